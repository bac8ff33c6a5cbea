"""The lines that a page shows, in order, each with what has to be known to place it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.blocks import Block, BlockKind
from ingest.parsers.html_display import (
    has_no_words,
    heading_level,
    is_block,
    is_hidden,
    is_unseen,
    raised,
)
from ingest.parsers.html_furniture import is_furniture
from ingest.parsers.html_numbers import OrderedList, marked
from ingest.parsers.html_rows import Piece, Row, paragraphs
from ingest.parsers.html_table import MARK_ONLY, DataTable, data_tables
from ingest.parsers.html_tree import Element, Step
from ingest.parsers.layout import join_lines
from kb.domain.places import Place, PlaceUnit

_LINKS = frozenset(("a", "button"))
_DEEPEST_FURNITURE = 30
"""Elements named like furniture within one another; each line remembers those around it."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of words. ``at`` is its step, ``linked`` its characters that lead elsewhere.

    ``around`` are the elements with it inside that may be furniture, ``hidden`` whether one of
    its elements is not shown. ``table`` is the table that it holds, row by row.
    """

    kind: BlockKind
    text: str
    first_line: int
    last_line: int
    at: int
    inside: Element
    level: int = 0
    linked: int = 0
    around: tuple[Element, ...] = ()
    hidden: bool = False
    table: DataTable | None = None

    @property
    def block(self) -> Block:
        table = self.table or DataTable(())
        lines_of_rows = ((max(1, first), max(1, first, last)) for first, last in table.lines)
        rows = tuple(Place(PlaceUnit.LINE, *lines) for lines in lines_of_rows)
        lines = (self.first_line, self.last_line)
        heads = table.head_rows
        return Block(self.kind, self.text, *lines, self.level, rows=rows, head_rows=heads)

    @property
    def link_share(self) -> float:
        return min(1.0, self.linked / max(1, len("".join(self.text.split()))))


@dataclass(frozen=True, slots=True)
class _Aside:
    """A line that is open around an element within it which nobody sees."""

    element: Element
    rows: list[list[Piece]]
    raised: list[int]
    mark: str
    is_item: bool


def page_lines(steps: list[Step]) -> list[PageLine]:
    """Every line of the page that has words, hidden ones too."""
    return list(_Walk(steps).lines())


class _Walk:
    """One pass over the steps, from line end to line end."""

    def __init__(self, steps: list[Step]) -> None:
        self._steps = steps
        self._tables = data_tables(steps)
        self._rows: list[list[Piece]] = [[]]
        self._out: list[PageLine] = []
        self._line = 1
        self._around: list[Element] = []
        self._hiding: list[Element] = []
        self._aside: list[_Aside] = []
        self._links: list[Element] = []
        self._pre = 0
        self._raised: list[int] = []
        self._lists: dict[Element, OrderedList] = {}
        self._mark = ""
        self._is_item = False
        self._level = 0

    def lines(self) -> Iterator[PageLine]:
        at = 0
        while at < len(self._steps):
            step = self._steps[at]
            element = step.element
            if step.opens and has_no_words(element):
                at = element.end
            elif step.opens and element in self._tables:
                self._end_line()
                self._table(element, self._tables[element])
                at = element.end
            elif step.opens:
                self._open(element)
            elif step.closes:
                self._close(element)
            elif not step.is_comment:
                self._words(step, at)
            at += 1
        self._end_line()
        return iter(self._out)

    def _words(self, step: Step, at: int) -> None:
        parts = step.text.split("\n") if self._pre else [step.text]
        for n, part in enumerate(parts):
            if n:
                self._rows.append([])
                self._line += 1
            if part.strip() or self._rows[-1]:
                before = len(part) - len(part.lstrip())
                first = self._line + part.count("\n", 0, before)
                self._rows[-1].append(Piece(part, first, bool(self._links), at, step.element))
            self._line += part.count("\n")

    def _open(self, element: Element) -> None:
        self._line = max(self._line, element.line)
        if is_block(element):
            self._end_line()
        if len(self._around) < _DEEPEST_FURNITURE and is_furniture(element):
            self._around.append(element)
        if is_hidden(element):
            self._hiding.append(element)
        if is_unseen(element) and not is_block(element):
            self._aside.append(
                _Aside(element, self._rows, self._raised, self._mark, is_item=self._is_item)
            )
            self._rows, self._raised, self._mark = [[]], [], ""
        self._level = heading_level(element) or self._level
        self._begin(element)

    def _begin(self, element: Element) -> None:
        match element.tag:
            case "br" if self._level:
                self._words(Step(element, text=" "), element.start)
            case "br":
                self._rows.append([])
            case "hr":
                self._end_line()
            case "pre":
                self._pre += 1
            case "sup":
                self._raised.append(len(self._rows[-1]))
            case "li":
                self._item(element)
            case tag if tag in _LINKS and _leads_elsewhere(element):
                self._links.append(element)

    def _close(self, element: Element) -> None:
        if element.tag == "sup" and self._raised:
            row = self._rows[-1][self._raised.pop() :]
            if len(row) == 1:
                row[0].text = raised(row[0].text)
        self._end_within(element)
        for stack in (self._around, self._hiding, self._links):
            if stack and stack[-1] is element:
                stack.pop()
        if heading_level(element):
            self._level = 0
        if element.tag == "pre":
            self._pre = max(0, self._pre - 1)
        elif element.tag in ("td", "th"):
            self._hold_mark(element)
        elif element.tag in ("li", "tr"):
            self._left_over_mark(element)

    def _end_within(self, element: Element) -> None:
        """Ends the line of a block. What nobody sees is a line too; the one around it goes on."""
        aside = bool(self._aside) and self._aside[-1].element is element
        if aside or is_block(element):
            self._end_line()
        if not aside:
            return
        line = self._aside.pop()
        self._rows, self._raised = line.rows, line.raised
        self._mark, self._is_item = line.mark, line.is_item

    def _item(self, element: Element) -> None:
        self._left_over_mark(element)
        self._is_item = True
        parent = element.parent
        if parent is not None and parent.tag == "ol":
            if parent not in self._lists:
                self._lists[parent] = OrderedList(parent, self._items(parent))
            self._mark = self._lists[parent].mark(element)

    def _items(self, parent: Element) -> int:
        inner = self._steps[parent.start : parent.end]
        return sum(s.opens and s.element.tag == "li" and s.element.parent is parent for s in inner)

    def _hold_mark(self, cell: Element) -> None:
        """（一） alone in the first cell of a row begins the words of the next cell."""
        last = self._out[-1] if self._out else None
        if last is None or not cell.start <= last.at <= cell.end:
            return
        if self._mark or not MARK_ONLY.fullmatch(last.text) or last.level:
            return
        self._mark = self._out.pop().text
        self._mark_line = last

    def _left_over_mark(self, element: Element) -> None:
        if self._mark and MARK_ONLY.fullmatch(self._mark) and element.tag == "tr":
            self._out.append(self._mark_line)
        elif self._mark:
            self._out.append(
                self._made(self._mark, element.line, element.line, element.start, element)
            )
        self._mark, self._is_item = "", False

    def _end_line(self) -> None:
        rows, self._rows, self._raised = self._rows, [[]], []
        if not any(rows):
            return
        for paragraph in paragraphs(rows):
            self._emit(paragraph)

    def _emit(self, rows: list[Row]) -> None:
        text = marked(self._mark, join_lines([row.text for row in rows]))
        first = rows[0].pieces[0]
        made = replace(
            self._made(text, rows[0].first, rows[-1].last, first.at, first.inside),
            linked=sum(row.linked for row in rows),
        )
        if self._out and _go_on(self._out[-1], made):
            before = self._out.pop()
            made = replace(before, text=join_lines([before.text, text]), last_line=made.last_line)
        self._out.append(made)
        self._mark, self._is_item = "", False

    def _table(self, element: Element, table: DataTable) -> None:
        self._line = max(self._line, element.line)
        last = max(
            (s.element.line for s in self._steps[element.start : element.end]), default=self._line
        )
        if table.caption:
            self._out.append(
                self._made(table.caption, element.line, element.line, element.start, element)
            )
        made = self._made("\n".join(table.rows), element.line, last, element.start, element)
        self._out.append(
            replace(
                made, kind=BlockKind.TABLE, level=0, linked=self._linked_in(element), table=table
            )
        )
        self._line = last

    def _linked_in(self, table: Element) -> int:
        linked, at = 0, table.start
        while at < table.end:
            element = self._steps[at].element
            if self._steps[at].opens and element.tag in _LINKS and _leads_elsewhere(element):
                inner = self._steps[at : element.end]
                linked += sum(len("".join(step.text.split())) for step in inner)
                at = element.end
            at += 1
        return linked

    def _made(self, text: str, first: int, last: int, at: int, inside: Element) -> PageLine:
        kind = BlockKind.LIST_ITEM if self._is_item else BlockKind.PARAGRAPH
        return PageLine(
            kind=BlockKind.HEADING if self._level else kind,
            text=text,
            first_line=max(1, first),
            last_line=max(1, first, last),
            at=at,
            inside=inside,
            level=self._level,
            around=tuple(self._around),
            hidden=bool(self._hiding),
        )


def _go_on(before: PageLine, line: PageLine) -> bool:
    """The paragraphs of a title in the Official Journal, which are headings by class alone."""
    return before.level == line.level == 1 and before.inside.tag == line.inside.tag == "p"


def _leads_elsewhere(element: Element) -> bool:
    """A link out of the text: contents and notes link within the page."""
    if element.tag == "button":
        return True
    target = element.attribute("href").strip()
    return bool(target) and not target.startswith("#")
