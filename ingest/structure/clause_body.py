"""What a clause of a standard or an annex holds: paragraphs by place, lists, notes, examples."""

import re
from collections import Counter
from dataclasses import dataclass

from ingest.blocks import BlockKind
from ingest.structure.draft import Draft
from ingest.structure.english_items import Item, Level, Place, place
from ingest.structure.lines import Line
from ingest.structure.list_marks import list_item
from ingest.structure.note_marks import NoteMark, note_at
from kb.domain.vocabulary import ClauseKind

_DASHES = ("—", "–", "-", "•", "·", "●", "■", "◆")
_CAPTION_ENDS = tuple("。；：;:.,，、")
_LONGEST_CAPTION = 30

_BARE = re.compile(r"(\d{1,2})\s+(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with the item or the note that it may begin."""

    line: Line
    item: Item | None
    note: NoteMark | None

    @property
    def attached(self) -> bool:
        """A table, a bullet, a dash: it goes on with what stands before it."""
        kind = self.line.kind
        return kind in (BlockKind.TABLE, BlockKind.LIST_ITEM) or self.line.text.startswith(_DASHES)


def fill_clause(
    clause: Draft, lines: list[Line], *, chinese: bool, is_term: bool = False
) -> list[str]:
    """Puts the lines below the clause; the labels of items whose numbers are out of order.

    The first words of a term are its definition (``def``), other words paragraphs ``para_n``; an
    item is below the paragraph that announces it.
    """
    body = _Body(clause, _rows(lines), is_term=is_term)
    body.fill()
    _label(clause, chinese=chinese)
    return [draft.label for draft in body.doubtful]


def _rows(lines: list[Line]) -> list[_Row]:
    """The lines with what they begin; 1 2 3 without a stop are items below a colon only."""
    out: list[_Row] = []
    bare, after_colon = 0, False
    for line in lines:
        note = note_at(line.text)
        item = None if note or line.kind is BlockKind.TABLE else list_item(line.text)
        found = (
            _BARE.match(line.text) if item is None and line.kind is not BlockKind.TABLE else None
        )
        if found and int(found[1]) == (bare + 1 if bare else after_colon):
            bare = int(found[1])
            item = Item(found[1], found[1], (("1_", bare),))
        out.append(_Row(line, item, note))
        after_colon = line.text.endswith(("：", ":"))
    return out


class _Body:
    """Adds the rows of one clause below its draft."""

    def __init__(self, clause: Draft, rows: list[_Row], *, is_term: bool) -> None:
        self._clause, self._rows, self._is_term = clause, rows, is_term
        self._following = _items_after(rows)
        self._paragraph: Draft | None = None
        self._levels: list[Level] = []
        self._items: list[Draft] = []
        self._notes: Counter[tuple[int, str]] = Counter()
        self._paragraphs = 0
        self.doubtful: list[Draft] = []

    def fill(self) -> None:
        for at, row in enumerate(self._rows):
            if row.note:
                self._note(at, row, row.note)
            elif not (row.item and self._numbered(at, row, row.item)):
                self._words(at, row)

    def _numbered(self, at: int, row: _Row, item: Item) -> bool:
        found = place(item, self._levels, self._following[at])
        if found is None:
            return False
        if self._paragraph is None:
            self._open(row.line)
        self._put(row.line, item, found)
        return True

    def _open(self, line: Line) -> None:
        is_definition = self._is_term and not self._paragraphs and not self._clause.children
        kind = ClauseKind.DEFINITION if is_definition else ClauseKind.PARAGRAPH
        self._paragraphs += not is_definition
        slug = "def" if is_definition else f"para_{self._paragraphs}"
        self._paragraph = self._clause.add(
            Draft(kind, slug, "", line.start, line.end, rooted=False)
        )
        self._levels, self._items = [], []

    def _put(self, line: Line, item: Item, found: Place) -> None:
        del self._levels[found.depth :], self._items[found.depth :]
        above = self._items[-1] if self._items else self._paragraph
        assert above is not None
        kind, prefix = (ClauseKind.POINT, "point") if self._items else (ClauseKind.ITEM, "item")
        slug = f"{prefix}_{found.level[1]}"
        draft = Draft(kind, slug, "", line.start, line.end, item.number, rooted=False)
        self._levels.append(found.level)
        self._items.append(above.add(draft))
        if found.doubtful:
            self.doubtful.append(draft)

    def _words(self, at: int, row: _Row) -> None:
        """Words without a number: of the item whose list goes on, of the paragraph, or new ones."""
        listed = self._open_item(at)
        if listed is not None:
            _continue(listed, row.line)
        elif self._paragraph is not None and self._is_last(self._paragraph) and row.attached:
            if row.line.kind is BlockKind.TABLE:
                # It ends the list: what comes behind it is not of the last item.
                self._levels, self._items = [], []
            _continue(self._items[-1] if self._items else self._paragraph, row.line)
        else:
            self._open(row.line)

    def _is_last(self, paragraph: Draft) -> bool:
        return self._clause.children[-1] is paragraph

    def _open_item(self, at: int) -> Draft | None:
        """The innermost item whose list the next item goes on with."""
        after = self._following[at]
        if after is None or self._paragraph is None or not self._is_last(self._paragraph):
            return None
        for depth in reversed(range(len(self._levels))):
            style, value = self._levels[depth]
            if (style, value + 1) in after.levels:
                return self._items[depth]
        return None

    def _note(self, at: int, row: _Row, mark: NoteMark) -> None:
        """A note is below the item whose list goes on behind it, else below the clause."""
        owner = self._open_item(at) or self._clause
        self._notes[id(owner), mark.word] += 1
        n = mark.n or self._notes[id(owner), mark.word]
        slug, line = f"{mark.word}_{n}", row.line
        owner.add(Draft(ClauseKind.NOTE, slug, "", line.start, line.end, mark.number, rooted=False))
        if owner is self._clause:
            self._paragraph, self._levels, self._items = None, [], []


def _continue(unit: Draft, line: Line) -> None:
    """Words that still belong to a unit; its own words come before its children."""
    if unit.children:
        unit.add_prose("", line.start, line.end)
    unit.end = line.end


def _items_after(rows: list[_Row]) -> list[Item | None]:
    """For each row the next item below it."""
    out: list[Item | None] = [None] * len(rows)
    following: Item | None = None
    for at in range(len(rows) - 1, -1, -1):
        out[at] = following
        following = rows[at].item or following
    return out


def _label(clause: Draft, *, chinese: bool) -> None:
    """4.4.1, 4.4.1 第2段, 4.4.1 a) 1), 4.4.1 注1: as people cite them.

    Items carry the number of their paragraph only where two paragraphs of the clause have some.
    """
    paragraphs = [it for it in clause.children if it.kind is ClauseKind.PARAGRAPH]
    listing = sum(any(map(_is_item, it.children)) for it in paragraphs)
    space = " " if clause.label.isascii() else ""
    k = 0
    for child in clause.children:
        child.label = clause.label
        k += child.kind is ClauseKind.PARAGRAPH
        _label_below(child, chinese=chinese)
        if child.kind is ClauseKind.PARAGRAPH and len(paragraphs) > 1:
            above = f"{clause.label}{space}第{k}段" if chinese else f"{clause.label}, paragraph {k}"
            child.label = above
            if listing > 1:
                _label_below(child, chinese=chinese)
        elif child.kind is ClauseKind.DEFINITION:
            child.label = f"{clause.label} 定义" if chinese else f"{clause.label}, definition"


def _is_item(draft: Draft) -> bool:
    return draft.kind is ClauseKind.ITEM


def _label_below(draft: Draft, *, chinese: bool) -> None:
    if draft.kind is ClauseKind.NOTE and draft.number:
        draft.label += f" {draft.number}" if chinese else f", {draft.number}"
    for child in draft.children:
        child.label = draft.label
        if child.kind in (ClauseKind.ITEM, ClauseKind.POINT):
            joint = "" if child.number[0] in "(（" else " "
            child.label += f"{joint}{child.number}"
        _label_below(child, chinese=chinese)
