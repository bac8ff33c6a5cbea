"""``touchstone search``: passages, scores, and why they matched."""

from typing import Annotated

import typer

from commands import exit_codes
from commands.context import knowledge_base
from commands.options import JsonFlag, QuietFlag, Where, new_app, read_filters, read_words
from commands.output import note, print_json, print_lines
from kb.domain.answers import MAX_K
from kb.rendering.as_json import search_document
from kb.rendering.as_text import search_lines

app = new_app()

Query = Annotated[str, typer.Argument(metavar="QUERY", help="In quotes, or - for stdin.")]
Count = Annotated[int, typer.Option("--k", min=1, max=MAX_K, help="How many passages.")]


@app.command()
def search(
    ctx: typer.Context,
    *,
    query: Query,
    where: Where = None,
    k: Count = 10,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,
) -> int:
    """List passages with scores and why they matched."""
    words, filters = read_words(query, "query"), read_filters(where)
    with knowledge_base(ctx) as base:
        result = base.search(words, filters=filters, k=k)
        if as_json:
            print_json(search_document(words, result, base.describe))
            return exit_codes.DONE
        print_lines(search_lines(result, base.describe))
    nothing = () if result.kept or result.clauses else ("No passage matches.",)
    note((*nothing, *result.notices), quiet=quiet)
    return exit_codes.DONE
