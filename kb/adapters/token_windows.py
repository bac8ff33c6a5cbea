"""How texts longer than an embedder's limit are embedded; arithmetic that embedders share.

A text of more tokens than the limit is embedded in consecutive windows. Its vector is the mean of
theirs, weighted by tokens and made unit length again: nothing is cut off silently.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kb.ports import Vector


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


def merge(vectors: Vector, texts: Sequence[int], weights: Sequence[int], count: int) -> Vector:
    """Rows of windows to unit rows of texts, shape (count, dimension).

    Row i of ``vectors`` belongs to text ``texts[i]`` and counts ``weights[i]`` times.
    """
    sums = np.zeros((count, vectors.shape[1]), np.float32)
    np.add.at(sums, np.asarray(texts), vectors * np.asarray(weights, np.float32)[:, None])
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    unit: Vector = sums / np.maximum(norms, np.float32(1e-12))
    return unit
