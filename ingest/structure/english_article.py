"""One English article: paragraphs by position or as numbered, their items and points.

A translation of Chinese law prints no number before a paragraph, and its lists are items; EU law
numbers the paragraphs (1. or (1)), and what follows one without a number belongs to it.
"""

import re
from dataclasses import dataclass, replace

from ingest.blocks import BlockKind
from ingest.structure.chinese_marks import tidy
from ingest.structure.draft import Draft
from ingest.structure.english_items import Item, Level, Place, item_at, place
from ingest.structure.english_marks import EnglishArticle, is_title_below
from ingest.structure.lines import Line
from kb.domain.vocabulary import ClauseKind

_BRACKETED_TITLE = re.compile(r"[(（\[【][A-Z][^)）\]】]*[)）\]】]$")

_LONGEST_TITLE = 10
"""Words of a title on a plain line; a longer line without a full stop may be a sentence."""
_NO_LIMIT = 9
"""More levels than a list has."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of an article at [start, end) with the item that it may begin."""

    start: int
    end: int
    item: Item | None
    attached: bool


def build_english_article(
    doubtful: list[str], mark: EnglishArticle, head: Line, body: list[Line]
) -> Draft:
    """The draft of an article from its label's line and the lines up to the next unit.

    ``doubtful`` takes the labels of items whose numbers are out of order.
    """
    label = f"Article {mark.n}{mark.suffix}"
    # A stop behind the number belongs to it where nothing else follows.
    end = head.end if mark.after >= len(head.text) else head.start + len(mark.number)
    slug = f"art_{mark.n}{mark.suffix.lower()}"
    out = Draft(ClauseKind.ARTICLE, slug, label, head.start, end, mark.number)
    rest = (
        []
        if mark.after >= len(head.text)
        else [Line(head.text[mark.after :], head.start + mark.after, head.end, head.kind, 0)]
    )
    lines = [*rest, *body]
    below = bool(lines and not rest and lines[0].is_heading)
    if lines and _is_title(lines, in_heading=bool(rest) and head.is_heading):
        title = lines.pop(0)
        out.heading, out.end = tidy(title.text), title.end
    out.caption = f"{label} {out.heading}".strip()
    filling = _Filling(out, [_row(line) for line in lines], titled_below=below)
    filling.fill()
    doubtful += [draft.label for draft in filling.doubtful]
    return out


def _is_title(lines: list[Line], *, in_heading: bool) -> bool:
    """The words behind the label are a title where they are no sentence and words follow."""
    first = lines[0]
    if first.is_heading and not in_heading:
        return True
    if _BRACKETED_TITLE.match(first.text):
        return True
    if in_heading:
        return not first.text.rstrip().endswith((".", ";", ":"))
    follows = len(lines) > 1 and first.kind is BlockKind.PARAGRAPH
    short = len(first.text.split()) <= _LONGEST_TITLE
    return follows and short and item_at(first.text) is None and is_title_below(first)


def _row(line: Line) -> _Row:
    attached = line.kind in (BlockKind.TABLE, BlockKind.LIST_ITEM)
    return _Row(line.start, line.end, item_at(line.text), attached)


