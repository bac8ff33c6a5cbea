"""How a policy paper numbers its parts: 一、（一）1.（1）①, 首先, and their English renderings."""

import re
from dataclasses import dataclass

from ingest.structure.english_marks import english_division
from ingest.structure.lines import Line
from ingest.structure.prose_marks import mark
from kb.legal.numerals import CHINESE_NUMERAL, chinese_to_int, english_word_to_int, roman_to_int

HAN, BRACKETED_HAN, ARABIC, BRACKETED, CIRCLED, ORDINAL = range(11, 17)
"""Ranks: those of GB/T 9704-2012, 7.3.3, then ① and numbers written as words."""
_ABOVE = {"篇": 6, "编": 6, "部分": 7, "章": 8, "节": 9}
_ENGLISH_ABOVE = {1: 6, 2: 7, 3: 8, 4: 9}
_DIVISION = re.compile(
    rf"第\s*([{CHINESE_NUMERAL}]{{1,4}}|\d{{1,2}})\s*(篇|编|部分|章|节)(?![的、，。])\s*"
)
_ROMAN = re.compile(r"([IVX]{1,6})[.．、]\s*(?=\S)")
_CIRCLED = re.compile(r"[①-⑳]\s*")
_INNER = re.compile(rf"[{CHINESE_NUMERAL}]+|\d+|[A-Za-z]+(?:-[A-Za-z]+)?")
_ORDINALS = (
    re.compile(rf"([{CHINESE_NUMERAL}]{{1,2}})是"),
    re.compile(rf"第([{CHINESE_NUMERAL}]{{1,2}})[，,]\s*"),
    re.compile(r"(首先|其次|再次|最后)[，,]\s*"),
    re.compile(r"(?:The )?([A-Za-z]+?)(?:ly)?(?:,\s+| is\b\s*)"),
)
_TURNS = {"首先": 1, "其次": 2, "再次": 3}
_ENGLISH_ORDINAL = re.compile(r"(?:st|nd|rd|th)$")
_LONGEST_PLAIN_DIVISION = 60


@dataclass(frozen=True, slots=True)
class PaperMark:
    """``printed`` is the number's spelling, ``number`` the same where nothing stands before it.

    ``value`` is None for 最后, which only says that it is the last.
    """

    rank: int
    value: int | None
    number: str
    printed: str
    length: int

    @property
    def is_spelled(self) -> bool:
        """(Four) for (4)."""
        return self.rank in (ARABIC, BRACKETED) and not any(map(str.isdigit, self.printed))


def paper_mark(line: Line) -> PaperMark | None:
    """The number at the start of a line; None where there is none."""
    text = line.text
    if divided := _division(line):
        return divided
    if (found := _ROMAN.match(text)) and (value := roman_to_int(found[1])):
        number = text[: found.end()].rstrip()
        return PaperMark(HAN, value, number, number, found.end())
    if found := _CIRCLED.match(text):
        number = found[0].strip()
        return PaperMark(CIRCLED, ord(number) - ord("①") + 1, number, number, found.end())
    numbered = mark(text)
    inner = _INNER.search(text[: numbered.length]) if numbered else None
    if numbered and inner and (value := _value(inner[0])):
        printed = text[: numbered.length].strip().lstrip(".。 ")
        rank = ORDINAL if printed.endswith(",") else numbered.rank
        return PaperMark(rank, value, numbered.number, printed, numbered.length)
    return ordinal_at(text, 0)


def _division(line: Line) -> PaperMark | None:
    if english := english_division(line):
        rank = _ENGLISH_ABOVE[english.rank]
        return PaperMark(rank, english.n, english.number, english.number, len(english.number))
    found = _DIVISION.match(line.text)
    value = chinese_to_int(found[1]) if found else None
    short = line.is_heading or len(line.text) <= _LONGEST_PLAIN_DIVISION
    if not found or not value or not short or line.text.endswith(("。", "；", "：")):
        return None
    number = found[0].rstrip()
    return PaperMark(_ABOVE[found[2]], value, number, number, found.end())


def _value(inner: str) -> int | None:
    return chinese_to_int(inner) or english_word_to_int(inner)


def ordinal_at(text: str, at: int) -> PaperMark | None:
    """一是, 第一，, 首先， or First, at this place."""
    for pattern in _ORDINALS:
        found = pattern.match(text, at)
        if not found:
            continue
        word = found[1]
        value = _TURNS.get(word) or chinese_to_int(word) or _english_ordinal(word)
        if value or word == "最后":
            number = found[0].rstrip()
            return PaperMark(ORDINAL, value, number, number, found.end() - at)
    return None


def _english_ordinal(word: str) -> int | None:
    return english_word_to_int(word) if _ENGLISH_ORDINAL.search(word.lower()) else None
