"""``touchstone add``: files and folders into the base."""

from typing import Annotated

import typer

from commands.context import ingestion
from commands.options import JsonFlag, QuietFlag, new_app
from commands.report import print_report
from ingest.parsers.types import KNOWN_TYPES

app = new_app()

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", help=f"Files, folders and archives (.zip, .tar): {KNOWN_TYPES}."
    ),
]
InstrumentId = Annotated[
    str | None,
    typer.Option("--instrument", metavar="ID", help="Take each file as a text of this one."),
]


@app.command()
def add(
    ctx: typer.Context,
    *,
    sources: Sources,
    instrument: InstrumentId = None,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,
) -> int:
    """Take in files and folders of laws, rules, standards and notices."""
    with ingestion(ctx, silent=quiet) as work:
        report = work.add(sources, instrument=instrument)
    return print_report(report, as_json=as_json, quiet=quiet)
