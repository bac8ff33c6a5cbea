"""How policy papers and articles number their headings: 一、（一）1.（1）, and in English.

The ranks are those of GB/T 9704-2012, 7.3.3; English renderings print 1. and (1), or words.
"""

import re
from dataclasses import dataclass

from ingest.parsers.layout import width
from ingest.structure.lines import Line
from kb.legal.numerals import CHINESE_NUMERAL, english_word_to_int

_HAN = f"[{CHINESE_NUMERAL}]{{1,4}}"
GOES_ON = r"[(（]\d|[A-Z]\.|[A-Za-z_]+\.[\dA-Za-z(]"
"""Behind the stop of a number: 2.(1), 7.A.1, 3.Guidance.4 are numbers of something below it."""
_STYLES = (
    (11, re.compile(rf"{_HAN}、")),
    (12, re.compile(rf"[（(]\s*{_HAN}\s*[）)]")),
    (13, re.compile(rf"\d{{1,2}}(?:[.．](?!\d|{GOES_ON})|、)")),
    (14, re.compile(r"[（(]\s*\d{1,2}\s*[）)]")),
)
_WORD = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)?),\s")
_BRACKETED_WORD = re.compile(r"[（(]\s*([A-Za-z]+)\s*[）)]")
_STRAY = re.compile(r"[.。]\s+")
_WIDEST_HEADING = 80
_SENTENCE_ENDS = tuple("。；：！？，、.;:,")


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed number: ``rank`` orders the styles; ``number`` is as printed at the very start.

    ``number`` is "" where something stands before it; ``length`` counts what precedes the words.
    """

    rank: int
    number: str
    length: int


def mark(text: str) -> Mark | None:
    """The number at the start of a line: 一、 （一） 1. (1) (Four) or Fourth,.

    The full stop of a sentence broken before it may stand in front (". 2. The content").
    """
    stray = _STRAY.match(text)
    found = _mark(text[stray.end() :]) if stray else _mark(text)
    if stray and found:
        return Mark(found.rank, "", stray.end() + found.length)
    return found


def _mark(text: str) -> Mark | None:
    for rank, style in _STYLES:
        found = style.match(text)
        if found:
            return Mark(rank, found[0], found.end())
    word = _WORD.match(text)
    if word and (english_word_to_int(word[1]) or 0) and word[1].lower().endswith(_ORDINAL_ENDS):
        return Mark(13, word[0].strip(), word.end())
    bracketed = _BRACKETED_WORD.match(text)
    if bracketed and english_word_to_int(bracketed[1]):
        return Mark(14, bracketed[0], bracketed.end())
    return None


_ORDINAL_ENDS = ("st", "nd", "rd", "th")


def is_numbered_heading(line: Line, found: Mark) -> bool:
    """Short, with words behind the number, and not a sentence."""
    words = line.text[found.length :].strip()
    return (
        bool(words) and width(line.text) <= _WIDEST_HEADING and not words.endswith(_SENTENCE_ENDS)
    )
