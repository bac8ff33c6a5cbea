"""How the levels of a Chinese law begin a line: 编 章 节, 条, 项, 目.

Legislation Law Art. 65: book, chapter, section and article carry Chinese numerals, items
bracketed Chinese numerals, points Arabic ones, and paragraphs (款) no number at all.
"""

import re
from dataclasses import dataclass

from ingest.structure.lines import Line
from kb.domain.vocabulary import ClauseKind
from kb.legal.numerals import CHINESE_NUMERAL, chinese_to_int

_NUM = f"[{CHINESE_NUMERAL}0-9０-９]+"
_HAN_NUM = f"[{CHINESE_NUMERAL}]+"
_DIVISION = re.compile(rf"第\s*({_NUM})\s*(分编|编|章|节)(?=(\s?))\s*(.*)", re.DOTALL)
_ARTICLE = re.compile(rf"第\s*({_NUM})\s*条(?:\s?之\s?({_HAN_NUM}))?([\s：【]|$)?\s*")
# What follows a reference, never a label: 第三十二条规定的…, 第一条、第二条…, 第四十九条至….
_REFERENCE = re.compile(
    rf"的|之?规定|所[列称规]|[，。；,;]|[、至到和或及与]\s*第|第\s*{_NUM}\s*[款项]|[前上]?款"
    rf"|中(?:的|规定|所)|以[上下外内]|等[各两三四五六七八九十]+条|[（(]{_HAN_NUM}[）)]项"
)
# （一）项的…, （一）至（三）项 and （一）、（二）项 refer; （八）项目管理 and （三）和平 are items.
_NO_ITEM = r"\s*(?:项(?=[，。；、：的规所或和及至\s]|$)|(?:至|、|和|或者?|及)\s*(?:第|[（(]))"
_ITEM = re.compile(rf"[（(]\s*({_HAN_NUM})(?:之({_HAN_NUM}))?\s*[）)](?!{_NO_ITEM})\s*")
_ARABIC = re.compile(r"(?:[（(]\s*([0-9０-９]{1,2})\s*[）)]|([0-9０-９]{1,2})[.．、)）])\s*")
_GENERIC = frozenset({"总则", "分则", "附则", "通则"})
_TAIL = re.compile(rf"附[件表录图]?\s*(?:{_NUM})?(?:$|[：:\s])|附[件表录]\s*{_NUM}\S")
_KINDS = {
    "编": (ClauseKind.BOOK, "book", 1),
    "分编": (ClauseKind.PART, "part", 2),
    "章": (ClauseKind.CHAPTER, "chp", 3),
    "节": (ClauseKind.SECTION, "sec", 4),
}
_LONGEST_PLAIN_HEADING = 40
_LONGEST_GLUED_HEADING = 20


@dataclass(frozen=True, slots=True)
class DivisionMark:
    """第三章 生产者…: ``number`` as printed, ``rank`` 1 (编) to 4 (节)."""

    kind: ClauseKind
    prefix: str
    rank: int
    n: int
    number: str
    heading: str


@dataclass(frozen=True, slots=True)
class ArticleMark:
    """第二百二十四条之一: ``after`` is where the words begin; ``parted`` when space follows."""

    n: int
    sub: int
    number: str
    after: int
    parted: bool
    reference: bool

    @property
    def key(self) -> tuple[int, int]:
        return self.n, self.sub


@dataclass(frozen=True, slots=True)
class ItemMark:
    """（一） or 1.: ``han`` tells the two styles apart; ``after`` is where the words begin."""

    n: int
    sub: int
    number: str
    han: bool
    after: int


def division(line: Line) -> DivisionMark | None:
    """The mark of a book, part, chapter or section, as a heading or as a short plain line."""
    found = _DIVISION.match(line.text)
    n = chinese_to_int(found[1]) if found else None
    if found is None or n is None or not (line.is_heading or _reads_as_heading(found)):
        return None
    kind, prefix, rank = _KINDS[found[2]]
    number = line.text[: found.end(2)]
    return DivisionMark(kind, prefix, rank, n, number, tidy(found[4]))


def _reads_as_heading(found: re.Match[str]) -> bool:
    rest = found[4].strip()
    if not rest:
        return True
    if rest[-1] in "。；：，:;" or len(rest) > _LONGEST_PLAIN_HEADING:
        return False
    glued = not found[3]
    return not glued or not (
        _REFERENCE.match(rest) or len(rest) > _LONGEST_GLUED_HEADING or "，" in rest
    )


def generic_heading(line: Line) -> str:
    """总则 or 附则 without a number, "" for any other line."""
    squashed = tidy(line.text)
    return squashed if squashed in _GENERIC else ""


def article(line: Line) -> ArticleMark | None:
    """The mark of an article, or of what looks like one; the sequence decides."""
    found = _ARTICLE.match(line.text)
    n = chinese_to_int(found[1]) if found else None
    if found is None or not n:
        return None
    sub = chinese_to_int(found[2]) or 0 if found[2] else 0
    parted = found[3] is not None or line.is_heading
    end = found.end(2) if found[2] else line.text.index("条") + 1
    reference = _REFERENCE.match(line.text, found.end()) is not None
    return ArticleMark(n, sub, line.text[:end], found.end(), parted, reference)


def item(text: str) -> ItemMark | None:
    """The mark of 项 （一） or of 目 1. at the start of a line."""
    found = _ITEM.match(text)
    if found:
        n = chinese_to_int(found[1])
        sub = chinese_to_int(found[2]) or 0 if found[2] else 0
        bracket = text[: found.end()].rstrip()
        return ItemMark(n, sub, bracket, han=True, after=found.end()) if n else None
    found = _ARABIC.match(text)
    n = chinese_to_int(found[1] or found[2]) if found else None
    if found is None or not n:
        return None
    return ItemMark(n, 0, text[: found.end()].rstrip(), han=False, after=found.end())


def begins_tail(line: Line) -> bool:
    """附：, 附件一, 附表: what follows the articles."""
    if len(line.text) > _LONGEST_PLAIN_HEADING or line.text[-1] in "。；，":
        return False
    return _TAIL.match(line.text) is not None


def tidy(heading: str) -> str:
    """A heading on one line: 总　则 and 总 则 become 总则, other runs of space one space."""
    pieces = heading.split()
    return "".join(pieces) if all(len(piece) == 1 for piece in pieces) else " ".join(pieces)
