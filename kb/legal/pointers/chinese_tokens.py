"""The words that pointers in Chinese are made of: names, 本法, 前款, 第十条."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kb.legal.numerals import chinese_to_int
from kb.legal.pointers.chinese_names import find_given_names, find_short_names, find_titles
from kb.legal.pointers.numbers import find_numbers

LEVELS = ("编", "分编", "章", "节", "条", "款", "项", "目")
ARTICLE, PARAGRAPH, ITEM, POINT = (LEVELS.index(it) for it in "条款项目")


class Anchor(StrEnum):
    """From where a pointer counts."""

    NAME = "name"
    TEXT = "text"
    """本法, 本条例: the text that it stands in."""
    HERE = "here"
    """本条, 本章: the unit around it."""
    BEFORE = "before"
    """前款, 前两条."""
    AFTER = "after"
    LIST = "list"
    """下列: what the list below counts."""
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a pointer at [start, end).

    ``level`` is a place in ``LEVELS`` and ``number`` counts (第n, 前n); a number ``sub`` above 0 is
    that of 第二百二十四条之一.
    """

    start: int
    end: int
    anchor: Anchor | None = None
    text: str = ""
    level: int = -1
    number: int = 0
    sub: int = 0


_N = "[零〇○一二三四五六七八九十百千两0-9]"
_UNIT = (
    r"(?P<unit>分编|编(?![制号码辑写入])|章(?!程)|节(?![课目日假能约气])|条(?![件例约款文])"
    r"|款(?![项待])|项(?!目)|目(?![录标前]|的地))"
)
_NUMBER = re.compile(rf"第\s?\(?(?P<n>{_N}{{1,8}})\)?\s?{_UNIT}(?:之(?P<sub>{_N}{{1,3}}))?")
_SHARED_UNIT = re.compile(
    rf"第\s?(?P<all>{_N}{{1,6}}(?:(?:[、和或及至]|或者){_N}{{1,6}})+)"
    r"(?P<unit>条(?![件例约])|款|项(?!目))"
)
_BARE_NUMBER = re.compile(rf"{_N}+")
# 日本法, 基本法 and 资本项目 hold 本 as the end of another word.
_THIS = r"(?<![基根日资样文版标课剧])(?<!(?<![造构形])成)本"
_TEXT = re.compile(
    rf"{_THIS}(?:实施|施行)?(?:法典|法(?![院人官律学医庭])|条例|规定|办法|细则|规则|决定|修正案|解释|规范(?!围)|标准(?!化)|通则|章程"
    r"|意见|通知|准则|纲要|规程|命令|议事规则)"
)
_HERE = re.compile(
    rf"{_THIS}(?P<unit>分编|编(?![制号码辑])|章(?!程)|节(?![课目日气约能])|条(?![件例约款文])|款(?![项])|项(?!目)|目(?![录标的]))"
)
_BEFORE = re.compile(
    r"(?<![当目以之提从此])(?:前(?P<n>[一二两三四五六七八九]?)|上一?)(?P<unit>[条款项](?![件例约目文式]))"
)
_AFTER = re.compile(r"下一?条(?![件例约款文])")
_LIST = re.compile("下列")
_ANNEX = re.compile(
    rf"(?:本(?:法|条例|规定|办法|细则|规则|标准))?附(?P<kind>[件表录])\s?(?P<n>{_N}{{1,4}}|[A-Z](?![A-Za-z]))"
)


def find_tokens(text: str) -> list[Token]:
    """In reading order; of two that overlap the longer one that begins first. ``text`` is even."""
    tokens = sorted(_all(text), key=lambda token: (token.start, -token.end))
    kept: list[Token] = []
    for token in tokens:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _all(text: str) -> Iterator[Token]:
    for finder in (find_titles, find_short_names, find_given_names, find_numbers):
        for name in finder(text):
            yield Token(name.start, name.end, Anchor.NAME, name.text)
    yield from _anchors(text)
    for match in _SHARED_UNIT.finditer(text):
        yield from _shared(match)
    for match in _NUMBER.finditer(text):
        if number := chinese_to_int(match["n"]):
            sub = chinese_to_int(match["sub"] or "") or 0
            yield Token(*match.span(), level=LEVELS.index(match["unit"]), number=number, sub=sub)


def _anchors(text: str) -> Iterator[Token]:
    for match in _TEXT.finditer(text):
        yield Token(*match.span(), Anchor.TEXT, match.group())
    for match in _HERE.finditer(text):
        yield Token(*match.span(), Anchor.HERE, level=LEVELS.index(match["unit"]))
    for match in _BEFORE.finditer(text):
        count = chinese_to_int(match["n"] or "一") or 1
        level = LEVELS.index(match["unit"])
        yield Token(*match.span(), Anchor.BEFORE, level=level, number=count)
    for match in _AFTER.finditer(text):
        yield Token(*match.span(), Anchor.AFTER, level=ARTICLE)
    for match in _LIST.finditer(text):
        yield Token(*match.span(), Anchor.LIST)
    for match in _ANNEX.finditer(text):
        yield Token(*match.span(), Anchor.ANNEX, match["kind"] + match["n"])


def _shared(match: re.Match[str]) -> Iterator[Token]:
    """第一、二项: each number is one of the unit that only the last one prints."""
    level, inside = LEVELS.index(match["unit"]), match.start("all")
    numbers = list(_BARE_NUMBER.finditer(match["all"]))
    for n, found in enumerate(numbers):
        start = inside + found.start() if n else match.start()
        end = match.end() if n == len(numbers) - 1 else inside + found.end()
        if number := chinese_to_int(found.group()):
            yield Token(start, end, level=level, number=number)
