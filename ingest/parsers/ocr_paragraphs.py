"""Rows of a page become paragraphs and tables: by indents, gaps, room left, and numbers."""

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from ingest.parsers.layout import glue, squeeze, starts_with_marker, width
from ingest.parsers.ocr_layout import Piece, Row, columns, line_height, parted
from ingest.parsers.ocr_upright import Upright

CELLS = " | "
# All in heights of a line. Chinese paragraphs are indented by two characters, English by one.
_INDENT = 0.9
# A wrapped line of Chinese leaves at most two characters of room, at the margin of recognition.
_ROOM = 2.2
# Between paragraphs there is visibly more white than between the lines of one; a sentence goes on
# over somewhat more, but never over more than in a text of double spacing.
_WIDER, _WIDE, _WIDEST = 0.4, 0.7, 1.8
# A heading is set in larger type.
_LARGER, _ENOUGH = 1.35, 6
# Fewer rows with cells are a line with a wide space: a date, a signature, a number at the edge.
_FEWEST_ROWS = 3
_ENDS = frozenset("。；：！？;:.!?")
# 依照本法第三条第（二）项: how a reference goes on where a line was broken.
_REFERRED = ("第", "（", "(")
_HYPHEN = re.compile(r"[A-Za-z]-$")
_LOWER = re.compile(r"[a-z]")


@dataclass(frozen=True)
class Paragraph:
    """Rows that are one paragraph, or the rows of one table.

    ``unfinished``: it ends with a full line in mid-sentence. ``fresh``: it begins with an indent
    or a number, so that it goes on with nothing before it.
    """

    rows: tuple[Row, ...]
    table: bool = False
    unfinished: bool = False
    fresh: bool = True

    @property
    def text(self) -> str:
        if self.table:
            return "\n".join(row_text(row, CELLS) for row in self.rows)
        text = ""
        for line in (row_text(row, " ") for row in self.rows):
            broken = _HYPHEN.search(text) and _LOWER.match(line)
            text += (glue(text, line) if text and not broken else "") + line
        return text

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for row in self.rows for piece in row)


def row_text(row: Row, between: str) -> str:
    """The words of a row; what the engine cut at a wide space is parted by ``between``."""
    return squeeze(between.join(piece.text for piece in row))


def paragraphs(page: Upright) -> list[Paragraph]:
    """The paragraphs of one page in reading order; every recognised line is in one of them."""
    found: list[Paragraph] = []
    for rows in columns(page.lines):
        found += _of_column(rows)
    return found


def _of_column(rows: list[Row]) -> list[Paragraph]:
    found: list[Paragraph] = []
    edges = _Edges.of(rows)
    for run, table in _runs(rows):
        if table:
            found.append(Paragraph(tuple(run), table=True))
            continue
        opened: list[Row] = []
        for row in run:
            if opened and edges.begins(row, opened[-1]):
                found.append(edges.paragraph(opened))
                opened = []
            opened.append(row)
        found.append(edges.paragraph(opened))
    return found


def _runs(rows: list[Row]) -> list[tuple[list[Row], bool]]:
    """Runs of rows, and whether each is a table; fewer rows with cells than that are text."""
    runs: list[tuple[list[Row], bool]] = []
    for cells, group in groupby(_with_cells(rows), lambda one: one[1]):
        run = [row for row, _ in group]
        table = cells and len(run) >= _FEWEST_ROWS
        if runs and not table and not runs[-1][1]:
            runs[-1][0].extend(run)
        else:
            runs.append((run, table))
    return runs


def _with_cells(rows: list[Row]) -> list[tuple[Row, bool]]:
    """Each row and whether it is one of cells; below such a row, narrow spaces part them too."""
    marked: list[tuple[Row, bool]] = []
    for row in rows:
        below = bool(marked) and marked[-1][1] and len(row) > 1
        marked.append((row, below or parted(row)))
    return marked


@dataclass(frozen=True)
class _Edges:
    """The measures of a column: its sides, the height of a line, the usual white between two."""

    left: float
    right: float
    height: float
    white: float

    @classmethod
    def of(cls, rows: list[Row]) -> "_Edges":
        height = line_height([piece for row in rows for piece in row])
        # A stamp across the text makes rows that lie in one another.
        whites = [max(_white(one, other), 0.0) for one, other in pairwise(rows)]
        # The lower half: a page of one-line paragraphs has more wide gaps than narrow ones.
        usual = sorted(whites)[: len(whites) // 2 + 1]
        return cls(
            min((row[0].left for row in rows), default=0),
            max((row[-1].right for row in rows), default=0),
            height,
            median(usual) if usual else 0,
        )

    def paragraph(self, rows: list[Row]) -> Paragraph:
        first = rows[0]
        fresh = starts_with_marker(first[0].text) or self._indented(first)
        return Paragraph(tuple(rows), unfinished=self._goes_on(rows[-1]), fresh=fresh)

    def begins(self, row: Row, before: Row) -> bool:
        """Whether a row begins a paragraph, rather than going on with the row before it."""
        text = before[-1].text.rstrip()
        deeper = row[0].left - before[0].left > _INDENT * self.height
        if self._numbered(row, before):
            return True
        if deeper and (text[-1:] in _ENDS or not self._full(before, row)):
            return True
        usual = min(self.white + _WIDER * self.height, _WIDEST * self.height)
        mid_sentence = text[-1:] not in _ENDS
        if _white(before, row) > (max(usual, _WIDE * self.height) if mid_sentence else usual):
            return True
        if _larger(row, before):
            return True
        return parted(row) or parted(before) or not self._full(before, row)

    def _indented(self, row: Row) -> bool:
        return row[0].left - self.left > _INDENT * self.height

    def _numbered(self, row: Row, before: Row) -> bool:
        """Whether a number begins a paragraph; below a full line it may be one referred to."""
        text = row[0].text
        if not starts_with_marker(text):
            return False
        referred = text.lstrip().startswith(_REFERRED) and self._goes_on(before)
        return self._indented(row) or not referred

    def _goes_on(self, before: Row) -> bool:
        """A full line in mid-sentence: the number that follows is one that it refers to."""
        full = self.right - before[-1].right < _ROOM * self.height
        return full and before[-1].text.rstrip()[-1:] not in _ENDS

    def _full(self, before: Row, row: Row) -> bool:
        """Whether a row had no room for the first word of the next one."""
        word = row[0].text.split(None, 1)[0]
        columns_of_word = min(width(word), 40) if word.isascii() else 2
        column = (before[-1].right - before[0].left) / max(width(row_text(before, " ")), 1)
        room = max(_ROOM * self.height, (columns_of_word + 1) * column)
        return self.right - before[-1].right < room


def _white(before: Row, row: Row) -> float:
    return min(p.top for p in row) - max(p.bottom for p in before)


def _larger(one: Row, other: Row) -> bool:
    """Whether the type of one is larger; the height of a few characters says little."""
    if min(len(row_text(row, "")) for row in (one, other)) < _ENOUGH:
        return False
    sizes = sorted(max(median(piece.height for piece in row), 1.0) for row in (one, other))
    return sizes[1] > _LARGER * sizes[0]
