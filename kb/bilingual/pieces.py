"""Runs of Han characters cut into pieces, words or single characters, by a unigram model."""

from collections.abc import Sequence
from functools import cache

from tokenizers import Tokenizer
from tokenizers.models import Unigram

from kb.bilingual.identity import PIECES_FILE, PIECES_SHA256
from kb.bilingual.shipped import checked

UNKNOWN = 0
"""The number of a character that no piece has."""

Piece = tuple[int, int, int]
"""Number, and span [start, end) in its run."""


class Pieces:
    """The vocabulary: ``scored`` pieces with log probabilities; number 0 is the unknown one."""

    def __init__(self, scored: Sequence[tuple[str, float]]) -> None:
        self.texts = ("", *(text for text, _ in scored))
        self._tokenizer = Tokenizer(Unigram([("\0", 0.0), *scored], unk_id=UNKNOWN))

    def __len__(self) -> int:
        return len(self.texts)

    def of(self, runs: Sequence[str]) -> list[list[Piece]]:
        """The pieces of each run, in order; together they are all of it."""
        encoded = self._tokenizer.encode_batch(list(runs), add_special_tokens=False)
        return [
            [(number, *span) for number, span in zip(it.ids, it.offsets, strict=True)]
            for it in encoded
        ]


def read_pieces(text: str) -> Pieces:
    """From lines of ``piece<TAB>score``. Raises ValueError where a line is another."""
    rows = [line.split("\t") for line in text.splitlines()]
    return Pieces([(piece, float(score)) for piece, score in rows])


@cache
def shipped_pieces() -> Pieces:
    """Raises DataDirectoryError where the file is not the one of this version."""
    return read_pieces(checked(PIECES_FILE, PIECES_SHA256).decode())
