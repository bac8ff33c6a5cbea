"""Which tokens belong to which part of a text, and how their states become its row.

In numpy, not in the graph: a graph with one more free dimension keeps kernels for every shape that
it ever saw, which took a gigabyte where a thousand documents were read.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kb.adapters.openvino_minilm.windows import Window
from kb.ports import Span, Vector
from kb.vectors import unit


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens [start, end) of a window belong to part number ``part`` of all texts' parts."""

    part: int
    start: int
    end: int


def pieces_of(
    windows: Sequence[Window],
    tokens: Sequence[Sequence[Span]],
    parts: Sequence[Sequence[Span]],
) -> list[list[Piece]]:
    """For each window what of the parts lies in it; ``tokens`` are spans of each text's tokens."""
    firsts = np.cumsum([0, *map(len, parts)]).tolist()
    places = [_token_ranges(own, of_text) for own, of_text in zip(parts, tokens, strict=True)]
    found: list[list[Piece]] = []
    for window in windows:
        cut = (
            (n, max(start, window.start), min(end, window.end))
            for n, (start, end) in enumerate(places[window.text])
        )
        first = firsts[window.text]
        found.append(
            [Piece(first + n, a - window.start, b - window.start) for n, a, b in cut if a < b]
        )
    return found


def _token_ranges(parts: Sequence[Span], tokens: Sequence[Span]) -> list[Span]:
    """[first, last) of the tokens that begin within each part."""
    starts = [start for start, _ in tokens]
    return [(bisect_left(starts, a), bisect_left(starts, b)) for a, b in parts]


def add_states(sums: Vector, states: Vector, pieces: Sequence[Sequence[Piece]]) -> None:
    """Adds the states of a batch, (windows, length, hidden), to the ``sums`` of their parts.

    [CLS] stands before the tokens of a window and is no token of any part.
    """
    for row, own in zip(states, pieces, strict=True):
        for piece in own:
            sums[piece.part] += row[piece.start + 1 : piece.end + 1].sum(axis=0)


def rows_of(sums: Vector, whole: Vector, parts: Sequence[Sequence[Span]]) -> list[Vector]:
    """Sums over tokens to unit rows by text; the text's own where a part has no token."""
    rows, made, at = unit(sums), [], 0
    empty = np.abs(sums).max(axis=1, initial=0) == 0
    for n, own in enumerate(parts):
        block, none = rows[at : at + len(own)], empty[at : at + len(own)]
        made.append(np.where(none[:, None], whole[n], block))
        at += len(own)
    return made
