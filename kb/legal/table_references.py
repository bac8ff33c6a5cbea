"""Tables and their rows as people write them: 表1第4行, 附表一, Table A.1, row 4 of Table 2."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.legal.numerals import chinese_to_int, roman_to_int

_HAN = "[零〇一二两三四五六七八九十百]{1,4}"
_NO = r"(?:[A-Z][.-]?)?\d+(?:[.-]\d+)*"
_CHINESE = re.compile(
    # 代表1名 and 报表3 name no table; behind other words only a row makes sure of it.
    rf"(?:(?P<name>附表|(?<![代发报列图附])表)\s*(?P<no>{_NO}(?![\d%])|{_HAN}(?![般些样种]))"
    r"|(?P<any>表)\s*\(文中第(?P<nth>\d+)个\))"
    rf"(?P<behind>\s*[,的]?\s*第\s*(?P<row>\d+|{_HAN})\s*行)?"
)
_ENGLISH = re.compile(
    rf"\b(?:row\s+(?P<first>\d+)\s+(?:of|in)\s+(?:the\s+)?)?(?i:table)\s+"
    rf"(?:(?P<no>{_NO}(?![\w%])|[IVXL]+\b)|\(no\.\s*(?P<nth>\d+)\s+in\s+the\s+text\))"
    r"(?:\s*,?\s*(?i:row)\s+(?P<row>\d+)\b)?"
)
_MAY_PRECEDE = re.compile(r"(?:^|[\s\W]|[法例定则典的率额目值中见])$")
_COUNTS = re.compile(r"\s*[个条项名人份张年月日次倍元]")
_ATTACHED = "附表"


@dataclass(frozen=True, slots=True)
class TableNumber:
    """A table by the number that it prints, ``A.1`` or ``3``, whatever digits it is printed in.

    ``is_attached`` for 附表; ``nth`` counts through the text where a table prints no number.
    """

    number: str = ""
    is_attached: bool = False
    nth: int = 0


@dataclass(frozen=True, slots=True)
class TableReference:
    """A table, or one row of it, at [start, end) of a text with compatibility forms unified."""

    label: str
    table: TableNumber
    row: int | None
    start: int
    end: int


def find_tables(text: str) -> Iterator[TableReference]:
    """All of them in a text with compatibility forms unified."""
    for match in _CHINESE.finditer(text):
        if match["behind"] or _stands_alone(text, match):
            yield _reference(match, match["row"])
    for match in _ENGLISH.finditer(text):
        yield _reference(match, match["row"] or match["first"])


def table_number(label: str) -> TableNumber | None:
    """What the label of a table says, its form as in ``find_tables``."""
    found = list(_CHINESE.finditer(label)) or list(_ENGLISH.finditer(label))
    return _number(found[-1]) if found else None


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before = _MAY_PRECEDE.search(text[max(0, match.start() - 1) : match.start()])
    return before is not None and not _COUNTS.match(text, match.end())


def _reference(match: re.Match[str], row: str | None) -> TableReference:
    number = int(row) if row and row.isdecimal() else chinese_to_int(row or "")
    return TableReference(match.group().strip(), _number(match), number, *match.span())


def _number(match: re.Match[str]) -> TableNumber:
    parts = match.groupdict()
    if parts["nth"]:
        return TableNumber(nth=int(parts["nth"]))
    printed = parts["no"]
    value = chinese_to_int(printed) or roman_to_int(printed)
    number = str(value) if value else printed.replace("-", ".")
    return TableNumber(number, parts.get("name") == _ATTACHED)
