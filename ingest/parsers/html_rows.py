"""What stands between two line ends of a page, and which of it is one paragraph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.parsers.html_display import shown
from ingest.parsers.html_furniture import names_attachment
from ingest.parsers.html_tree import Element
from ingest.parsers.layout import goes_on, hard_wrapped, width


@dataclass(slots=True)
class Piece:
    """Words of one text node: ``line`` and step ``at`` where they stand, within a link or not."""

    text: str
    line: int
    linked: bool
    at: int
    inside: Element


@dataclass(frozen=True, slots=True)
class Row:
    """What stands between two line breaks."""

    pieces: list[Piece]
    text: str
    linked: int
    first: int
    last: int


def _row(pieces: list[Piece]) -> Row:
    text = shown("".join(piece.text for piece in pieces))
    linked = sum(len("".join(piece.text.split())) for piece in pieces if piece.linked)
    if names_attachment(text):
        linked = 0
    last = pieces[-1].line + pieces[-1].text.strip().count("\n") if pieces else 0
    return Row(pieces, text, linked, pieces[0].line if pieces else 0, last)


def paragraphs(rows: Iterable[list[Piece]]) -> Iterator[list[Row]]:
    """The paragraphs that the rows of one block make, each of one row or more."""
    for group in _groups(rows):
        yield from _joined(group)


def _groups(rows: Iterable[list[Piece]]) -> Iterator[list[Row]]:
    """Runs of rows that have words: an empty line ends a paragraph."""
    group: list[Row] = []
    for row in map(_row, rows):
        if row.text:
            group.append(row)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _joined(group: list[Row]) -> Iterator[list[Row]]:
    """Rows that are one paragraph, broken where an editor's window ended; else each row alone."""
    lines = [row.text for row in group]
    if hard_wrapped(lines):
        yield group
        return
    widest = max(map(width, lines))
    part: list[Row] = []
    for row in group:
        if part and goes_on(part[-1].text, row.text, widest):
            part.append(row)
            continue
        if part:
            yield part
        part = [row]
    yield part
