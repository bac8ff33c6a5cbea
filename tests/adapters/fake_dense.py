"""A dense index that is a dictionary."""

from collections.abc import Sequence

import numpy as np

from kb.domain.retrieval import Hit
from kb.ports import Vector


class FakeDense:
    """``kb.ports.DenseIndex``: exact cosines; equal scores are ordered by passage id.

    ``closed`` tells whether somebody closed it.
    """

    def __init__(self) -> None:
        self._spaces: dict[str, dict[str, Vector]] = {}
        self.closed = False

    def add(self, language: str, passage_ids: Sequence[str], vectors: Vector) -> None:
        self._spaces.setdefault(language, {}).update(zip(passage_ids, vectors, strict=True))

    def remove(self, language: str, passage_ids: Sequence[str]) -> None:
        for passage_id in passage_ids:
            self._spaces.get(language, {}).pop(passage_id, None)

    def search(self, language: str, vector: Vector, limit: int) -> list[Hit]:
        found = self._spaces.get(language, {})
        hits = [Hit(passage_id, _cosine(row, vector)) for passage_id, row in found.items()]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[: max(0, limit)]

    def held(self, language: str, passage_ids: Sequence[str]) -> frozenset[str]:
        return frozenset(self._spaces.get(language, {})).intersection(passage_ids)

    def count(self, language: str) -> int:
        return len(self._spaces.get(language, {}))

    def close(self) -> None:
        self.closed = True


def _cosine(one: Vector, other: Vector) -> float:
    norms = max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-12)
    return float(np.clip(float(one @ other) / norms, -1.0, 1.0))
