"""What stands before the first article of an English statute: title, adoption, contents."""

import re

from ingest.parsers.layout import width
from ingest.structure.english_marks import articles_at, english_division
from ingest.structure.lines import Line
from ingest.structure.opening import Opening, OpeningSigns, read_opening_with
from ingest.structure.prose_title import is_boilerplate

_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_ACT = re.compile(
    r"\b(?:adopted|promulgated|issued|amended|revised|approved|published|passed|enacted|effective"
    r"|in(?:to)? force|order (?:of|no)|decree)\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:table of )?contents:?$", re.IGNORECASE)
_LONGEST_ADOPTION = 1500
_WIDEST_TITLE = 200


def read_english_opening(lines: list[Line], first_article: int) -> Opening:
    """Part the lines before the first article; its chapter headings begin the units."""
    return read_opening_with(_SIGNS, lines, first_article)


def _rank(line: Line) -> int | None:
    mark = english_division(line)
    return mark.rank if mark else None


def _is_header(line: Line) -> bool:
    return _is_adoption(line.text) or _is_contents(line) or is_boilerplate(line.text)


def _is_adoption(text: str) -> bool:
    if len(text) > _LONGEST_ADOPTION or not (_YEAR.search(text) and _ACT.search(text)):
        return False
    return text[0] in "([（【" or not text.endswith((".", ":", ";", ","))


def _is_contents(line: Line) -> bool:
    bare = Line(line.text.lstrip("*·•- "), line.start, line.end, line.kind, line.level)
    return bool(
        _CONTENTS.match(bare.text) or _rank(bare) is not None or (bare.text and articles_at(bare))
    )


def _may_be_title(line: Line) -> bool:
    text = line.text
    if width(text) > _WIDEST_TITLE or text.endswith((".", ";", ":", ",")):
        return False
    return not (text[0] in "([（" or _is_header(line))


_SIGNS = OpeningSigns(_rank, _is_header, _may_be_title)
