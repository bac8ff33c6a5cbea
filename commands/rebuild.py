"""``touchstone rebuild``: derived data again, from the texts that are the truth."""

import typer

from commands.context import ingestion
from commands.options import JsonFlag, QuietFlag, new_app
from commands.report import print_report

app = new_app()


@app.command()
def rebuild(ctx: typer.Context, *, as_json: JsonFlag = False, quiet: QuietFlag = False) -> int:
    """Make vectors and indexes again from the stored texts."""
    with ingestion(ctx, silent=quiet, create=False) as work:
        report = work.rebuild()
    return print_report(report, as_json=as_json, quiet=quiet)
