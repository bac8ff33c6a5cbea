"""What stands before the first article, in any language: title, header, contents, preface."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.structure.lines import Line


@dataclass(frozen=True, slots=True)
class Opening:
    """Line indexes: ``title`` (None: no title), ``header``, ``preface``; units from ``end``."""

    title: int | None
    header: tuple[int, ...]
    preface: tuple[int, ...]
    end: int


@dataclass(frozen=True, slots=True)
class OpeningSigns:
    """How a language marks what opens a law.

    ``rank`` is a division's (None for other lines), ``is_header`` tells adoption and contents
    lines, ``may_be_title`` a plain line that names the text.
    """

    rank: Callable[[Line], int | None]
    is_header: Callable[[Line], bool]
    may_be_title: Callable[[Line], bool]


def read_opening_with(signs: OpeningSigns, lines: list[Line], first_article: int) -> Opening:
    """Part the lines before the first article; its chapter headings begin the units."""
    end = _first_division(signs, lines, first_article)
    title = _title(signs, lines, end)
    header = list(range(title + 1)) if title is not None else []
    if title is not None:
        header.remove(title)
    at = 0 if title is None else title + 1
    named = _squashed(lines[title].text) if title is not None else ""
    while at < end and (signs.is_header(lines[at]) or _squashed(lines[at].text) == named):
        header.append(at)
        at += 1
    return Opening(title, tuple(header), tuple(range(at, end)), end)


def _squashed(text: str) -> str:
    return "".join(text.split())


def _first_division(signs: OpeningSigns, lines: list[Line], first_article: int) -> int:
    """The first of the headings around the first article, going up: section, chapter, book.

    A heading of the same or a lower level above them belongs to a table of contents.
    """
    first, lowest = first_article, 5
    for at in range(first_article - 1, -1, -1):
        rank = signs.rank(lines[at])
        if rank is None:
            continue
        if rank >= lowest:
            break
        first, lowest = at, rank
    return first


def _title(signs: OpeningSigns, lines: list[Line], end: int) -> int | None:
    named = [at for at in range(end) if lines[at].is_heading and signs.rank(lines[at]) is None]
    if named:
        top = min(lines[at].level for at in named)
        return next(at for at in named if lines[at].level == top)
    for at in range(end):
        if signs.may_be_title(lines[at]):
            return at
    return None
