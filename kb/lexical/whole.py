"""Tokens that legal texts and people spell in several ways, kept whole beside their parts.

第二十六条 and 第 26 条 are one token, so are GB/T 19001-2016 and GBT19001—2016, 〔2019〕188号 and
(2019)第188号, 三万元 and 30000元, 百分之五 and 5%, 七日 and 7天. The year of a standard may be left
out, therefore its number counts without the year as well.
"""

import re
from collections.abc import Iterator

from kb.legal.numerals import CHINESE_NUMERAL, chinese_to_int
from kb.legal.standard_numbers import find_standard_numbers, with_one_spelling

_NUMERAL = rf"(?:[{CHINESE_NUMERAL}]{{1,12}}|[0-9]{{1,9}}(?:,[0-9]{{3}}){{0,3}}(?:\.[0-9]{{1,4}})?)"
_ARTICLE = re.compile(rf"第\s?({_NUMERAL})\s?([条章节])(?:之({_NUMERAL}))?")
_DOCUMENT = re.compile(r"[〔\[(【]\s?((?:19|20)[0-9]{2})\s?[〕\])】]\s?第?\s?([0-9]{1,5})\s?号")
_UNITS = {
    "元": "元",
    "日": "日",
    "天": "日",
    "年": "年",
    "个月": "月",
    "月": "月",
    "周岁": "岁",
    "岁": "岁",
    "倍": "倍",
    "人": "人",
    "小时": "小时",
}
_AMOUNT = re.compile(rf"(?<!第)({_NUMERAL})\s?([万亿]?)\s?({'|'.join(_UNITS)})")
_SHARE = re.compile(rf"百分之({_NUMERAL})|({_NUMERAL})\s?%")
_SIZES = {"": 1, "万": 10_000, "亿": 100_000_000}


def whole_tokens(text: str) -> Iterator[str]:
    """The one spelling of each such thing in a folded text, kind by kind."""
    yield from _articles(text)
    yield from (f"〔{match[1]}〕{int(match[2])}号" for match in _DOCUMENT.finditer(text))
    yield from _standards(text)
    yield from _amounts(text)
    for match in _SHARE.finditer(text):
        if number := _number(match[1] or match[2]):
            yield f"{number}%"


def _articles(text: str) -> Iterator[str]:
    for match in _ARTICLE.finditer(text):
        number, after = _number(match[1]), _number(match[3] or "")
        if number:
            yield f"第{number}{match[2]}" + (f"之{after}" if after else "")


def _standards(text: str) -> Iterator[str]:
    spelled = with_one_spelling(text)
    for at in find_standard_numbers(spelled):
        without_year = "".join(spelled[at.start : at.serial_end].lower().split())
        yield without_year
        if at.year:
            yield f"{without_year}-{at.year}"


def _amounts(text: str) -> Iterator[str]:
    for match in _AMOUNT.finditer(text):
        number = _number(match[1])
        if number:
            yield _times(number, _SIZES[match[2]]) + _UNITS[match[3]]


def _number(printed: str) -> str:
    """In Arabic digits; empty where it is no number that can be read safely."""
    plain = printed.replace(",", "")
    if plain.isascii():
        return plain.lstrip("0")
    number = chinese_to_int(plain)
    return str(number) if number else ""


def _times(number: str, size: int) -> str:
    return f"{float(number) * size:.10g}" if size > 1 else number
