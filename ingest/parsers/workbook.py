"""What workbooks of all formats have in common: what is said of their sheets, and their title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, BlockKind, ParsedDocument
from kb.domain.places import Place, PlaceUnit

_NAMED = 5
"""How many places a warning names; the count tells the rest."""
_DEFAULT_NAME = re.compile(
    r"(?:sheet|工作表|表|tabelle|feuil|hoja)\s?\d*(?: ?\(\d+\))?|report|export|data|数据|导出.*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 80


@dataclass(slots=True)
class CellRemarks:
    """What one sheet has that its cells do not tell; cells, rows and columns by their names."""

    unvalued: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SheetRemarks:
    """The remarks of one sheet with its name."""

    name: str
    is_hidden: bool
    cells: CellRemarks


def workbook_warnings(
    sheets: Sequence[SheetRemarks], others: Sequence[str], *, macros: bool
) -> list[str]:
    """Short sentences with counts; ``others`` are sheets without filled cells."""
    out: list[str] = []
    hidden = [sheet.name for sheet in sheets if sheet.is_hidden]
    if hidden:
        out.append(f"{_counted(hidden, 'hidden sheet')} read too: {_list(hidden)}")
    for sheet in sheets:
        cells, where = sheet.cells, f"on '{sheet.name}'"
        if cells.unvalued:
            count = _counted(cells.unvalued, "formula")
            out.append(f"{count} {where} without a stored value: {_list(cells.unvalued)}")
        if cells.errors:
            out.append(f"{_counted(cells.errors, 'error value')} {where}: {_list(cells.errors)}")
        if rows := list(map(str, cells.hidden_rows)):
            out.append(f"{_counted(rows, 'hidden row')} {where} read too: {_list(rows)}")
        if columns := cells.hidden_columns:
            out.append(f"{_counted(columns, 'hidden column')} {where} read too: {_list(columns)}")
    if others:
        out.append(f"{_counted(others, 'sheet')} without filled cells left out: {_list(others)}")
    if macros:
        out.append("macros left out")
    return out


def sheet_heading(name: str, number: int) -> Block:
    """The name on a sheet's tab as a heading; ``number`` is the block's."""
    at = Place(PlaceUnit.ROW, 1, 1, name)
    return Block(BlockKind.HEADING, name, number, number, level=1, at=at)


def _counted(things: Sequence[str], one: str) -> str:
    return f"{len(things)} {one}{'' if len(things) == 1 else 's'}"


def _list(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def titled(
    blocks: list[Block], parser: str, stated: dict[str, object], warnings: Sequence[str]
) -> ParsedDocument:
    """The document with its title: the stated one, or the first line of an only sheet.

    A single sheet with the name that the program gave it ("Sheet1") loses its heading: it would
    be taken for the title, and every place still names the sheet.
    """
    sheets = [block for block in blocks if block.kind is BlockKind.HEADING]
    kept = blocks
    if len(sheets) == 1 and blocks[0] is sheets[0] and _DEFAULT_NAME.fullmatch(sheets[0].text):
        kept = [
            Block(b.kind, b.text, n, n, b.level, b.at, b.rows, b.head_rows)
            for n, b in enumerate(blocks[1:], 1)
        ]
    if not stated and len(sheets) == 1:
        above = next((b for b in blocks if b.kind is not BlockKind.HEADING), None)
        if above and above.kind is BlockKind.PARAGRAPH and len(above.text) <= _LONGEST_TITLE:
            stated = {"title": above.text}
    return ParsedDocument(tuple(kept), parser, stated, tuple(warnings))
