"""Removal: what is named is reachable nowhere afterwards, which is counted and probed."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields

from ingest.changes import Changes
from ingest.erasure import erase as wipe
from ingest.index_writer import IndexWriter
from ingest.known import Known
from ingest.sources.archives import MARK
from kb.domain.clauses import Passage
from kb.domain.retrieval import Filters
from kb.errors import NotFound, StillBroken
from kb.indexing import DENSE, LEXICAL
from kb.ports import Indexes, Removed, Store, StoreReader


@dataclass(frozen=True, slots=True)
class Probe:
    """Of ``passages`` that were removed, how many are still found, and how."""

    passages: int = 0
    by_id: int = 0
    by_words: int = 0
    by_meaning: int = 0

    @property
    def found(self) -> int:
        return self.by_id + self.by_words + self.by_meaning


@dataclass(frozen=True, slots=True)
class Removal:
    """What a call removed; ``records`` were redacted, None where nothing was to be erased."""

    editions: tuple[str, ...]
    removed: Removed
    probe: Probe
    records: int | None = None
    notices: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        return StillBroken.exit_code if self.probe.found else 0


@dataclass(frozen=True, slots=True)
class Targets:
    """Editions to go, and places to forget: a text that has another place too stays."""

    editions: tuple[str, ...]
    origins: tuple[str, ...]


class Remover:
    """Takes things out of the truth, then out of the indexes, then looks for them."""

    def __init__(self, store: Store, indexes: Indexes, embedder_key: str) -> None:
        self._store, self._indexes, self._key = store, indexes, embedder_key

    def remove(self, targets: Sequence[str], *, erase: bool) -> Removal:
        """Raises NotFound where one of them is not there; then nothing is removed."""
        wanted = resolve(targets, self._store)
        gone = [p for key in wanted.editions for p in self._store.edition_passages(key)]
        removed = self._out(wanted, erase=erase)
        records = None
        if erase and wanted.editions:
            records = wipe(self._store, self._indexes, wanted.editions, self._key)
        return Removal(wanted.editions, removed, self._probe(gone), records)

    def _out(self, wanted: Targets, *, erase: bool) -> Removed:
        removed = self._editions_out(wanted.editions, erase=erase) if wanted.editions else Removed()
        for origin in wanted.origins:
            # What it had given in former runs goes too; mostly it went with its edition.
            with suppress(NotFound):
                removed = _sum(removed, self._store.remove_source(origin))
        return removed

    def _editions_out(self, edition_ids: Sequence[str], *, erase: bool) -> Removed:
        writer = IndexWriter(self._store, self._indexes, self._key)
        changes = Changes(self._store, writer, Known(self._store))
        try:
            removed = changes.remove(edition_ids, erase=erase)
            changes.finish()
        finally:
            changes.close()
        return removed

    def _probe(self, gone: Sequence[Passage]) -> Probe:
        ids = [passage.id for passage in gone]
        return Probe(
            passages=len(ids),
            by_id=len(self._store.passages(ids, Filters())),
            by_words=self._held(LEXICAL, gone),
            by_meaning=self._held(DENSE, gone),
        )

    def _held(self, kind: str, gone: Sequence[Passage]) -> int:
        """How many of them the stored index still holds."""
        generation = self._store.generation(kind)
        if generation is None or not gone:
            return 0
        opened = self._indexes.dense if kind == DENSE else self._indexes.lexical
        index = opened(generation.name)
        try:
            languages = {passage.language for passage in gone}
            return sum(
                len(index.held(one, [p.id for p in gone if p.language == one])) for one in languages
            )
        finally:
            index.close()


def resolve(targets: Sequence[str], store: StoreReader) -> Targets:
    """Ids of editions and instruments, and paths as they were added. Raises NotFound."""
    places = {origin: held for (origin, _), (_, held) in store.sources().items()}
    editions: dict[str, None] = {}
    origins: dict[str, None] = {}
    for target in targets:
        if store.edition(target):
            editions[target] = None
        elif store.instrument(target):
            editions |= dict.fromkeys(edition.id for edition in store.editions(target))
        elif found := _below(target, places):
            origins |= dict.fromkeys(found)
        else:
            raise NotFound(
                f"Nothing in the base is called '{target}', and nothing came from there.",
                "'touchstone docs' lists ids, 'touchstone docs show ID' the files they came from.",
            )
    for edition_id in {places[origin] for origin in origins}:
        if all(origin in origins for origin, held in places.items() if held == edition_id):
            editions[edition_id] = None
    return Targets(tuple(editions), tuple(origins))


def _below(target: str, origins: dict[str, str]) -> list[str]:
    """Origins that are this path, below it or in this archive; it need not exist any more."""
    path = os.path.realpath(os.path.expanduser(target))  # noqa: PTH111 - as in sources/files.py
    folder = path.rstrip(os.sep) + os.sep
    inside = (folder, path + MARK)
    return [it for it in origins if it in (path, target) or it.startswith(inside)]


def _sum(one: Removed, other: Removed) -> Removed:
    names = [field.name for field in fields(Removed)]
    return Removed(**{name: getattr(one, name) + getattr(other, name) for name in names})
