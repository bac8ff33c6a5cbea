"""Changes on their way into the base, in groups: indexes and truth stay in step."""

from collections.abc import Sequence

from ingest.index_writer import IndexWriter
from ingest.known import Known
from kb.domain.clauses import Passage
from kb.domain.instruments import Source
from kb.ports import EditionBundle, Removed, Store

GROUP = 2_000
"""Passages that go into the indexes together. The index of words commits before each group of
transactions, which costs some 20 ms; a group is seen by nobody until then."""


class Changes:
    """Gathers editions, and commits them group by group, one transaction an edition."""

    def __init__(self, store: Store, writer: IndexWriter, known: Known) -> None:
        self._store, self._writer, self._known = store, writer, known
        self._waiting: dict[str, EditionBundle] = {}
        self._instead: dict[str, str] = {}

    def add(self, bundle: EditionBundle, instead_of: str | None = None) -> None:
        """Known from now on; in the base with its group, where ``instead_of`` goes with it."""
        edition_id = bundle.edition.id
        if {edition_id, instead_of} & self._waiting.keys():
            self.flush()
        self._waiting[edition_id] = bundle
        if instead_of:
            self._instead[edition_id] = instead_of
            self._known.removed(instead_of)
        if sum(len(it.passages) for it in self._waiting.values()) >= GROUP:
            self.flush()

    def add_source(
        self, edition_id: str, source: Source, original: bytes, instead_of: str | None
    ) -> None:
        """A text that the base has, found in one more place."""
        self.flush()
        former = self._store.edition_passages(instead_of) if instead_of else ()
        if instead_of:
            self._writer.begin([instead_of])
            self._known.removed(instead_of)
        self._store.add_source(edition_id, source, original, instead_of)
        self._writer.remove(former)

    def remove(self, edition_ids: Sequence[str], *, erase: bool = False) -> Removed:
        """Out of the truth first, at once; then out of the indexes."""
        self.flush()
        former = [p for key in edition_ids for p in self._store.edition_passages(key)]
        self._writer.begin(edition_ids)
        removed = self._store.remove_editions(edition_ids, erase=erase)
        self._writer.remove(former)
        for edition_id in edition_ids:
            self._known.removed(edition_id)
        return removed

    def settle(self, edition_id: str) -> None:
        """The base has the latest of this edition afterwards."""
        if edition_id in self._waiting:
            self.flush()

    def flush(self) -> None:
        """All that waits is in the base afterwards."""
        if not self._waiting:
            return
        bundles, self._waiting = list(self._waiting.values()), {}
        instead, self._instead = self._instead, {}
        touched = [*(bundle.edition.id for bundle in bundles), *instead.values()]
        former = self._former(touched)
        self._writer.begin(touched)
        self._writer.add(bundles, frozenset(former))
        for bundle in bundles:
            self._store.commit_edition(bundle, instead.get(bundle.edition.id))
        kept = {passage.id for bundle in bundles for passage in bundle.passages}
        self._writer.remove(passage for key, passage in former.items() if key not in kept)

    def finish(self) -> None:
        self.flush()
        self._writer.finish()

    def close(self) -> None:
        """What still waits was not asked to be finished: the next run reads it again."""
        self._writer.close()

    def _former(self, edition_ids: Sequence[str]) -> dict[str, Passage]:
        found = map(self._store.edition_passages, edition_ids)
        return {passage.id: passage for passages in found for passage in passages}
