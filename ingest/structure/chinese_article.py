"""One article: its 款 by position, their 项 and 目."""

from dataclasses import dataclass

from ingest.blocks import BlockKind
from ingest.structure.chinese_marks import ArticleMark, ItemMark, item, tidy
from ingest.structure.draft import Draft
from ingest.structure.lines import Line
from kb.domain.vocabulary import ClauseKind
from kb.legal.numerals import HIGHEST, int_to_chinese

_SENTENCE_ENDS = tuple("。；：;:")
"""A heading line that ends so carries the article's words, as some converters print them."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of an article at [start, end), with its item mark if it begins one."""

    start: int
    end: int
    mark: ItemMark | None
    attached: bool


def build_article(mark: ArticleMark, head: Line, body: list[Line]) -> Draft:
    """The draft of an article from its label's line and the lines up to the next unit."""
    label = "".join(mark.number.split())
    slug = f"art_{mark.n}" + (f"-{mark.sub}" if mark.sub else "")
    out = Draft(
        ClauseKind.ARTICLE,
        slug,
        label,
        head.start,
        head.start + len(mark.number),
        number=mark.number,
    )
    rest = (
        []
        if mark.after >= len(head.text)
        else [Line(head.text[mark.after :], head.start + mark.after, head.end, head.kind, 0)]
    )
    if head.is_heading and rest and not rest[0].text.rstrip().endswith(_SENTENCE_ENDS):
        out.heading = tidy(rest.pop().text)
        out.end = head.end
        out.caption = f"{label} {out.heading}"
    _fill(out, _rows([*rest, *body]))
    _label(out)
    return out


def _rows(lines: list[Line]) -> list[_Row]:
    out: list[_Row] = []
    after_colon, last_arabic = False, 0
    for line in lines:
        mark = item(line.text)
        # 300总吨 and 1.300总吨 differ only by what stands before them.
        if mark and not mark.han:
            starts = mark.n == 1 and after_colon
            mark = mark if starts or (last_arabic and mark.n == last_arabic + 1) else None
            last_arabic = mark.n if mark else 0
        elif mark:
            last_arabic = 0
        attached = mark is None and line.kind in (BlockKind.TABLE, BlockKind.LIST_ITEM)
        out.append(_Row(line.start, line.end, mark, attached))
        after_colon = line.text.endswith(("：", ":"))
    return out


def _fill(article: Draft, rows: list[_Row]) -> None:
    continued = _continued_lists(rows)
    paragraph: Draft | None = None
    list_item: Draft | None = None
    for at, row in enumerate(rows):
        if row.mark is None:
            open_list = list_item is not None and continued[at] == _number_after(list_item)
            if paragraph is not None and (row.attached or open_list):
                _continue(list_item if open_list and list_item else paragraph, row)
                continue
            paragraph, list_item = article.add(_paragraph(article, row)), None
            continue
        if paragraph is None:
            paragraph = article.add(_paragraph(article, row))
        if row.mark.han or list_item is None or not _is_han(list_item):
            list_item = paragraph.add(_numbered(ClauseKind.ITEM, "item", row.mark, row))
            continue
        list_item.add(_numbered(ClauseKind.POINT, "point", row.mark, row))


def _is_han(list_item: Draft) -> bool:
    """（一） may hold 1. or (1); an item that is itself numbered (1) is followed by item (2)."""
    mark = item(list_item.number)
    return mark is not None and mark.han


def _paragraph(article: Draft, row: _Row) -> Draft:
    k = len(article.children) + 1
    return Draft(ClauseKind.PARAGRAPH, f"para_{k}", "", row.start, row.end, rooted=False)


def _numbered(kind: ClauseKind, prefix: str, mark: ItemMark, row: _Row) -> Draft:
    slug = f"{prefix}_{mark.n}" + (f"-{mark.sub}" if mark.sub else "")
    return Draft(kind, slug, "", row.start, row.end, number=mark.number, rooted=False)


def _continue(unit: Draft, row: _Row) -> None:
    """Words without a number that still belong to a unit; a unit's own words come first."""
    if unit.children:
        unit.add_prose("", row.start, row.end)
    unit.end = row.end


def _continued_lists(rows: list[_Row]) -> list[int]:
    """For each row, the number of the next Chinese item below it, 0 where there is none.

    Words between （一） and （二） belong to （一）; a new paragraph would leave a list that
    begins with two.
    """
    out, following = [0] * len(rows), 0
    for at in range(len(rows) - 1, -1, -1):
        out[at] = following
        mark = rows[at].mark
        if mark and mark.han:
            following = mark.n
    return out


def _number_after(list_item: Draft) -> int:
    return int(list_item.slug.removeprefix("item_").split("-")[0]) + 1


def _label(article: Draft) -> None:
    single = len(article.children) == 1
    for k, paragraph in enumerate(article.children, 1):
        paragraph.label = article.label + ("" if single else f"第{_ordinal(k)}款")
        for child in paragraph.children:
            child.label = _below(paragraph.label, child, "项")
            for point in child.children:
                point.label = _below(child.label, point, "目")


def _ordinal(k: int) -> str:
    return int_to_chinese(k) if k <= HIGHEST else str(k)


def _below(label: str, child: Draft, level: str) -> str:
    if child.kind is ClauseKind.PROSE:
        return label
    if child.number[0] in "（(":
        return f"{label}第{''.join(child.number.split())}{level}"
    return f"{label}第{child.number.rstrip('.．、)）')}{level}"