class _Filling:
    """Adds the rows of one article below its draft."""

    def __init__(self, article: Draft, rows: list[_Row], *, titled_below: bool) -> None:
        self._article, self._rows = article, rows
        self._style = _style_of_paragraphs(rows, titled_below=titled_below)
        self._paragraph: Draft | None = None
        self._last = 0
        self._levels: list[Level] = []
        self._items: list[Draft] = []
        self._deepest = _NO_LIMIT
        self._following = _items_after(rows)
        self.doubtful: list[Draft] = []

    def fill(self) -> None:
        for at, row in enumerate(self._rows):
            if row.item is None or not self._numbered(at, row, row.item):
                self._words(at, row)
        self._label()

    def _numbered(self, at: int, row: _Row, item: Item) -> bool:
        """A numbered paragraph or an item of a list; False where the number is neither."""
        level = item.digits
        if level and self._style == level[0] and self._continues(level):
            self._open(row, f"para_{level[1]}", item.number)
            self._last = level[1]
            return True
        found = place(item, self._levels[: self._deepest], self._following[at])
        if found is None:
            return False
        if found.depth >= self._deepest:
            # Words of the paragraph stand between: what they opened is a list of the paragraph.
            found = replace(found, depth=0)
        if self._paragraph is None:
            self._open(row, "para_1", "")
        self._put(row, item, found)
        return True

    def _continues(self, level: Level) -> bool:
        """Numbers of paragraphs rise; a list in the same style begins again below one of them."""
        return level[1] > self._last

    def _open(self, row: _Row, slug: str, number: str) -> None:
        draft = Draft(
            ClauseKind.PARAGRAPH, slug, "", row.start, row.end, number=number, rooted=False
        )
        self._paragraph = self._article.add(draft)
        self._levels, self._items, self._deepest = [], [], _NO_LIMIT

    def _put(self, row: _Row, item: Item, found: Place) -> None:
        del self._levels[found.depth :], self._items[found.depth :]
        above = self._items[-1] if self._items else self._paragraph
        assert above is not None
        kind, prefix = (ClauseKind.POINT, "point") if self._items else (ClauseKind.ITEM, "item")
        slug = f"{prefix}_{found.level[1]}"
        draft = Draft(kind, slug, item.inner, row.start, row.end, item.number, rooted=False)
        self._deepest = _NO_LIMIT
        self._levels.append(found.level)
        self._items.append(above.add(draft))
        if found.doubtful:
            self.doubtful.append(draft)

    def _words(self, at: int, row: _Row) -> None:
        """Words without a number: of the list that goes on, of the paragraph, or a new one."""
        listed = self._open_list(at)
        if self._paragraph is None and self._style:
            self._article.add_prose("", row.start, row.end)
        elif self._paragraph is not None and listed is not None:
            _continue(listed, row, whole=False)
        elif self._paragraph is not None and (self._style or row.attached):
            _continue(self._paragraph, row, whole=bool(self._style))
            self._deepest = 1 if self._items else _NO_LIMIT
        else:
            self._open(row, f"para_{len(self._article.children) + 1}", "")

    def _open_list(self, at: int) -> Draft | None:
        """The innermost open item whose list the next item goes on with."""
        after = self._following[at]
        if after is None or self._deepest < _NO_LIMIT:
            return None
        for depth in reversed(range(len(self._levels))):
            style, value = self._levels[depth]
            if (style, value + 1) in after.levels:
                return self._items[depth]
        return None

    def _label(self) -> None:
        article = self._article
        paragraphs = [it for it in article.children if it.kind is ClauseKind.PARAGRAPH]
        single = len(article.children) == 1
        for child in article.children:
            child.label = article.label
        for k, paragraph in enumerate(paragraphs, 1):
            if paragraph.number:
                paragraph.label = f"{article.label}({paragraph.slug.removeprefix('para_')})"
            elif not single:
                paragraph.label = f"{article.label}, paragraph {k}"
            for child in paragraph.children:
                joint = "" if paragraph.number else ", item "
                _label_below(paragraph.label, child, joint)


def _label_below(above: str, draft: Draft, joint: str) -> None:
    is_item = draft.kind is not ClauseKind.PROSE
    draft.label = f"{above}{joint}({draft.label})" if is_item else above
    for child in draft.children:
        _label_below(draft.label, child, "")


def _continue(unit: Draft, row: _Row, *, whole: bool) -> None:
    """Words that still belong to a unit; behind children, and in EU law always, they are prose."""
    if unit.children or whole:
        unit.add_prose("", row.start, row.end)
    unit.end = row.end


def _style_of_paragraphs(rows: list[_Row], *, titled_below: bool) -> str:
    """The style in which paragraphs are numbered; "" where numbers are items.

    They are where the article begins with a number, and in the layout of EU law, whose articles
    have their title on a line below the number.
    """
    for at, row in enumerate(rows):
        if row.item is None:
            if not titled_below:
                return ""
            continue
        level = row.item.digits
        if level and (at == 0 or level[1] == 1):
            return level[0]
        if at == 0 or not titled_below:
            return ""
    return ""


def _items_after(rows: list[_Row]) -> list[Item | None]:
    """For each row the next item below it."""
    out: list[Item | None] = [None] * len(rows)
    following: Item | None = None
    for at in range(len(rows) - 1, -1, -1):
        out[at] = following
        following = rows[at].item or following
    return out
