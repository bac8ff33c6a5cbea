"""``touchstone show``: a clause by any of its names."""

from typing import Annotated

import typer

from commands import exit_codes
from commands.context import knowledge_base
from commands.options import AsOf, JsonFlag, QuietFlag, new_app, read_date, read_words
from commands.output import print_json, print_lines
from kb.rendering.as_json import shown_document
from kb.rendering.as_text import shown_lines

app = new_app()

Reference = Annotated[
    str,
    typer.Argument(
        metavar="REF", help="产品质量法第二十六条, 'Product Quality Law art 26', or a clause id."
    ),
]


@app.command()
def show(
    ctx: typer.Context,
    *,
    ref: Reference,
    as_of: AsOf = None,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,  # noqa: ARG001 - accepted everywhere; this prints its result only
) -> int:
    """Print a clause by any of its names."""
    reference, day = read_words(ref, "reference"), read_date(as_of)
    with knowledge_base(ctx) as base:
        found = base.show(reference, as_of=day)
    if as_json:
        clauses = [shown_document(shown) for shown in found]
        print_json({"reference": reference, "clauses": clauses})
        return exit_codes.DONE
    for number, shown in enumerate(found):
        print_lines(([""] if number else []) + shown_lines(shown))
    return exit_codes.DONE
