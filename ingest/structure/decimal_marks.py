"""Clause numbers of standards and annexes at the start of a line: 4, 4.4.1, A.2.1, 10.4.1.

A number in front of a sentence is no clause number (4.1 和 4.2 的要求, 3.5 mm, 2023 年): what
follows it tells, and in doubt the sequence of numbers decides.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from ingest.blocks import BlockKind
from ingest.parsers.layout import width
from ingest.structure.lines import Line

_NUMBER = re.compile(
    r"(?:([A-Z])\s?\.\s?(\d{1,3}(?:\.\d{1,3}){0,5})|(\d{1,2}(?:\.\d{1,3}){0,6}))"
    r"(\.|．|、)?(?![\d%％‰)）])(\s*)"
)
_WIDEST_HEADING = 80
_SENTENCE_ENDS = tuple("。；：，、;:,.!?！？")
_LATIN_UNIT = re.compile(
    r"(?:(?:[kMGmcnμµ]?(?:m|g|s|Hz|Pa|L|l|mol|lx)|[kMmμµ][WVAJNΩ]|dB|min|h|d|bar|ppm|rpm|°C|℃|°|Ω)"
    r"(?=$|[\s\d\u4e00-\u9fff,.;:)（，。；：）/·²³])|[VAWNJLK](?=$|[\u4e00-\u9fff,.;:)，。；：）])"
    r"|[×x±+=<>≤≥~～–—*/](?!\w{2})|-(?=\s?\d))"
)
_HAN_UNIT = re.compile(
    r"(?:年|月|日|个|名|人|件|台|套|家|条|项|款|份|次|倍|元|万|亿|天|周|小时|分钟|秒|米|克|千克|公斤"
    r"|公里|毫米|厘米|毫克|毫升|升|类|种|级|章|节|部分)"
    r"(?:月|工作日|小时|$|[以之内后前的，。；、：]|\s*(?:\d|[~～至—–-]\s*\d))"
)
# What follows a reference, never a heading: 4.1的…, 4.1 和 4.2, 4.1 规定的…, 5.2 中….
_HAN_REFERENCE = re.compile(
    r"的|和(?![谐平睦解])|与(?!会)|及(?!时)|以及|或(?!有)|至(?!善)|到(?![货期岗位场达])|并(?!网)|[、，。；：,;:)）]"
    r"|中(?:的|规|给|所|要|，|列|第)|规定[的了，]|所(?:规定|述|列|给|要求|示)|要求(?:的|时|，|进行)|给出[的了]"
    r"|适用(?!范围|性|标准|文件|对象|人员|条件|场[合所])|描述的|列出的|对应|执行|进行(?!曲)|确定的|条(?:的|规|中|$)"
)
_WORD_REFERENCE = re.compile(
    r"(?:and|or|to|of|is|are|was|were|shall|should|may|can|applies|apply|does|do|through|above"
    r"|below|gives|specifies|describes|contains|requires|in|with|by|for|as)\b"
)
_JOINED = re.compile(r"(?:and|or|to|of|is|are|shall)\b")
"""Of these, what goes on with a sentence even behind a stop (2.4. in the case of … is a clause)."""
_OPENS = re.compile(r"[A-Z0-9\u4e00-\u9fff《“‘\"'〈<「(（\[α-ωΑ-Ω—]")
_NEXT_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?![A-Za-z\d])")
_NO_CLAUSE = (_LATIN_UNIT, _HAN_UNIT, _HAN_REFERENCE, _NEXT_NUMBER)


class Form(IntEnum):
    """How far a line reads like a clause: its words a sentence, a short heading, marked as one."""

    LOWER, SENTENCE, SHORT, MARKED = range(4)


@dataclass(frozen=True, slots=True)
class DecimalMark:
    """``key`` orders the numbers: (4, 4, 1) for 4.4.1, and for A.4.1 with the letter ``A``.

    ``number`` is as printed, ``after`` where the words begin; ``dotted`` where a stop follows it.
    """

    letter: str
    key: tuple[int, ...]
    number: str
    after: int
    dotted: bool
    form: Form

    @property
    def printed(self) -> str:
        """4.4.1 or A.2, as people cite it."""
        return ".".join([*([self.letter] if self.letter else []), *map(str, self.key)])

    @property
    def depth(self) -> int:
        """Of 4 one, of 4.4.1 three, of A.2 two."""
        return len(self.key) + bool(self.letter)

    @property
    def slug(self) -> str:
        return "cl_" + self.printed.replace(".", "-")


def decimal_at(line: Line) -> DecimalMark | None:
    """The number that a line begins, where its words do not make a sentence around it."""
    found = _NUMBER.match(line.text) if line.kind is not BlockKind.TABLE else None
    if found is None or (found[4] and not found[1] and line.text[found.end(4) :][:1].isdigit()):
        return None
    words, dotted = line.text[found.end() :], bool(found[4])
    if dotted and found[4] != "." and len(found[3] or "0.0") > len("00"):
        return None
    form = _form(words, line, dotted=dotted, parted=bool(found[5]) or dotted)
    key = tuple(int(part) for part in (found[2] or found[3]).split("."))
    if form is None or (found[3] and found[3].startswith("00")):
        return None
    number = line.text[: found.end(4) if dotted else found.start(5)]
    return DecimalMark(found[1] or "", key, number, found.end(), dotted, form)


def _form(words: str, line: Line, *, dotted: bool, parted: bool) -> Form | None:
    if line.is_heading or not words:
        return Form.MARKED if line.is_heading else Form.SHORT
    if not parted and not "\u4e00" <= words[0] <= "\u9fff":
        return None
    if any(pattern.match(words) for pattern in _NO_CLAUSE):
        return None
    if not (_OPENS.match(words) or words[0].isalpha()):
        return None
    short = width(words) <= _WIDEST_HEADING and not words.endswith(_SENTENCE_ENDS)
    if not _OPENS.match(words):
        return _form_of_lower(words, short=short, dotted=dotted)
    return Form.SHORT if short else Form.SENTENCE


def _form_of_lower(words: str, *, short: bool, dotted: bool) -> Form | None:
    """Small letters begin a term, or behind a stop the point of an annex; else they go on."""
    if (_JOINED if dotted else _WORD_REFERENCE).match(words):
        return None
    if not dotted:
        return Form.LOWER
    return Form.SHORT if short else Form.SENTENCE
