"""``python -m train``: the bilingual table from the texts to the figures, step by step.

Each step leaves its result in the work folder and is passed over where it is there; an
interrupted one goes on. See train/README.md for the sources.
"""

from pathlib import Path
from typing import Annotated

import typer

from train import steps
from train.plan import Plan

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)

Shared = Annotated[Path, typer.Option(help="Folder of the real data: parallel, laws-cn ...")]
Fetched = Annotated[Path, typer.Option(help="Folder of what train/README.md says to fetch.")]
Work = Annotated[Path, typer.Option(help="Where the steps leave what they make.")]
_SHARED, _FETCHED, _WORK = Path("../shared/data"), Path(".train/fetched"), Path(".train/work")


@app.command()
def make(shared: Shared = _SHARED, fetched: Fetched = _FETCHED, work: Work = _WORK) -> None:
    """All steps that are not done yet: pairs, vocabulary, alignment, teacher, fitting, packing."""
    plan = Plan(shared, fetched, work)
    for step in steps.ORDER:
        step(plan)


@app.command()
def pack(shared: Shared = _SHARED, fetched: Fetched = _FETCHED, work: Work = _WORK) -> None:
    """Write the files of kb/bilingual from what has been learned so far."""
    steps.pack(Plan(shared, fetched, work))


@app.command()
def measure(shared: Shared = _SHARED, fetched: Fetched = _FETCHED, work: Work = _WORK) -> None:
    """Print how well the shipped table finds translations and answers, by vectors alone."""
    from train.measuring import measured

    for line in measured(Plan(shared, fetched, work)):
        typer.echo(line)


@app.command()
def card(shared: Shared = _SHARED, fetched: Fetched = _FETCHED, work: Work = _WORK) -> None:
    """Write the tables of kb/bilingual/MODEL_CARD.md; measures first."""
    from train.card import put_card
    from train.measuring import measured

    plan = Plan(shared, fetched, work)
    path = steps.PACKAGE / "MODEL_CARD.md"
    put_card(path, steps.read_pairs(plan), list(measured(plan)), plan)


if __name__ == "__main__":
    app()
