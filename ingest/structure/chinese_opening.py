"""What stands before the first article: title, adoption lines, contents, preface."""

import re
from dataclasses import replace

from ingest.structure.chinese_marks import division, generic_heading, tidy
from ingest.structure.lines import Line
from ingest.structure.opening import Opening, OpeningSigns, read_opening_with

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


def read_opening(lines: list[Line], first_article: int) -> Opening:
    """Part the lines before the first article; its chapter headings begin the units."""
    return read_opening_with(_SIGNS, lines, first_article)


def _is_header(line: Line) -> bool:
    """An adoption line or a line of the contents."""
    return _is_adoption(line.text) or _is_contents(line)


def _rank(line: Line) -> int | None:
    mark = division(line)
    if mark:
        return mark.rank
    return 1 if generic_heading(line) else None


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


_SIGNS = OpeningSigns(_rank, _is_header, _may_be_title)
