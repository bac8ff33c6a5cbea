"""``touchstone init``: the data directory and the starter corpus."""

import typer

from commands.context import ingestion, settings_of
from commands.options import JsonFlag, QuietFlag, new_app
from commands.output import note
from commands.report import print_report

app = new_app()


@app.command()
def init(ctx: typer.Context, *, as_json: JsonFlag = False, quiet: QuietFlag = False) -> int:
    """Make the data directory and load the starter corpus."""
    with ingestion(ctx, silent=quiet) as work:
        report = work.init()
    code = print_report(report, as_json=as_json, quiet=quiet)
    note((f"The base is in {settings_of(ctx).data_dir}",), quiet=quiet or as_json)
    return code
