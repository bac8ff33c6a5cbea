"""``touchstone ask``: one question, one answer."""

from typing import Annotated

import typer

from commands import exit_codes
from commands.context import knowledge_base
from commands.options import (
    AsOf,
    JsonFlag,
    Language,
    QuietFlag,
    Where,
    new_app,
    read_date,
    read_filters,
    read_words,
)
from commands.output import note, on_terminal, print_json, print_lines
from kb.domain.answers import MAX_K

app = new_app()

Question = Annotated[str, typer.Argument(metavar="QUESTION", help="In quotes, or - for stdin.")]
AnswerLanguage = Annotated[
    Language | None, typer.Option("--lang", help="Language of the answer's own words.")
]
Count = Annotated[
    int,
    typer.Option(
        "--k",
        min=1,
        max=MAX_K,
        help="How many sentences at most; a list that one opens is quoted whole.",
    ),
]
NoModel = Annotated[
    bool,
    typer.Option("--no-llm", help="Quote only; this version never uses a chat model."),
]


@app.command()
def ask(  # noqa: PLR0913 - every option of a command is an argument
    ctx: typer.Context,
    *,
    question: Question,
    as_of: AsOf = None,
    lang: AnswerLanguage = None,
    where: Where = None,
    k: Count = 5,
    no_llm: NoModel = False,  # noqa: ARG001 - every answer is without one yet
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,
) -> int:
    """Answer one question with exact quotes from the sources."""
    words, day, filters = read_words(question, "question"), read_date(as_of), read_filters(where)
    with knowledge_base(ctx) as base:
        answer = base.ask(
            words, as_of=day, language=lang.value if lang else None, filters=filters, k=k
        )
    if as_json:
        from kb.rendering.as_json import answer_document

        print_json(answer_document(answer))
    elif on_terminal():
        from commands.terminal import print_answer

        print_answer(answer)
    else:
        from kb.rendering.as_text import answer_lines

        print_lines(answer_lines(answer))
    note(answer.notices, quiet=quiet or as_json)
    return exit_codes.of_outcome(answer.outcome)
