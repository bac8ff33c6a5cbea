"""Rows of a sheet as blocks: tables parted by empty rows, titles over them, notes below them.

Shared by every format of rows and columns: XLSX, XLS, CSV.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind
from ingest.parsers.clean import clean
from ingest.parsers.layout import join_lines, squeeze
from ingest.parsers.markdown_table import CELLS
from kb.domain.places import Place, PlaceUnit
from kb.errors import InputRefused

MOST_CELLS = 3_000_000
"""Filled cells of one file: some 600 MB of memory while it is read."""
MOST_GRID = 12_000_000
"""Rows times columns of one table: a few cells far apart must not become gigabytes of bars."""
_LONGEST_HEAD = 120
"""Characters: a cell with more is text of its own, no column head."""
_MOST_HEAD_ROWS = 5
_NUMBER = re.compile(r"[-+(]?\s?[¥￥$€£]?\s?\d[\d,，]*(?:\.\d+)?(?:[Ee][+-]?\d+)?\s?%?\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(
    r"\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,4}日?)?月?(?:\s+\d{1,2}:\d\d.*)?|\d{1,2}:\d\d.*"
)

SPLIT = "Split it into several files, and add them."


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the texts of its filled cells by column; rows and columns count from 1."""

    number: int
    cells: dict[int, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one: rows ``top`` to ``bottom``, columns ``left`` to ``right``."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on a cell; ``mark`` names the cell as its reader does (B2)."""

    row: int
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet shows. Rows come in order; empty ones are left out."""

    name: str
    rows: Sequence[Row]
    merged: Sequence[Merged] = ()
    notes: Sequence[Note] = field(default=())


def sheet_blocks(sheet: Sheet, first: int) -> list[Block]:
    """The blocks of a sheet without its name, numbered from ``first``.

    Tables are parted by empty rows. A row of one cell on top of a table or at its end is a
    paragraph (a title, a unit, a remark), as are all rows where no row has two cells. Raises
    InputRefused for a table that is too sparse to be one.
    """
    blocks: list[Block] = []
    notes = sorted(sheet.notes, key=lambda note: note.row)
    for rows in _parted(sheet.rows):
        for block in _blocks_of(sheet, rows):
            blocks.append(_numbered(block, first + len(blocks)))
        while notes and notes[0].row <= rows[-1].number:
            blocks.append(_numbered(_noted(sheet, notes.pop(0)), first + len(blocks)))
    for note in notes:
        blocks.append(_numbered(_noted(sheet, note), first + len(blocks)))
    return blocks


def _parted(rows: Iterable[Row]) -> Iterator[list[Row]]:
    part: list[Row] = []
    for row in rows:
        if part and row.number > part[-1].number + 1:
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _blocks_of(sheet: Sheet, rows: list[Row]) -> Iterator[Block]:
    wide = [n for n, row in enumerate(rows) if len(row.cells) > 1]
    if not wide:
        yield from (_paragraph(sheet, row) for row in rows)
        return
    top, end = wide[0], wide[-1] + 1
    columns = sorted({column for row in rows[top:end] for column in row.cells})
    # A last row with its one cell under the first column is a row of the table; a long one is a
    # remark below it, and so is one that a merge draws across the columns.
    while end < len(rows) and not _is_remark(sheet, rows[end], columns):
        end += 1
    yield from (_paragraph(sheet, row) for row in rows[:top])
    yield _table(sheet, rows[top:end])
    yield from (_paragraph(sheet, row) for row in rows[end:])


_REMARK = re.compile(
    r"\s*(?:注|备\s*注|说\s*明|附\s*注|(?:资料|数据)?来源|notes?|remarks?|source)\s*\d*\s*[:：.、]",
    re.IGNORECASE,
)
_LONGEST_CELL_BELOW = 40


def _is_remark(sheet: Sheet, row: Row, columns: list[int]) -> bool:
    (column, text), *_ = row.cells.items()
    merged = any(
        cells.top == row.number and cells.left == column and cells.right > column
        for cells in sheet.merged
    )
    return merged or bool(_REMARK.match(text)) or len(text) > _LONGEST_CELL_BELOW or (
        column not in columns
    )  # fmt: skip


def _paragraph(sheet: Sheet, row: Row) -> Block:
    text = CELLS.join(row.cells.values())
    return Block(BlockKind.PARAGRAPH, text, 0, 0, at=_place(sheet, row.number, row.number))


def _table(sheet: Sheet, rows: list[Row]) -> Block:
    columns = sorted({column for row in rows for column in row.cells})
    if len(columns) * len(rows) > MOST_GRID:
        problem = f"The cells of '{sheet.name}' lie too far apart to be a table."
        raise InputRefused(problem, SPLIT)
    return Block(
        BlockKind.TABLE,
        "\n".join(_line(row, columns) for row in rows),
        0,
        0,
        at=_place(sheet, rows[0].number, rows[-1].number),
        rows=tuple(_place(sheet, row.number, row.number) for row in rows),
        head_rows=_head_rows(rows, columns, sheet.merged),
    )


def _line(row: Row, columns: list[int]) -> str:
    """All columns of the table, so that the n-th cell stands under the n-th head."""
    return CELLS.join(row.cells.get(column, "") for column in columns).strip()


def _head_rows(rows: list[Row], columns: list[int], merged: Sequence[Merged]) -> int:
    """How many rows on top are column heads: one with words in most columns, and what it spans.

    A head that is merged across columns has its own heads in the next row; one that is merged
    downwards reaches as far as it does.
    """
    if len(rows) < 2:  # noqa: PLR2004 - a head and a row under it
        return 0
    first = rows[0].number
    heads = [cells for cells in merged if cells.top == first]
    across = [cells for cells in heads if cells.right > cells.left]
    covered = {column for cells in heads for column in range(cells.left, cells.right + 1)}
    if not _all_heads(rows[0], rows[1]):
        return 0
    if 2 * len((rows[0].cells.keys() | covered) & set(columns)) <= len(columns):
        return 0
    last = max((cells.bottom for cells in heads), default=first)
    if across and last == first:
        last = first + 1
    count = sum(1 for row in rows[: _MOST_HEAD_ROWS + 1] if row.number <= last)
    if count > _MOST_HEAD_ROWS or count >= len(rows):
        return 1
    return count if all(_all_heads(rows[n], rows[n + 1]) for n in range(1, count)) else 1


def _all_heads(row: Row, after: Row) -> bool:
    return all(_is_head(text, after.cells.get(column, "")) for column, text in row.cells.items())


def _is_head(text: str, below: str) -> bool:
    """Words; or a year, a month or a day above something else."""
    if len(text) > _LONGEST_HEAD:
        return False
    if _is_day(text):
        return not _is_day(below)
    return not _NUMBER.fullmatch(text)


def _is_day(text: str) -> bool:
    return bool(_YEAR.fullmatch(text) or _DATE.fullmatch(text))


def _noted(sheet: Sheet, note: Note) -> Block:
    text = f"{note.mark}: {note.text}"
    return Block(BlockKind.NOTE, text, 0, 0, at=_place(sheet, note.row, note.row))


def _place(sheet: Sheet, first: int, last: int) -> Place:
    return Place(PlaceUnit.ROW, first, last, sheet.name)


def _numbered(block: Block, number: int) -> Block:
    return Block(
        block.kind, block.text, number, number, at=block.at, rows=block.rows,
        head_rows=block.head_rows,
    )  # fmt: skip


def cell_text(text: str) -> str:
    """The words of a cell on one line: its line feeds are layout."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return squeeze(join_lines(clean(text).split("\n")))


def column_name(column: int) -> str:
    """A for 1, AA for 27."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
