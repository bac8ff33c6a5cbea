"""Dense search without an index: every vector is compared. Exact, and fast below 60,000."""

from collections.abc import Callable, Sequence

import numpy as np

from kb.domain.retrieval import Hit
from kb.ports import Vector
from kb.vectors import best_rows, unit

Load = Callable[[str], tuple[list[str], Vector]]


def _nothing(_language: str) -> tuple[list[str], Vector]:
    return [], np.zeros((0, 0), np.float32)


class ExactScan:
    """``kb.ports.DenseIndex`` over what ``load(language)`` gives, read at the first use.

    ``load`` returns ids and unit vectors, shape (n, dimension): usually the store's own, so
    nothing is kept here. ``add`` and ``remove`` change this copy in memory alone.
    """

    def __init__(self, load: Load = _nothing) -> None:
        self._load = load
        self._spaces: dict[str, tuple[list[str], Vector]] = {}

    def add(self, language: str, passage_ids: Sequence[str], vectors: Vector) -> None:
        """Adds or replaces. ``vectors`` has shape (len(passage_ids), dimension)."""
        if len(passage_ids) != len(vectors):
            raise ValueError(f"{len(passage_ids)} ids for {len(vectors)} vectors")
        last = {passage_id: row for row, passage_id in enumerate(passage_ids)}
        if not last:
            return
        self.remove(language, passage_ids)
        ids, matrix = self._space(language)
        added = unit(vectors[list(last.values())])
        joined = np.concatenate((matrix, added)) if ids else added
        self._spaces[language] = ([*ids, *last], joined)

    def remove(self, language: str, passage_ids: Sequence[str]) -> None:
        """Ids that are not there are passed over."""
        ids, matrix = self._space(language)
        gone = set(passage_ids)
        kept = [row for row, passage_id in enumerate(ids) if passage_id not in gone]
        if len(kept) < len(ids):
            self._spaces[language] = ([ids[row] for row in kept], matrix[kept])

    def search(self, language: str, vector: Vector, limit: int) -> list[Hit]:
        """Equal scores are ordered by passage id."""
        ids, matrix = self._space(language)
        wanted = min(limit, len(ids))
        if wanted < 1:
            return []
        scores = np.clip(matrix @ unit(vector[None, :])[0], -1.0, 1.0)
        hits = [Hit(ids[row], float(scores[row])) for row in best_rows(scores, wanted)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[:wanted]

    def held(self, language: str, passage_ids: Sequence[str]) -> frozenset[str]:
        return frozenset(self._space(language)[0]).intersection(passage_ids)

    def count(self, language: str) -> int:
        return len(self._space(language)[0])

    def close(self) -> None:
        """Lets go of the vectors; a later call reads them again."""
        self._spaces.clear()

    def _space(self, language: str) -> tuple[list[str], Vector]:
        if language not in self._spaces:
            self._spaces[language] = self._load(language)
        return self._spaces[language]
