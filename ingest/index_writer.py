"""Writing the derived indexes beside the truth.

The order makes a kill harmless. First the truth notes which editions are begun and that the index
of vectors is dirty; what is new gets into the indexes; the truth commits; what is gone leaves the
indexes; last, the truth notes that all is clean. At every moment the index of words holds every
visible passage, and entries that are too many are not visible.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from ingest.embedding import rows_of
from kb.domain.clauses import Passage
from kb.errors import DataDirectoryError
from kb.indexing import CLEAN, DENSE, DIRTY, LEXICAL, add_words, build, usable
from kb.ports import DenseIndex, EditionBundle, Generation, Indexes, LexicalIndex, Store, Vector

Index = TypeVar("Index", LexicalIndex, DenseIndex)


class IndexWriter:
    """The current generations, opened for writing at the first change of a run.

    One that cannot be written to (missing, dirty, broken, or read by somebody right now) is left
    alone, and a new one is built from the truth at the end.
    """

    def __init__(self, store: Store, indexes: Indexes, embedder_key: str) -> None:
        self._store, self._indexes, self._key = store, indexes, embedder_key
        self._opened = False
        self._generations: list[Generation] = []
        self._dense: DenseIndex | None = None
        self._lexical: LexicalIndex | None = None

    def begin(self, edition_ids: Sequence[str]) -> None:
        """Before anything of these editions changes."""
        self._open()
        dirty = [replace(it, state=DIRTY) for it in self._generations]
        self._store.begin(edition_ids, dirty)

    def add(self, bundles: Iterable[EditionBundle], held: frozenset[str]) -> None:
        """Passages of editions about to be committed, but those ``held`` already.

        Vectors go in together: each call of the dense index writes to the disk.
        """
        rows: dict[str, list[tuple[list[str], Vector]]] = defaultdict(list)
        for bundle in bundles:
            new = [passage for passage in bundle.passages if passage.id not in held]
            if self._lexical is not None:
                add_words(self._lexical, new)
            ids, matrix = rows_of(new, bundle.vectors or {})
            if ids:
                rows[bundle.edition.language].append((ids, matrix))
        for language, parts in rows.items():
            if self._dense is not None:
                together = [key for ids, _ in parts for key in ids]
                self._dense.add(language, together, np.concatenate([it for _, it in parts]))
        if self._lexical is not None:
            self._lexical.commit()

    def remove(self, passages: Iterable[Passage]) -> None:
        """Passages that the truth holds no more."""
        by_language: dict[str, list[str]] = {}
        for passage in passages:
            by_language.setdefault(passage.language, []).append(passage.id)
        for language, ids in by_language.items():
            for index in (self._lexical, self._dense):
                if index is not None:
                    index.remove(language, ids)

    def finish(self) -> None:
        """Commits, builds anew what could not be written to, and notes that all is clean.

        Without a change it does so only for what an earlier run left unfinished.
        """
        if self._lexical is not None:
            self._lexical.commit()
        written = [replace(it, state=CLEAN) for it in self._generations]
        self.close()
        if self._opened:
            self._store.finish(written)
        for kind in (DENSE, LEXICAL):
            self._renew(kind)

    def close(self) -> None:
        """Lets go of the indexes; what was not finished stays dirty."""
        for index in (self._lexical, self._dense):
            if index is not None:
                index.close()
        self._lexical = self._dense = None
        self._generations = []

    def _open(self) -> None:
        if self._opened:
            return
        self._opened = True
        if not self._store.editions():
            for kind in (DENSE, LEXICAL):
                self._renew(kind)
        self._dense = self._opened_at(self._writable(DENSE), self._indexes.dense)
        words = usable(self._store, self._indexes, LEXICAL, self._key)
        self._lexical = self._opened_at(words, self._indexes.lexical)

    def _writable(self, kind: str) -> Generation | None:
        """Marked dirty before anybody is looked for: whoever comes later sees the mark."""
        generation = usable(self._store, self._indexes, kind, self._key)
        if generation is None:
            return None
        self._store.set_generation(replace(generation, state=DIRTY))
        return None if self._indexes.in_use(generation.name) else generation

    def _opened_at(
        self, generation: Generation | None, open_index: Callable[[str], Index]
    ) -> Index | None:
        if generation is None:
            return None
        try:
            index = open_index(generation.name)
        except DataDirectoryError:
            self._store.set_generation(replace(generation, state=DIRTY))
            return None
        self._generations.append(generation)
        return index

    def _renew(self, kind: str) -> None:
        generation = self._store.generation(kind)
        if generation is None and not (self._opened or self._store.editions()):
            return
        serves = usable(self._store, self._indexes, kind, self._key)
        if serves is None or serves.state != CLEAN:
            build(self._store, self._indexes, kind, self._key)
