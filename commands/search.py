"""``touchstone search``: passages, scores, and why they matched."""

from functools import partial
from typing import Annotated

import typer

from commands import exit_codes
from commands.context import knowledge_base
from commands.options import (
    AsOf,
    JsonFlag,
    QuietFlag,
    Where,
    new_app,
    read_date,
    read_filters,
    read_words,
)
from commands.output import note, print_json, print_lines
from kb.domain.answers import MAX_K
from kb.rendering.as_json import search_document
from kb.rendering.as_text import search_lines

app = new_app()

Query = Annotated[str, typer.Argument(metavar="QUERY", help="In quotes, or - for stdin.")]
Count = Annotated[int, typer.Option("--k", min=1, max=MAX_K, help="How many passages.")]


@app.command()
def search(  # noqa: PLR0913 - every option of a command is an argument
    ctx: typer.Context,
    *,
    query: Query,
    as_of: AsOf = None,
    where: Where = None,
    k: Count = 10,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,
) -> int:
    """List passages with scores and why they matched."""
    words, day, filters = read_words(query, "query"), read_date(as_of), read_filters(where)
    with knowledge_base(ctx) as base:
        result = base.search(words, as_of=day, filters=filters, k=k)
        describe = partial(base.describe, as_of=day)
        if as_json:
            print_json(search_document(words, result, describe))
            return exit_codes.DONE
        print_lines(search_lines(result, describe))
    note(result.notices, quiet=quiet)
    return exit_codes.DONE
