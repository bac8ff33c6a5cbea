"""``touchstone diff``: two editions clause by clause."""

from typing import Annotated

import typer

from commands import exit_codes
from commands.context import knowledge_base
from commands.options import AsOf, JsonFlag, QuietFlag, new_app, read_date
from commands.output import print_json, print_lines
from kb.rendering.differences import difference_document, difference_lines

app = new_app()

Old = Annotated[
    str, typer.Argument(metavar="OLD", help="An edition's id; or an instrument, for its last two.")
]
New = Annotated[str | None, typer.Argument(metavar="[NEW]", help="The edition to compare with.")]
All = Annotated[bool, typer.Option("--all", help="Print the clauses that are the same as well.")]


@app.command()
def diff(  # noqa: PLR0913 - one option each
    ctx: typer.Context,
    *,
    old: Old,
    new: New = None,
    as_of: AsOf = None,
    everything: All = False,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,  # noqa: ARG001 - accepted everywhere; this prints its result only
) -> int:
    """Compare two editions clause by clause."""
    day = read_date(as_of)
    with knowledge_base(ctx) as base:
        found = base.diff(old, new, as_of=day)
    if as_json:
        print_json(difference_document(found))
    else:
        print_lines(difference_lines(found, everything=everything))
    return exit_codes.DONE
