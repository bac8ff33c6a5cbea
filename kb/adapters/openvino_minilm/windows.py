"""How texts longer than the model's limit are embedded.

A text of more tokens than the limit is embedded in consecutive windows. Its vector is the mean of
theirs, weighted by tokens and made unit length again: nothing is cut off silently.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kb.ports import Vector
from kb.vectors import unit


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens [start, end) of text number ``text``."""

    text: int
    start: int
    end: int

    @property
    def weight(self) -> int:
        return max(1, self.end - self.start)


def cut(lengths: Sequence[int], limit: int) -> list[Window]:
    """Windows of at most ``limit`` tokens, in order; a text without tokens has one as well."""
    return [
        Window(text, start, min(start + limit, length))
        for text, length in enumerate(lengths)
        for start in range(0, max(1, length), limit)
    ]


def merge(rows: Vector, windows: Sequence[Window]) -> Vector:
    """Rows of all windows, in order, to one unit row for each text."""
    weighted = rows * np.array([[window.weight] for window in windows], np.float32)
    firsts = [number for number, window in enumerate(windows) if window.start == 0]
    return unit(np.add.reduceat(weighted, firsts, axis=0))
