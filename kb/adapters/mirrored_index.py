"""An index for a process that stays, and the same vectors beside it for one that asks once."""

from collections.abc import Sequence

from kb.domain.retrieval import Hit
from kb.ports import DenseIndex, Vector


class MirroredIndex:
    """``kb.ports.DenseIndex``: what is written goes into both, the first is searched.

    Both are of one generation: dirty, clean, built and dropped together. What one of them lacks
    counts as missing.
    """

    def __init__(self, searched: DenseIndex, mirror: DenseIndex) -> None:
        self._searched, self._mirror = searched, mirror

    def add(self, language: str, passage_ids: Sequence[str], vectors: Vector) -> None:
        self._searched.add(language, passage_ids, vectors)
        self._mirror.add(language, passage_ids, vectors)

    def remove(self, language: str, passage_ids: Sequence[str]) -> None:
        self._searched.remove(language, passage_ids)
        self._mirror.remove(language, passage_ids)

    def search(self, language: str, vector: Vector, limit: int) -> list[Hit]:
        return self._searched.search(language, vector, limit)

    def held(self, language: str, passage_ids: Sequence[str]) -> frozenset[str]:
        found = self._searched.held(language, passage_ids)
        return found & self._mirror.held(language, passage_ids)

    def count(self, language: str) -> int:
        return min(self._searched.count(language), self._mirror.count(language))

    def close(self) -> None:
        self._mirror.close()
        self._searched.close()
