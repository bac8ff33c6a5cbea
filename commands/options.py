"""Options that several commands share, and how their values are read."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from kb.domain.answers import MAX_QUESTION
from kb.domain.norms import BearerKind, NormKind
from kb.domain.retrieval import Filters
from kb.domain.vocabulary import Level, Rendition, Standing, StatusCode
from kb.errors import UsageError

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
QuietFlag = Annotated[
    bool, typer.Option("--quiet", help="Print nothing on stderr but errors: no bar, no notes.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day that must hold, as YYYY-MM-DD."),
]
Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="KEY=VALUE",
        help="Only such texts: level=law, status=in_force, topic=recall ...; may be given again.",
    ),
]
_MOST_READ = 1_000_000
"""Characters from standard input: what writes without end must not fill the memory."""
_FIELDS = {
    "level": "levels",
    "instrument": "instruments",
    "language": "languages",
    "standing": "standings",
    "rendition": "renditions",
    "jurisdiction": "jurisdictions",
    "issuer": "issuers",
    "status": "statuses",
    "norm": "norms",
    "bearer": "bearers",
}
_TOPIC = "topic"


class Language(StrEnum):
    """Languages of answers and texts."""

    CHINESE = "zh"
    ENGLISH = "en"


def new_app() -> typer.Typer:
    """Plain help: rich takes longer to import than all else that a help page needs."""
    return typer.Typer(add_completion=False, rich_markup_mode=None)


def read_words(text: str, what: str) -> str:
    """The words of a question or query; ``-`` reads them from standard input."""
    words = (_read_stdin() if text == "-" else text).strip().removeprefix("\ufeff").strip()
    if not words:
        raise UsageError(f"The {what} is empty.", "Write it in quotes, or pipe it in with '-'.")
    if not any("\ud800" <= character <= "\udfff" for character in words):
        return words
    try:
        # Python reads arguments in the locale's encoding and keeps foreign bytes as surrogates.
        return os.fsencode(words).decode("utf-8")
    except UnicodeError:
        cure = "Convert it, for example with iconv."
        raise UsageError(f"The {what} is not UTF-8.", cure) from None


def _read_stdin() -> str:
    if sys.stdin is None:
        raise UsageError("There is no standard input to read.", "Write the words in quotes.")
    words = sys.stdin.read(_MOST_READ + 1)
    if len(words) > _MOST_READ:
        raise UsageError(
            f"There are more than {_MOST_READ} characters on standard input; a question has "
            f"{MAX_QUESTION} at most.",
            "Shorten it, or add the text as a document: touchstone add PATH",
        )
    return words


def read_date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        cure = "Write it as YYYY-MM-DD, for example --as-of 2018-12-29."
        raise UsageError(f"'{text}' is not a date.", cure) from None


def read_filters(where: Sequence[str] | None) -> Filters:
    """``["level=law", "topic=recall"]`` as filters; an unknown key, word or topic is refused."""
    chosen: dict[str, list[str]] = {field: [] for field in (*_FIELDS.values(), _TOPIC)}
    for pair in where or ():
        key, separator, value = pair.partition("=")
        if key not in (*_FIELDS, _TOPIC) or not separator or not value:
            keys = ", ".join(f"{key}=..." for key in (*_FIELDS, _TOPIC))
            raise UsageError(f"--where does not understand '{pair}'.", f"It takes {keys}")
        _check_word(key, value)
        chosen[_FIELDS.get(key, key)].append(value)
    return _of_topics(chosen.pop(_TOPIC), chosen)


def _of_topics(names: Sequence[str], chosen: dict[str, list[str]]) -> Filters:
    """Reading the catalogue takes a quarter of a second, which only a topic costs."""
    filters = Filters(**{field: tuple(values) for field, values in chosen.items()})
    if not names:
        return filters
    from ingest.topics import narrowed

    return narrowed(filters, names)


def _check_word(key: str, value: str) -> None:
    closed: dict[str, list[str]] = {
        "level": list(Level),
        "language": list(Language),
        "standing": list(Standing),
        "rendition": list(Rendition),
        "status": list(StatusCode),
        "norm": list(NormKind),
        "bearer": list(BearerKind),
    }
    if key in closed and value not in closed[key]:
        words = ", ".join(closed[key])
        raise UsageError(f"There is no {key} '{value}'.", f"It is one of {words}.")
