"""``touchstone docs``: what is in the base."""

from typing import Annotated

import typer

from commands import exit_codes
from commands.context import knowledge_base
from commands.options import JsonFlag, QuietFlag, new_app
from commands.output import note, on_terminal, print_json, print_lines
from commands.topics import list_topics
from kb.rendering.as_json import overview_document
from kb.rendering.as_text import overview_lines

app = new_app()
app.command("topics")(list_topics)

InstrumentId = Annotated[
    str, typer.Argument(metavar="ID", help="An instrument's id, as 'touchstone docs' prints it.")
]


@app.callback(invoke_without_command=True)
def docs(ctx: typer.Context, *, as_json: JsonFlag = False, quiet: QuietFlag = False) -> int:
    """List what is in the base; 'docs show ID' and 'docs topics' tell more."""
    if ctx.invoked_subcommand is not None:
        return exit_codes.DONE
    return _print_overview(ctx, None, as_json=as_json, quiet=quiet)


@app.command()
def show(
    ctx: typer.Context,
    *,
    instrument: InstrumentId,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,
) -> int:
    """Tell more of one instrument: its editions, their status, sources and warnings."""
    given = ctx.parent.params if ctx.parent else {}
    as_json, quiet = as_json or given["as_json"], quiet or given["quiet"]
    return _print_overview(ctx, instrument, as_json=as_json, quiet=quiet)


def _print_overview(
    ctx: typer.Context, instrument: str | None, *, as_json: bool, quiet: bool
) -> int:
    with knowledge_base(ctx) as base:
        overviews = base.overview(instrument)
    if as_json:
        print_json(overview_document(overviews))
    elif on_terminal() and instrument is None:
        from commands.terminal import print_overview

        print_overview(overviews)
    else:
        print_lines(overview_lines(overviews, detailed=instrument is not None))
    note(() if overviews else ("The base is empty: type 'touchstone add FOLDER'.",), quiet=quiet)
    return exit_codes.DONE
