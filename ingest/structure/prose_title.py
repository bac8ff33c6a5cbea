"""The title of a document that marks none: the first line that reads like one."""

import re
from dataclasses import dataclass

from ingest.blocks import BlockKind
from ingest.parsers.layout import width
from ingest.structure.chinese_opening import is_dated_act
from ingest.structure.lines import Line
from ingest.structure.prose_marks import mark

_BOILERPLATE = (
    re.compile(r"(?:tel|phone|fax|e-?mail|电话|传真|邮箱|手机)\s*[:：]?\s*[+\d(（]", re.IGNORECASE),
    re.compile(r"[^>›»]{1,40}(?:\s*[>›»]\s*[^>›»]{1,40}){1,6}$"),
    re.compile(
        r"(?:release|post|publish(?:ed|ing)?|update[d]?)\s*(?:time|date|on|at)?\s*[:：]"
        r"|(?:发布|发表|更新|来源|作者|点击|浏览)[^。]{0,12}[:：]|(?:source|author|views?|click)\s*[:：]",
        re.IGNORECASE,
    ),
    re.compile(r"(?:当前位置|您的位置|首页)"),
)
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}\s*[〔\[（(]\s*\d{4}\s*[〕\]）)]\s*第?\s*\d{1,4}\s*号"
    r"|[(（]?[A-Z][A-Za-z ]{1,40}[〔\[(]\d{4}[〕\])]\s*No\.?\s?\d{1,4}[)）]?"
)
_DATE_ONLY = re.compile(
    r"[\s\-–—]*(?:\d{4}\s*[-./年]\s*\d{1,2}(?:\s*[-./月]\s*\d{1,2}\s*日?)?"
    r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|[A-Za-z]{3,9}\.?[\s-]+\d{1,2}(?:st|nd|rd|th)?,?[\s-]+\d{4}|\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{4})"
    r"[\s\-–—]*"
)
_LINES_LOOKED_AT = 12
_WIDEST_TITLE = 200
_SITE_SEPARATORS = (" - ", " | ", " – ", " — ", "_")


@dataclass(frozen=True, slots=True)
class Head:
    """Line indexes: ``title`` (None: there is none), ``header`` lines around it, body from ``end``.

    ``text`` is the title's wording.
    """

    title: int | None
    text: str
    header: tuple[int, ...]
    end: int


def read_head(lines: list[Line]) -> Head:
    """The title, skipping telephone numbers, breadcrumbs, dates and the site's own line."""
    at = _first_heading(lines)
    if at is None:
        at = _first_title_like(lines)
    if at is None:
        return Head(None, "", (), 0)
    at = _repeated_below(lines, at)
    end = at + 1
    while end < min(len(lines), at + _LINES_LOOKED_AT) and _is_header(lines[end].text):
        end += 1
    if end == len(lines):
        # A text must not vanish into its header.
        end = at + 1
    return Head(at, lines[at].text, (*range(at), *range(at + 1, end)), end)


def _is_header(text: str) -> bool:
    return is_boilerplate(text) or (is_dated_act(text) and width(text) <= _WIDEST_TITLE)


def is_boilerplate(text: str) -> bool:
    """Telephone numbers, breadcrumbs, release times, dates and numbers that stand alone."""
    if width(text) > _WIDEST_TITLE:
        return False
    stands_alone = _DATE_ONLY.fullmatch(text) is not None or is_document_number(text)
    return stands_alone or any(p.match(text) for p in _BOILERPLATE)


def is_document_number(text: str) -> bool:
    """国发〔2023〕5号 or Guo Fa [2023] No. 5, alone on its line."""
    return _DOCUMENT_NUMBER.fullmatch(text.strip()) is not None


def _first_heading(lines: list[Line]) -> int | None:
    """A first heading that no other heading of its level or above follows."""
    at = next((n for n, line in enumerate(lines) if line.is_heading), None)
    if at is None or any(not is_boilerplate(line.text) for line in lines[:at]):
        return None
    others = [line for line in lines[at + 1 :] if line.is_heading]
    return at if all(line.level > lines[at].level for line in others) else None


def _first_title_like(lines: list[Line]) -> int | None:
    if any(line.is_heading for line in lines) or len(lines) == 1:
        return None
    for at, line in enumerate(lines[:_LINES_LOOKED_AT]):
        if is_boilerplate(line.text):
            continue
        if line.kind is BlockKind.TABLE:
            return None
        too_long = width(line.text) > _WIDEST_TITLE
        if too_long or line.text.endswith((".", "。", "；", ";", "：", ":")) or mark(line.text):
            return None
        return at
    return None


def _repeated_below(lines: list[Line], at: int) -> int:
    """``Site - Section - X`` over ``X``: the title is X."""
    below = lines[at + 1 : at + 3]
    for n, line in enumerate(below, at + 1):
        words = line.text.strip()
        if words and lines[at].text.endswith(tuple(sep + words for sep in _SITE_SEPARATORS)):
            return n
    return at
