"""What stands before the first article: title, adoption lines, contents, preface."""

import re
from dataclasses import dataclass, replace

from ingest.structure.chinese_marks import division, generic_heading, tidy
from ingest.structure.lines import Line

_DATE = re.compile(
    r"\d{4}\s*年|[一二][〇○零九\d][〇○零一二三四五六七八九\d]{2}年|\d{4}[-./]\d{1,2}[-./]\d"
)
_ACT = re.compile(
    r"通过|公布|发布|颁布|施行|实施|生效|修订|修正|修改|批准|公告|令|印发|制定|废止|决定"
)
_ENDS_IN_ACT = re.compile(r"(?:通过|[公发颁]布|[施实]行|批准|印发)$")
_ORDER = re.compile(
    r"(?:主席|国务院|总局|委员会|部|局|署)令$|^第?[\d一二三四五六七八九十]+号$|^[（(].*[）)]$"
)
_CONTENTS = re.compile(r"目\s*[录次]$")
_LONGEST_ADOPTION = 1000
_LONGEST_TITLE = 80
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Opening:
    """Line indexes: ``title`` (None: no title), ``header``, ``preface``; units from ``end``."""

    title: int | None
    header: tuple[int, ...]
    preface: tuple[int, ...]
    end: int


def read_opening(lines: list[Line], first_article: int) -> Opening:
    """Part the lines before the first article; its chapter headings begin the units."""
    end = _first_division(lines, first_article)
    title = _title(lines, end)
    header = list(range(title + 1)) if title is not None else []
    if title is not None:
        header.remove(title)
    at = 0 if title is None else title + 1
    named = _squashed(lines[title].text) if title is not None else ""
    while at < end and _is_header(lines[at], named):
        header.append(at)
        at += 1
    return Opening(title, tuple(header), tuple(range(at, end)), end)


def _is_header(line: Line, title: str) -> bool:
    """An adoption line, a line of the contents, or the title once more."""
    return _is_adoption(line.text) or _is_contents(line) or _squashed(line.text) == title


def _squashed(text: str) -> str:
    return "".join(text.split())


def _first_division(lines: list[Line], first_article: int) -> int:
    """The first of the headings around the first article, going up: 节, 章, 编.

    A heading of the same or a lower level above them belongs to a table of contents.
    """
    first, lowest = first_article, 5
    for at in range(first_article - 1, -1, -1):
        rank = _rank(lines[at])
        if rank is None:
            continue
        if rank >= lowest:
            break
        first, lowest = at, rank
    return first


def _rank(line: Line) -> int | None:
    mark = division(line)
    if mark:
        return mark.rank
    return 1 if generic_heading(line) else None


def _title(lines: list[Line], end: int) -> int | None:
    named = [at for at in range(end) if lines[at].is_heading and _rank(lines[at]) is None]
    if named:
        top = min(lines[at].level for at in named)
        return next(at for at in named if lines[at].level == top)
    for at in range(end):
        if _may_be_title(lines[at]):
            return at
    return None


def _may_be_title(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_TITLE or text[-1] in "。；：，":
        return False
    return not (_is_adoption(text) or _is_contents(line))


def _is_adoption(text: str) -> bool:
    if _ORDER.search(text):
        return len(text) <= _LONGEST_ADOPTION
    if len(text) <= _SHORT and (_DATE.match(text) or _ENDS_IN_ACT.search(text)):
        return True
    return is_dated_act(text)


def is_dated_act(text: str) -> bool:
    """A line that says when a text was adopted, published or amended."""
    dated = _DATE.search(text) and _ACT.search(text)
    return bool(dated) and len(text) <= _LONGEST_ADOPTION and not text.endswith(("：", "。"))


def _is_contents(line: Line) -> bool:
    """目录 and its lines, also those that Markdown left a list mark at (*第一节 一般规定)."""
    bare = replace(line, text=line.text.lstrip("*·•- "))
    return _rank(bare) is not None or _CONTENTS.fullmatch(tidy(bare.text)) is not None
