"""Tables of an HTML page: which are data and which lay out text, and the rows of the former."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.parsers.cell_lines import cell_line
from ingest.parsers.html_display import has_no_words, is_block, is_unseen, raised, shown
from ingest.parsers.html_furniture import begins_article
from ingest.parsers.html_tree import Element, Step
from ingest.parsers.merged_cells import Repeats
from kb.domain.tables import CELLS

_LONGEST_CELL = 1500
"""Characters: a cell that holds more is a column of a page."""
_LEAST_ARTICLE = 15
"""Characters: an article with its words, where a shorter cell only names one."""
_WIDEST_SPAN = 50
_DEEPEST_SPAN = 65_534
"""Rows (HTML, 4.9.11): they are there in the page, so that none is made up."""
_MOST_COLUMNS = 100
"""Filled in for cells that span others; a wider table is a trap."""
MARK_ONLY = re.compile(
    r"第[零〇一二三四五六七八九十百千两\d]+条(?:之[一二三四五六七八九十]+)?|[-–—•·*]"
    r"|[（(]\s*[0-9A-Za-z一二三四五六七八九十]{1,5}\s*[）)]|(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]"
    r"|[一二三四五六七八九十]{1,3}、"
)


@dataclass(slots=True)
class _Row:
    """Cells with the lines that they stand in; ``tags`` are td or th.

    ``group`` is what holds the row, ``above`` the words that reach down into it by column.
    """

    first: int
    last: int
    group: Element | None = None
    above: dict[int, str] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        return CELLS.join(self.cells).strip()

    def repeating(self, repeats: Repeats) -> str:
        """The same with what merged cells say of it."""
        for column, words in self.above.items():
            self.cells[column] = repeats.of(words)
        return self.text

    @property
    def is_head(self) -> bool:
        in_head = self.group is not None and self.group.tag == "thead"
        return in_head or self.tags == {"th"}


@dataclass(slots=True)
class _Table:
    element: Element
    caption: str = ""
    rows: list[_Row] = field(default_factory=list)
    spans: dict[int, int] = field(default_factory=dict)
    reaching: dict[int, str] = field(default_factory=dict)
    has_head: bool = False
    holds_tables: bool = False


@dataclass(slots=True)
class _Cell:
    table: _Table
    element: Element
    lines: list[str] = field(default_factory=lambda: [""])
    is_list: bool = False

    def text(self, *, is_head: bool) -> str:
        """Its lines on one line; those of a list stay items, however short they are."""
        lines = [shown(line) for line in self.lines]
        if self.is_list:
            return " ".join(filter(None, lines))
        return cell_line(lines, is_head=is_head)


@dataclass(frozen=True, slots=True)
class DataTable:
    """Rows with their cells parted by " | "; ``caption`` is "" where it has none.

    ``lines`` are the first and the last source line of each row; ``head_rows`` rows on top are
    column heads.
    """

    rows: tuple[str, ...]
    caption: str = ""
    lines: tuple[tuple[int, int], ...] = ()
    head_rows: int = 0


def data_tables(steps: list[Step]) -> dict[Element, DataTable]:
    """The tables whose cells belong together in rows; all others only place text on the page."""
    reading = _Reading()
    for step in _with_words(steps):
        reading.take(step)
    return reading.found


def _with_words(steps: list[Step]) -> Iterator[Step]:
    at = 0
    while at < len(steps):
        step = steps[at]
        if step.opens and (has_no_words(step.element) or is_unseen(step.element)):
            at = step.element.end + 1
            continue
        yield step
        at += 1


class _Reading:
    """The tables that are open at a step, outermost first, and the cells open in them."""

    def __init__(self) -> None:
        self.found: dict[Element, DataTable] = {}
        self._open: list[_Table] = []
        self._cells: list[_Cell] = []

    def take(self, step: Step) -> None:
        tag = step.element.tag
        if step.opens and tag == "table":
            self._begin(step.element)
        elif not self._open or step.is_comment:
            return
        elif step.text:
            self._words(step)
        elif tag in ("table", "tr", "td", "th"):
            self._mark(step)
        elif self._cells and (tag == "br" or is_block(step.element)):
            self._cells[-1].lines.append("")
            self._cells[-1].is_list |= tag == "li"

    def _begin(self, element: Element) -> None:
        if self._open:
            self._open[-1].holds_tables = True
        self._open.append(_Table(element))

    def _mark(self, step: Step) -> None:
        """A table ends, a row begins, a cell begins or ends."""
        tag, table = step.element.tag, self._open[-1]
        if tag == "table" and step.closes:
            if made := _made(self._open.pop()):
                self.found[table.element] = made
        elif tag == "tr" and step.opens:
            _new_row(table, step.element)
        elif tag in ("td", "th") and step.opens:
            table.has_head |= tag == "th"
            self._cells.append(_Cell(table, step.element))
        elif tag in ("td", "th") and self._cells:
            _close(self._cells.pop())

    def _words(self, step: Step) -> None:
        words = raised(step.text) if step.element.tag == "sup" else step.text
        if self._cells and self._cells[-1].table is self._open[-1]:
            self._cells[-1].lines[-1] += words
        elif _inside_caption(step.element):
            self._open[-1].caption += words


def _inside_caption(element: Element | None) -> bool:
    while element is not None and element.tag != "table":
        if element.tag == "caption":
            return True
        element = element.parent
    return False


def _new_row(table: _Table, element: Element) -> None:
    line, group = element.line, element.parent
    if table.rows and table.rows[-1].group is not group:
        # No cell reaches from one group of rows into the next, whatever number it states.
        table.spans.clear()
    table.rows.append(_Row(line, line, group))
    _fill_spanned(table)


def _fill_spanned(table: _Table) -> None:
    """Empty cells where a cell of a row above reaches down, so that columns stay columns."""
    row = table.rows[-1].cells
    while len(row) < _MOST_COLUMNS and table.spans.get(len(row), 0) > 0:
        table.spans[len(row)] -= 1
        if words := table.reaching.get(len(row)):
            table.rows[-1].above[len(row)] = words
        row.append("")


def _close(cell: _Cell) -> None:
    table = cell.table
    if not table.rows:
        table.rows.append(_Row(cell.element.line, cell.element.line))
    row = table.rows[-1].cells
    # A row without a tag of its own begins with its first cell.
    table.rows[-1].first = table.rows[-1].first or cell.element.line
    table.rows[-1].last = max(table.rows[-1].last, cell.element.line)
    table.rows[-1].tags.add(cell.element.tag)
    across = _span(cell.element, "colspan", _WIDEST_SPAN)
    down = _span(cell.element, "rowspan", _DEEPEST_SPAN)
    is_head = cell.element.tag == "th" or len(table.rows) == 1
    words = cell.text(is_head=is_head)
    for column in range(len(row), len(row) + across):
        table.spans[column] = down - 1
        table.reaching[column] = words if column == len(row) else ""
    row.append(words)
    row.extend([""] * min(across - 1, max(0, _MOST_COLUMNS - len(row))))
    _fill_spanned(table)


def _span(element: Element, name: str, most: int) -> int:
    """How far a cell reaches; for rows 0 means down to the last."""
    stated = element.attribute(name).strip()
    if name == "rowspan" and stated == "0":
        return most
    return min(max(int(stated), 1), most) if re.fullmatch(r"[0-9]{1,5}", stated) else 1


def _made(table: _Table) -> DataTable | None:
    if table.holds_tables or table.element.attribute("role") in ("presentation", "none"):
        return None
    filled = [[(n, cell) for n, cell in enumerate(row.cells) if cell] for row in table.rows]
    wide = [row for row in filled if len(row) > 1]
    if len(wide) + table.has_head < 2 or not wide:  # noqa: PLR2004 - a row and a head, or two
        return None
    if not table.has_head and (_lays_out_articles(filled) or _lays_out_marks(wide)):
        return None
    rows, repeats = [row for row in table.rows if row.text.strip("| ")], Repeats()
    return DataTable(
        rows=tuple(row.repeating(repeats) for row in rows),
        caption=shown(table.caption),
        lines=tuple((row.first, row.last) for row in rows),
        head_rows=_head_rows(rows),
    )


def _head_rows(rows: list[_Row]) -> int:
    """The rows on top that are heads; where all would be, the first is."""
    heads = next((n for n, row in enumerate(rows) if not row.is_head), len(rows))
    return heads if heads < len(rows) else min(1, heads)


def _lays_out_articles(rows: list[list[tuple[int, str]]]) -> bool:
    """A column of text beside others; articles in two columns compare two texts."""
    cells = [cell for row in rows for cell in row]
    long = any(len(text) > _LONGEST_CELL for _, text in cells)
    columns = {n for n, text in cells if begins_article(text) and len(text) > _LEAST_ARTICLE}
    return long or len(columns) == 1


def _lays_out_marks(wide: list[list[tuple[int, str]]]) -> bool:
    """（一） in one column and its words in the next."""
    return all(len(row) == 2 and MARK_ONLY.fullmatch(row[0][1]) for row in wide)  # noqa: PLR2004
