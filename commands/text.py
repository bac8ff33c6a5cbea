"""``touchstone text``: the stored text that every offset of a citation counts in."""

from typing import Annotated

import typer

from commands import exit_codes
from commands.context import knowledge_base
from commands.options import JsonFlag, QuietFlag, new_app
from commands.output import print_bytes, print_json

app = new_app()

EditionId = Annotated[str, typer.Argument(metavar="EDITION", help="An edition's id.")]


@app.command()
def text(
    ctx: typer.Context,
    *,
    edition: EditionId,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,  # noqa: ARG001 - accepted everywhere; this prints its result only
) -> int:
    """Print the stored text of an edition, byte for byte."""
    with knowledge_base(ctx) as base:
        stored = base.text(edition)
    if as_json:
        print_json({"edition": edition, "text": stored})
        return exit_codes.DONE
    print_bytes(stored.encode("utf-8"))
    return exit_codes.DONE
