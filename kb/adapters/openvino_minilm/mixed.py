"""Texts with Han characters to token ids: pieces for Chinese, the model's own words for the rest.

A text with a Han character in it takes this path as a whole; one without never does, so that it
is embedded as the English model always did. Within a text each unbroken run of Han characters is
cut into pieces; what stands between keeps the ids of the English vocabulary, Chinese punctuation
those of its Latin counterpart. Script is folded to simplified for this and nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tokenizers import Tokenizer

from kb.bilingual.pieces import UNKNOWN, Piece, Pieces
from kb.language.script import HAN_CHARACTERS
from kb.language.simplified import simplified

Span = tuple[int, int]

_HAN = re.compile(f"[{HAN_CHARACTERS}]+")
_MARKS: dict[int, str] = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict(zip("\u3000。、；：…—·‘’【】〔〕", " .,;:.--''[][]", strict=True))
    | dict.fromkeys("“”《》〈〉「」『』", '"')
)
_SHORT = 24
"""Longer pieces of Latin text do not come again."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids, and the code-point span [start, end) of each in its text."""

    ids: list[int]
    offsets: list[Span]


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


class MixedTokenizer:
    """Ids below ``first`` are ``words``'s own; ``first`` + n is piece n; unknown ones are [UNK]."""

    def __init__(self, words: Tokenizer, pieces: Pieces, first: int) -> None:
        self._words, self._pieces, self._first = words, pieces, first
        unknown = words.token_to_id("[UNK]")
        assert unknown is not None, "the pinned tokenizer has [UNK]"
        self._unknown: int = unknown
        self._remembered = lru_cache(maxsize=8192)(self._latin)

    def encode_batch(self, texts: Sequence[str]) -> list[Encoded]:
        folded = [_folded(text) for text in texts]
        runs = [match[0] for text in folded for match in _HAN.finditer(text)]
        cut = iter(self._pieces.of(runs))
        return [self._encoded(text, cut) for text in folded]

    def _encoded(self, text: str, cut: Iterator[list[Piece]]) -> Encoded:
        ids: list[int] = []
        offsets: list[Span] = []
        at = 0
        for match in _HAN.finditer(text):
            self._between(text[at : match.start()], at, ids, offsets)
            at = match.start()
            for number, start, end in next(cut):
                ids.append(self._first + number if number != UNKNOWN else self._unknown)
                offsets.append((at + start, at + end))
            at = match.end()
        self._between(text[at:], at, ids, offsets)
        return Encoded(ids, offsets)

    def _between(self, part: str, at: int, ids: list[int], offsets: list[Span]) -> None:
        if not part:
            return
        found = self._remembered(part) if len(part) <= _SHORT else self._latin(part)
        ids += found.ids
        offsets += [(at + start, at + end) for start, end in found.offsets]

    def _latin(self, part: str) -> Encoded:
        found = self._words.encode(part, add_special_tokens=False)
        return Encoded(found.ids, found.offsets)


def _folded(text: str) -> str:
    """Simplified script and Latin punctuation, character by character: spans stay what they are."""
    plain = simplified(text)
    if len(plain) != len(text):
        plain = "".join(one if len(one) == 1 else char for char, one in _one_by_one(text))
    return plain.translate(_MARKS)


def _one_by_one(text: str) -> list[tuple[str, str]]:
    return [(char, simplified(char)) for char in text]
