"""One part of a Chinese sentence, up to a semicolon, cut at its commas."""

import re
from dataclasses import dataclass

from kb.domain.norms import BearerKind
from kb.legal.norms.chinese_pieces import Piece, pieces_of
from kb.legal.norms.chinese_words import kind_of
from kb.legal.norms.reading import NOBODY, Party

_DEFINED = re.compile(r"(?:是指|系指|指的是|，指(?![使定派导出明控]))")
_CALLED = re.compile(r"[^\w]*本[法条例规定办细则]{1,4}所称")
_PURPOSE = re.compile(r"[^\w]*为了?[^。；]*制定本")
_IS_A = re.compile(
    r"[^，；。]{1,20}(?<![但凡都还当])是(?!否)(?:(?!的，|由|应当|不得"
    r"|责令)[^；。])*的[^的，；。]{1,12}[。；]?$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """``words`` up to a semicolon, with the same characters masked."""

    words: str
    masked: str
    pieces: list[Piece]
    has_condition: bool

    def piece_at(self, at: int) -> int:
        return next(i for i, it in enumerate(self.pieces) if at < it.end)

    def party(self, span: tuple[int, int] | None) -> Party:
        if span is None:
            return NOBODY
        start, end = span
        kind = kind_of(self.masked[start:end].strip())
        words = self.words[start:end].strip()
        return NOBODY if kind is BearerKind.UNSTATED else Party(words, kind)


def part_of(words: str, masked: str, span: tuple[int, int], *, has_condition: bool) -> Part:
    start, end = span
    defined = _DEFINED.search(masked, start, end)
    if (
        _CALLED.match(masked, start, end)
        or _PURPOSE.match(masked, start, end)
        or _IS_A.match(masked, start, end)
    ):
        return Part(words, masked, [], has_condition)
    pieces = pieces_of(masked, start, defined.start() if defined else end)
    return Part(words, masked, pieces, has_condition)
