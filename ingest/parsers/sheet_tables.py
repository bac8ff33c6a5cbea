"""Rows of a sheet as blocks: tables parted by empty rows, titles over them, notes below them.

Shared by every format of rows and columns: XLSX, XLS, CSV.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ingest.blocks import Block, BlockKind
from ingest.parsers.cell_lines import cell_line
from ingest.parsers.clean import clean
from ingest.parsers.layout import join_lines, squeeze
from ingest.parsers.markdown_table import CELLS
from ingest.parsers.merged_cells import Repeats
from ingest.parsers.sheet_rows import Merged, Note, Row, Sheet
from ingest.parsers.side_by_side import side_by_side
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


def sheet_blocks(sheet: Sheet, first: int) -> list[Block]:
    """The blocks of a sheet without its name, numbered from ``first``.

    Tables are parted by empty rows, and by empty columns where a table stands on either side;
    cells merged over rows stand in each of them (``merged_cells``). A row of one cell on top of a
    table or at its end is a paragraph (a title, a unit, a remark), as are all rows where no row
    has two cells. Raises InputRefused for a table that is too sparse to be one.
    """
    blocks: list[Block] = []
    notes = sorted(sheet.notes, key=lambda note: note.row)
    merges = _merges(sheet)
    for rows in _parted(sheet.rows, sheet.merged):
        for block in _blocks_of(sheet, rows, merges):
            blocks.append(_numbered(block, first + len(blocks)))
        while notes and notes[0].row <= rows[-1].number:
            blocks.append(_numbered(_noted(sheet, notes.pop(0)), first + len(blocks)))
    for note in notes:
        blocks.append(_numbered(_noted(sheet, note), first + len(blocks)))
    return blocks


def _parted(rows: Iterable[Row], merged: Sequence[Merged]) -> Iterator[list[Row]]:
    """Rows without an empty one between them; one that a merged cell covers is not empty."""
    down = sorted((cells for cells in merged if cells.bottom > cells.top), key=lambda m: m.top)
    part: list[Row] = []
    reach, at = 0, 0
    for row in rows:
        if part and row.number > max(part[-1].number, reach) + 1:
            yield part
            part = []
        part.append(row)
        while at < len(down) and down[at].top <= row.number:
            if down[at].top == row.number and down[at].left in row.cells:
                reach = max(reach, down[at].bottom)
            at += 1
    if part:
        yield part


def _merges(sheet: Sheet) -> dict[int, list[Merged]]:
    """The merged cells by the row in which they begin."""
    found: dict[int, list[Merged]] = {}
    for cells in sheet.merged:
        found.setdefault(cells.top, []).append(cells)
    return found


def _blocks_of(sheet: Sheet, rows: list[Row], merges: dict[int, list[Merged]]) -> Iterator[Block]:
    merged = [m for row in rows for m in merges.get(row.number, ()) if m.left in row.cells]
    wide = [n for n, row in enumerate(rows) if len(row.cells) > 1]
    if not wide:
        yield from (_paragraph(sheet, row) for row in rows)
        return
    top, end = wide[0], wide[-1] + 1
    if len(sides := side_by_side(rows[top:], merged)) > 1:
        yield from (_paragraph(sheet, row) for row in rows[:top])
        for part in (part for side in sides for part in _parted(side, merged)):
            yield from _blocks_of(sheet, part, merges)
        return
    columns = sorted({column for row in rows[top:end] for column in row.cells})
    # A last row with its one cell under the first column is a row of the table; a long one is a
    # remark below it, and so is one that a merge draws across the columns.
    while end < len(rows) and not _is_remark(rows[end], columns, merged):
        end += 1
    yield from (_paragraph(sheet, row) for row in rows[:top])
    yield _table(sheet, rows[top:end], merged)
    yield from (_paragraph(sheet, row) for row in rows[end:])


_REMARK = re.compile(
    r"\s*(?:注|备\s*注|说\s*明|附\s*注|(?:资料|数据)?来源|notes?|remarks?|source)\s*\d*\s*[:：.、]",
    re.IGNORECASE,
)
_LONGEST_CELL_BELOW = 40


def _is_remark(row: Row, columns: list[int], merged: Sequence[Merged]) -> bool:
    (column, text), *_ = row.cells.items()
    across = any(
        cells.top == row.number and cells.left == column and cells.right > column
        for cells in merged
    )
    return across or bool(_REMARK.match(text)) or len(text) > _LONGEST_CELL_BELOW or (
        column not in columns
    )  # fmt: skip


def _paragraph(sheet: Sheet, row: Row) -> Block:
    text = CELLS.join(map(one_line, row.cells.values()))
    return Block(BlockKind.PARAGRAPH, text, 0, 0, at=_place(sheet, row.number, row.number))


def _table(sheet: Sheet, rows: list[Row], merged: Sequence[Merged]) -> Block:
    columns = sorted({column for row in rows for column in row.cells})
    if len(columns) * len(rows) > MOST_GRID:
        problem = f"The cells of '{sheet.name}' lie too far apart to be a table."
        raise InputRefused(problem, SPLIT)
    heads, reaching = _head_rows(rows, columns, merged), _reaching(rows, merged)
    return Block(
        BlockKind.TABLE,
        "\n".join(_line(row, columns, reaching, is_head=n < heads) for n, row in enumerate(rows)),
        0,
        0,
        at=_place(sheet, rows[0].number, rows[-1].number),
        rows=tuple(_place(sheet, row.number, row.number) for row in rows),
        head_rows=heads,
    )


def _line(
    row: Row, columns: list[int], reaching: dict[tuple[int, int], str], *, is_head: bool
) -> str:
    """All columns of the table, so that the n-th cell stands under the n-th head."""
    texts = (row.cells.get(n, "") or reaching.get((row.number, n), "") for n in columns)
    return CELLS.join(one_line(text, is_head=is_head) for text in texts).strip()


def _reaching(rows: list[Row], merged: Sequence[Merged]) -> dict[tuple[int, int], str]:
    """By row and column: the words of cells that are merged downwards, in each lower row."""
    at = {row.number: n for n, row in enumerate(rows)}
    numbers, repeats = [row.number for row in rows], Repeats()
    found: dict[tuple[int, int], str] = {}
    for cells in merged:
        if cells.bottom <= cells.top or cells.top not in at:
            continue
        text = rows[at[cells.top]].cells.get(cells.left, "")
        for number in numbers[at[cells.top] + 1 : bisect_right(numbers, cells.bottom)]:
            if not (words := text and repeats.of(text)):
                break
            found[number, cells.left] = words
    return found


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


def cell_words(text: str) -> str:
    """The words of a cell, with a line feed for each line that its author broke."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return "\n".join(filter(None, map(squeeze, clean(text).split("\n"))))


def one_line(text: str, *, is_head: bool = False) -> str:
    """What a row shows of ``cell_words``."""
    return cell_line(text.split("\n"), is_head=is_head) if "\n" in text else text


def cell_text(text: str) -> str:
    """Words beside the cells, such as a comment, on one line: their line feeds are layout."""
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
