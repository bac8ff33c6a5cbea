"""List items in standards and annexes, Chinese and English: a) 1) (a) 1. 一、（一）① 甲、."""

import re

from ingest.structure.chinese_marks import item
from ingest.structure.english_items import Item, Level, item_at
from kb.legal.numerals import CHINESE_NUMERAL, chinese_to_int, roman_to_int

_LATIN = re.compile(r"([(（]?)\s?([A-Za-z]|[ivx]{2,4}|\d{1,2})\s?([)）])\s*(?=\S|$)")
_STOPPED = re.compile(r"(\d{1,2})([.．、])(?!\d)\s*(?=\S|$)")
_HAN = re.compile(rf"([{CHINESE_NUMERAL}]{{1,4}})、\s*(?=\S)")
_CIRCLED = re.compile(r"([①-⑳])\s*(?=\S)")
_STEM = re.compile(r"([甲乙丙丁戊己庚辛壬癸])[、.．]\s*(?=\S)")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
# a) 和 b) 的, b) 项规定: references that begin a line, as （一）项的 is.
_REFERENCE = re.compile(
    r"(?:[和与及或至、,，]|and\b|or\b|to\b)\s*[(（]?\s?(?:[A-Za-z]|\d{1,2})\s?[)）]|项|的|中(?:的|规|所|列)|[，。；,;.]"
)


def list_item(text: str) -> Item | None:
    """The item that a line begins; None where it begins none."""
    if han := _chinese(text):
        return han
    if text[:1] in ("(", "（") and chinese_to_int(text[1:2]) and not text[1:2].isdigit():
        return None
    for pattern in (_LATIN, _STOPPED):
        found = pattern.match(text)
        if found and not _REFERENCE.match(text, found.end()):
            return _latin(found) if pattern is _LATIN else _item(found, "1.", int(found[1]))
    return item_at(text) if text.isascii() else None


def _chinese(text: str) -> Item | None:
    """一、 （一） ① 甲、."""
    if found := _HAN.match(text):
        return _item(found, "H、", chinese_to_int(found[1]))
    if found := _CIRCLED.match(text):
        return _item(found, "c", ord(found[1]) - ord("①") + 1)
    if found := _STEM.match(text):
        return _item(found, "S", _STEMS.index(found[1]) + 1)
    han = item(text)
    if han is None or not han.han or han.sub:
        return None
    return Item(han.number, han.number[1:-1].strip(), (("H()", han.n),))


def _item(found: re.Match[str], style: str, value: int | None) -> Item | None:
    number = found[0].rstrip()
    return Item(number, found[1], ((style, value),)) if value else None


def _latin(found: re.Match[str]) -> Item | None:
    inner, brackets = found[2], "()" if found[1] else ")"
    levels: list[Level] = []
    if inner.isdigit():
        levels = [(f"1{brackets}", int(inner))] if int(inner) else []
    else:
        case = "a" if inner.islower() else "A"
        if len(inner) == 1:
            levels.append((case + brackets, ord(inner.lower()) - ord("a") + 1))
        if value := roman_to_int(inner):
            levels.append((("i" if case == "a" else "I") + brackets, value))
    return Item(found[0].rstrip(), inner, tuple(levels)) if levels else None
