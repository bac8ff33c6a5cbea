"""Tables of a DOCX: rows of cells, or only a frame around text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from ingest.blocks import Block, BlockKind
from ingest.parsers.cell_lines import cell_line
from ingest.parsers.html_furniture import begins_article
from ingest.parsers.html_table import MARK_ONLY
from ingest.parsers.markdown_table import CELLS
from ingest.parsers.merged_cells import Repeats
from ingest.parsers.xml_parts import Element, attribute, child, is_on, name, value, whole
from kb.domain.places import Place

_WIDEST_SPAN = 50
_LONGEST_CELL = 1500
"""Characters: a cell that holds more is a column of a page."""
_LEAST_ARTICLE = 15
"""Characters: an article with its words, where a shorter cell only names one."""
_PAIR = 2
_DELETED = ("w:del", "w:cellDel")
_PASSED = ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")
_ROW_END = re.compile(r"[\s|]+")


@dataclass(slots=True)
class _Cell:
    """``goes_on`` where it is the lower part of a cell that begins in a row above."""

    blocks: list[Block]
    goes_on: bool = False
    is_head: bool = False

    @property
    def text(self) -> str:
        own = (block.text for block in self.blocks if block.kind is not BlockKind.TABLE)
        return cell_line(list(own), is_head=self.is_head)


@dataclass(slots=True)
class _Row:
    cells: list[_Cell] = field(default_factory=list)
    is_head: bool = False

    @property
    def filled(self) -> list[tuple[int, str]]:
        return [(n, text) for n, cell in enumerate(self.cells) if (text := cell.text)]

    @property
    def blocks(self) -> list[Block]:
        return [block for cell in self.cells for block in cell.blocks]


def table_blocks(
    table: Element, read: Callable[[Element], list[Block]], deleted: Callable[[], None]
) -> list[Block]:
    """A table as one block, with the tables within it behind it.

    Where it only places text it is the blocks of its cells. ``read`` gives the blocks of a cell,
    ``deleted`` is told of each row taken out. A cell merged over rows has its text in
    each of them (``merged_cells``).
    """
    rows = [_row(element, read) for element in _members(table, "w:tr", deleted)]
    rows = [row for row in rows if row.blocks]
    if not rows:
        return []
    # Few authors mark the row of heads as one.
    rows[0].cells = [replace(cell, is_head=True) for cell in rows[0].cells]
    if _lays_out_marks(rows):
        return [block for row in rows for block in _marked(row)]
    if not _is_data(rows):
        return [block for row in rows for block in row.blocks]
    return [_made(rows), *(b for row in rows for b in row.blocks if b.kind is BlockKind.TABLE)]


def _members(
    element: Element, wanted: str, deleted: Callable[[], None] = lambda: None
) -> Iterator[Element]:
    """Rows of a table or cells of a row, through what wraps them."""
    for inner in element:
        tag = name(inner)
        if tag == wanted:
            properties = child(inner, f"{wanted}Pr")
            if any(child(properties, gone) is not None for gone in _DELETED):
                deleted()
            else:
                yield inner
        elif tag in _PASSED:
            yield from _members(inner, wanted, deleted)


def _row(element: Element, read: Callable[[Element], list[Block]]) -> _Row:
    properties = child(element, "w:trPr")
    row = _Row(is_head=is_on(child(properties, "w:tblHeader")))
    row.cells += _empty(_span(properties, "w:gridBefore", 0))
    for cell in _members(element, "w:tc"):
        own = child(cell, "w:tcPr")
        row.cells.append(_Cell(read(cell), _goes_on(own), row.is_head))
        row.cells += _empty(_span(own, "w:gridSpan", 1) - 1)
    return row


def _goes_on(properties: Element | None) -> bool:
    merge = child(properties, "w:vMerge")
    return merge is not None and attribute(merge, "w:val", "continue") != "restart"


def _empty(count: int) -> list[_Cell]:
    return [_Cell([]) for _ in range(count)]


def _span(properties: Element | None, wanted: str, otherwise: int) -> int:
    stated = whole(value(properties, wanted))
    return otherwise if stated is None else min(max(stated, otherwise), _WIDEST_SPAN)


def _is_data(rows: list[_Row]) -> bool:
    filled = [row.filled for row in rows]
    if not any(len(row) > 1 for row in filled):
        return False
    cells = [cell for row in filled for cell in row]
    long = any(len(text) > _LONGEST_CELL for _, text in cells)
    columns = {n for n, text in cells if begins_article(text) and len(text) > _LEAST_ARTICLE}
    return any(row.is_head for row in rows) or not (long or len(columns) == 1)


def _lays_out_marks(rows: list[_Row]) -> bool:
    """（一） in one column and its words in the next."""
    return all(len(row.filled) == _PAIR and MARK_ONLY.fullmatch(row.filled[0][1]) for row in rows)


def _marked(row: _Row) -> list[Block]:
    mark, first, *rest = row.blocks
    return [
        replace(first, kind=BlockKind.LIST_ITEM, text=f"{mark.text} {first.text}", level=0),
        *rest,
    ]


def _made(rows: list[_Row]) -> Block:
    lines: list[str] = []
    places: list[Place] = []
    heads, repeats = 0, Repeats()
    above: dict[int, str] = {}
    for row in rows:
        if not _ROW_END.sub("", "".join(cell.text for cell in row.cells)):
            continue
        text = CELLS.join(_with_merged(row, above, repeats)).strip()
        if row.is_head and heads == len(lines):
            heads += 1
        lines.append(text)
        places.append(_place(row.blocks))
    own = Place(places[0].unit, places[0].first, max(p.last for p in places), places[0].part)
    text = "\n".join(lines)
    return Block(BlockKind.TABLE, text, 0, 0, at=own, rows=tuple(places), head_rows=heads)


def _with_merged(row: _Row, above: dict[int, str], repeats: Repeats) -> list[str]:
    """The cells of a row with what reaches down into them; ``above`` is the same for the next."""
    texts = []
    for n, cell in enumerate(row.cells):
        own = cell.text
        if not (cell.goes_on and not own):
            above[n] = own
        texts.append(own or (repeats.of(above.get(n, "")) if cell.goes_on else ""))
    return texts


def _place(blocks: list[Block]) -> Place:
    places = [block.place for block in blocks]
    first = places[0]
    return Place(first.unit, min(p.first for p in places), max(p.last for p in places), first.part)
