"""Which English stems a Chinese piece stands for, and the other way: a table of probabilities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

from kb.bilingual.identity import TRANSLATIONS_FILE, TRANSLATIONS_SHA256
from kb.bilingual.pieces import shipped_pieces
from kb.bilingual.shipped import checked

WHOLE = 255
"""A probability of 1 in the table."""

Meanings = list[tuple[str, float]]
"""Words of the other language, each with its probability in (0, 1]; the likeliest first."""


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """One row a pair of piece and stem: shapes (n,); probabilities of 0 to ``WHOLE``."""

    pieces: NDArray[np.uint16]
    stems: NDArray[np.uint16]
    forth: NDArray[np.uint8]
    """Of the stem where the piece is given."""
    back: NDArray[np.uint8]
    """Of the piece where the stem is given."""


class Translations:
    """Looks pieces and stems up; nothing is computed before."""

    def __init__(self, pieces: Sequence[str], stems: Sequence[str], entries: Entries) -> None:
        self._pieces, self._stems = pieces, stems
        self._numbers = {stem: number for number, stem in enumerate(stems)}
        self._forth = _Side(entries.pieces, entries.stems, entries.forth)
        self._back = _Side(entries.stems, entries.pieces, entries.back)

    def of_piece(self, piece: int) -> Meanings:
        return [(self._stems[n], share) for n, share in self._forth.of(piece)]

    def of_stem(self, stem: str) -> Meanings:
        number = self._numbers.get(stem)
        if number is None:
            return []
        return [(self._pieces[n], share) for n, share in self._back.of(number)]


class _Side:
    """The entries of one direction, sorted by what is asked for."""

    def __init__(
        self, asked: NDArray[np.uint16], told: NDArray[np.uint16], share: NDArray[np.uint8]
    ) -> None:
        kept = share > 0
        asked, told, share = asked[kept], told[kept], share[kept]
        # Two stable sorts of small integers take milliseconds, one by both keys a hundred.
        order = np.argsort(WHOLE - share, kind="stable")
        order = order[np.argsort(asked[order], kind="stable")]
        self._asked, self._told, self._share = asked[order], told[order], share[order]

    def of(self, number: int) -> Iterator[tuple[int, float]]:
        first, last = np.searchsorted(self._asked, (number, number + 1))
        for told, share in zip(self._told[first:last], self._share[first:last], strict=True):
            yield int(told), int(share) / WHOLE


@cache
def shipped_translations() -> Translations:
    """Raises DataDirectoryError where the file is not the one of this version."""
    found = load(checked(TRANSLATIONS_FILE, TRANSLATIONS_SHA256))
    stems = found["stem_text"].tobytes().decode().split("\n")
    entries = Entries(found["pieces"], found["stems"], found["forth"], found["back"])
    return Translations(shipped_pieces().texts, stems, entries)
