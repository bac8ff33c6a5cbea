"""Tables of a page: the text in the cells of a ruled grid, row by row."""

from dataclasses import dataclass
from itertools import pairwise

from ingest.parsers.layout import join_lines
from ingest.parsers.markdown_table import CELLS
from ingest.parsers.pdf_frames import Rectangle
from ingest.parsers.pdf_glyphs import Glyph
from ingest.parsers.pdf_grid import Grid, grids
from ingest.parsers.pdf_lines import Fragment, first_word, fragments, is_bold, rows, words_of
from ingest.parsers.pdf_ruling import Ruling

_FEWEST_FILLED = 2
_MANY_COLUMNS = 4
"""So many cells with lines at the same heights are rows, though some of their figures are wide."""
_SAME_HEIGHT = 2
"""Points between lines of neighbouring cells that belong to one row."""
_LONGEST_CELL = 1500
"""Characters: a cell that holds more is a column of a page or a box of prose."""
_TOUCHING = 0.15
"""Of the type size: letters of a word stand this close."""


@dataclass(frozen=True, slots=True)
class TableRow:
    text: str
    box: Rectangle


@dataclass(frozen=True, slots=True)
class PageTable:
    """``box`` and the boxes of rows lie in the upright frame of the text."""

    box: Rectangle
    rows: tuple[TableRow, ...]
    head_rows: int


@dataclass(slots=True)
class _Line:
    text: str
    base: float
    box: Rectangle
    bold: bool
    first: float


def tables(glyphs: list[Glyph], ruling: Ruling) -> tuple[list[PageTable], list[Glyph]]:
    """The tables, and the characters that stand in none of them."""
    found: list[PageTable] = []
    for grid in grids(ruling.across, ruling.down):
        cells: dict[int, list[Glyph]] = {}
        outside: list[Glyph] = []
        for word in _unbroken(glyphs):
            x, y = (word[0].left + word[-1].right) / 2, (word[0].top + word[0].bottom) / 2
            cell = grid.cell_at(x, y)
            (outside if cell < 0 else cells.setdefault(cell, [])).extend(word)
        table = _table(grid, cells)
        if table:
            found.append(table)
            glyphs = outside
    return found, glyphs


def _unbroken(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Latin words whole, as a title over several columns crosses their rules; others singly.

    Figures of neighbouring cells may all but touch one another.
    """
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        last = found[-1][-1] if found else None
        if (
            last
            and not glyph.gap
            and _is_letter(last)
            and _is_letter(glyph)
            and _touch(last, glyph)
        ):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def _is_letter(glyph: Glyph) -> bool:
    return (glyph.text.isalpha() or glyph.text == "/") and glyph.text[0] < "\u0250"


def _touch(last: Glyph, glyph: Glyph) -> bool:
    apart = glyph.left - last.right
    near = abs(apart) < _TOUCHING * glyph.size and abs(glyph.base - last.base) < 1
    return near and not glyph.gap


def _table(grid: Grid, cells: dict[int, list[Glyph]]) -> PageTable | None:
    lines = {cell: _lines(glyphs) for cell, glyphs in cells.items()}
    lines = {cell: found for cell, found in lines.items() if found}
    if any(sum(len(line.text) for line in found) > _LONGEST_CELL for found in lines.values()):
        return None
    bands = [_band(grid, lines, row) for row in range(len(grid.owner))]
    filled = [columns for columns in bands if any(columns)]
    several = sum(1 for columns in filled if sum(map(bool, columns)) >= _FEWEST_FILLED)
    if len(filled) < _FEWEST_FILLED or not several:
        return None
    found: list[TableRow] = []
    bold: list[bool] = []
    for row, columns in enumerate(bands):
        for part in _parts(columns, _widths(grid, row)):
            found.append(_row(part))
            bold.append(all(line.bold for column in part for line in column))
    head = bold.index(False) if False in bold else 0
    return PageTable(grid.box, tuple(found), head)


def _lines(glyphs: list[Glyph]) -> list[_Line]:
    lines = []
    for row in rows(fragments(glyphs)):
        text = words_of(row)
        base = max(row, key=lambda part: part.size).base
        lines.append(_Line(text, base, _box(row), is_bold(row), first_word(row)))
    return lines


def _box(row: list[Fragment]) -> Rectangle:
    return (
        min(part.left for part in row),
        min(part.top for part in row),
        max(part.right for part in row),
        max(part.bottom for part in row),
    )


def _first_rows(grid: Grid) -> dict[int, int]:
    first: dict[int, int] = {}
    for number, owners in enumerate(grid.owner):
        for cell in owners:
            first.setdefault(cell, number)
    return first


def _band(grid: Grid, lines: dict[int, list[_Line]], row: int) -> list[list[_Line]]:
    """The cells of one row of the grid; one that began further up is empty here."""
    first = _first_rows(grid)
    return [
        lines.get(cell, []) if first[cell] == row else [] for cell in dict.fromkeys(grid.owner[row])
    ]


def _widths(grid: Grid, row: int) -> list[float]:
    widths: dict[int, float] = {}
    for column, cell in enumerate(grid.owner[row]):
        widths[cell] = widths.get(cell, 0.0) + grid.xs[column + 1] - grid.xs[column]
    return list(widths.values())


def _parts(columns: list[list[_Line]], widths: list[float]) -> list[list[list[_Line]]]:
    """A band as the rows that it holds: several where it is ruled only every few rows.

    Then its cells have lines at the same heights, and their lines are not full.
    """
    if not any(columns):
        return []
    tall = [column for column in columns if len(column) > 1]
    bases = sorted({round(line.base) for column in columns for line in column})
    places = [
        base for at, base in enumerate(bases) if not at or base - bases[at - 1] > _SAME_HEIGHT
    ]
    aligned = len(tall) > 1 and all(len(column) * 2 > len(places) for column in columns if column)
    full = sum(map(_wraps, columns, widths))
    if not aligned or full > (len(tall) / 2 if len(tall) >= _MANY_COLUMNS else 0):
        return [columns]
    parts: list[list[list[_Line]]] = [[[] for _ in columns] for _ in places]
    for number, column in enumerate(columns):
        for line in column:
            at = min(range(len(places)), key=lambda at: abs(places[at] - line.base))
            parts[at][number].append(line)
    return parts


def _wraps(column: list[_Line], width: float) -> bool:
    """Whether some line of a cell had no room for the first word of the next."""
    return any(
        one.box[2] - one.box[0] + two.first + (one.box[3] - one.box[1]) * 0.6 > width
        for one, two in pairwise(column)
    )


def _row(columns: list[list[_Line]]) -> TableRow:
    cells = [join_lines([line.text for line in column]) for column in columns]
    boxes = [line.box for column in columns for line in column]
    box = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    return TableRow(CELLS.join(cells).strip(), box)
