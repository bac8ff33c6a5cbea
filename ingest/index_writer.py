"""Writing the derived indexes beside the truth: dirty before the first write, clean after all."""

from dataclasses import replace

from kb.domain.clauses import Passage
from kb.identifiers import indexed_digest
from kb.indexing import CLEAN, DENSE, DIRTY, LEXICAL, build, lexical_entries, usable
from kb.ports import (
    DenseIndex,
    EditionBundle,
    Generation,
    Indexes,
    LexicalIndex,
    Store,
    Vector,
)

COMMIT_EVERY = 2_000
"""Passages between two Tantivy commits: a commit costs some 20 ms, a reader waits for it."""


class IndexWriter:
    """The current generations, opened for writing at the first change of a run."""

    def __init__(self, store: Store, indexes: Indexes, embedder_key: str) -> None:
        self._store, self._indexes, self._key = store, indexes, embedder_key
        self._generations: list[Generation] = []
        self._dense: DenseIndex | None = None
        self._lexical: LexicalIndex | None = None
        self._uncommitted = 0

    def add(self, bundle: EditionBundle, former: tuple[Passage, ...]) -> None:
        """Indexes an edition that is about to be committed; ``former`` passages go."""
        dense, lexical = self._open()
        self._forget(bundle.edition.id, former)
        language = bundle.edition.language
        lexical.add(language, lexical_entries(bundle.passages))
        ids, matrix = _with_vectors(bundle)
        if ids:
            dense.add(language, ids, matrix)
        self._uncommitted += len(bundle.passages)
        if self._uncommitted >= COMMIT_EVERY:
            lexical.commit()
            self._uncommitted = 0

    def remove(self, edition_id: str, former: tuple[Passage, ...]) -> None:
        """Takes an edition out of the indexes."""
        self._open()
        self._forget(edition_id, former)

    def finish(self) -> None:
        """Commits and marks the generations clean.

        Without a change it only builds anew what an earlier run left unfinished.
        """
        if self._dense is None or self._lexical is None:
            self._mend()
            return
        self._lexical.commit()
        self.close()
        for generation in self._generations:
            self._store.set_generation(replace(generation, state=CLEAN))

    def close(self) -> None:
        """Lets go of the indexes; what was not finished stays dirty."""
        if self._lexical is not None:
            self._lexical.close()
        if self._dense is not None:
            self._dense.close()
        self._lexical = self._dense = None

    def _open(self) -> tuple[DenseIndex, LexicalIndex]:
        if self._dense is None or self._lexical is None:
            self._generations = [self._dirtied(DENSE), self._dirtied(LEXICAL)]
            self._dense = self._indexes.dense(self._generations[0].name)
            self._lexical = self._indexes.lexical(self._generations[1].name)
        return self._dense, self._lexical

    def _mend(self) -> None:
        for kind in (DENSE, LEXICAL):
            left = self._store.generation(kind)
            if left is not None and usable(self._store, self._indexes, kind, self._key) is None:
                build(self._store, self._indexes, kind, self._key)

    def _dirtied(self, kind: str) -> Generation:
        """The clean generation, built anew where there is none, now marked dirty."""
        generation = usable(self._store, self._indexes, kind, self._key)
        if generation is None:
            generation = build(self._store, self._indexes, kind, self._key)
        dirty = replace(generation, state=DIRTY)
        self._store.set_generation(dirty)
        return dirty

    def _forget(self, edition_id: str, former: tuple[Passage, ...]) -> None:
        if not former:
            return
        dense, lexical = self._open()
        lexical.remove_edition(edition_id)
        for language in {passage.language for passage in former}:
            dense.remove(language, [p.id for p in former if p.language == language])


def _with_vectors(bundle: EditionBundle) -> tuple[list[str], Vector]:
    """Passage ids and matrix, shape (n, dimension), of the passages that have a vector."""
    import numpy as np

    vectors = bundle.vectors or {}
    digests = {passage.id: indexed_digest(passage) for passage in bundle.passages}
    ids = [one for one, digest in digests.items() if digest in vectors]
    if not ids:
        return [], np.zeros((0, 0), dtype=np.float32)
    return ids, np.stack([vectors[digests[one]] for one in ids])
