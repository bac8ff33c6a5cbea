"""A store in memory, with the same rules as the real one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from kb.domain.clauses import Clause, Passage
from kb.domain.instruments import Edition, Instrument, Source, StoredText
from kb.domain.retrieval import Filters
from kb.errors import NotFound
from kb.identifiers import sha256_bytes, sha256_text
from kb.ports import Counts, EditionBundle, Generation, Vector


class FakeStore:
    """``kb.ports.Store``: a dictionary of bundles. Closing it does nothing.

    ``originals`` holds source files by SHA-256, ``records`` what ``save_record`` got.
    """

    def __init__(self) -> None:
        self._bundles: dict[str, EditionBundle] = {}
        self._sources: dict[tuple[str, str, str], Source] = {}
        self._current: dict[tuple[str, str], str] = {}
        self._vectors: dict[str, dict[str, Vector]] = {}
        self._generations: dict[str, Generation] = {}
        self._settings: dict[str, str] = {}
        self._revision = 0
        self.originals: dict[str, bytes] = {}
        self.records: dict[str, str] = {}

    def revision(self) -> int:
        return self._revision

    def instruments(self) -> tuple[Instrument, ...]:
        found = {it.instrument.id: it.instrument for it in self._bundles.values()}
        return tuple(found[key] for key in sorted(found))

    def instrument(self, instrument_id: str) -> Instrument | None:
        return next((it for it in self.instruments() if it.id == instrument_id), None)

    def editions(self, instrument_id: str | None = None) -> tuple[Edition, ...]:
        found = (self._bundles[key].edition for key in sorted(self._bundles))
        return tuple(it for it in found if instrument_id in (None, it.instrument_id))

    def edition(self, edition_id: str) -> Edition | None:
        held = self._bundles.get(edition_id)
        return held.edition if held else None

    def text(self, edition_id: str) -> StoredText | None:
        held = self._bundles.get(edition_id)
        return held.text if held else None

    def source(self, edition_id: str) -> Source | None:
        text = self.text(edition_id)
        found = [source for key, source in self._sources.items() if key[2] == edition_id]

        def rank(source: Source) -> tuple[bool, bool]:
            current = self._current.get((source.origin, source.name)) == edition_id
            return (text is not None and source.sha256 == text.source_sha256, current)

        return max(reversed(found), key=rank, default=None)

    def sources(self) -> dict[tuple[str, str], tuple[str, str]]:
        return {
            place: (self._sources[*place, edition_id].sha256, edition_id)
            for place, edition_id in self._current.items()
        }

    def clauses(self, edition_id: str) -> tuple[Clause, ...]:
        held = self._bundles.get(edition_id)
        return tuple(sorted(held.clauses, key=lambda it: it.ordinal)) if held else ()

    def clause(self, clause_id: str) -> Clause | None:
        edition_id = clause_id.partition("~")[0]
        return next((it for it in self.clauses(edition_id) if it.id == clause_id), None)

    def clauses_by_eid(
        self, eids: Sequence[str], instrument_ids: Sequence[str] = ()
    ) -> tuple[Clause, ...]:
        wanted = [it for it in self.editions() if it.instrument_id in instrument_ids]
        among = wanted if instrument_ids else self.editions()
        return tuple(it for edition in among for it in self.clauses(edition.id) if it.eid in eids)

    def counts(self, edition_id: str) -> Counts:
        kinds = [clause.kind.value for clause in self.clauses(edition_id)]
        articles = kinds.count("article") or kinds.count("section")
        return Counts(articles, len(kinds), len(self.edition_passages(edition_id)))

    def clause_at(self, edition_id: str, start: int, end: int) -> Clause | None:
        around = [it for it in self.clauses(edition_id) if it.start <= start and end <= it.end]
        return min(around, key=lambda it: (it.end - it.start, -it.ordinal), default=None)

    def passages(self, passage_ids: Sequence[str], filters: Filters) -> dict[str, Passage]:
        shown = {
            passage.id: passage for passage in self._all_passages() if self._fits(passage, filters)
        }
        return {key: shown[key] for key in passage_ids if key in shown}

    def edition_passages(self, edition_id: str) -> tuple[Passage, ...]:
        held = self._bundles.get(edition_id)
        found = held.passages if held else ()
        return tuple(sorted(found, key=lambda it: (it.start, it.end, it.window, it.id)))

    def count_passages(self, language: str) -> int:
        return sum(passage.language == language for passage in self._all_passages())

    def vectors(self, embedder_key: str, language: str) -> tuple[list[str], Vector]:
        rows = self._vectors.get(embedder_key, {})
        found = [
            (digest, passage.id)
            for passage in self._all_passages()
            if passage.language == language and (digest := _digest(passage)) in rows
        ]
        found.sort()
        matrix = np.array([rows[digest] for digest, _ in found], np.float32)
        return [key for _, key in found], matrix if found else np.zeros((0, 0), np.float32)

    def vectors_of(self, embedder_key: str, digests: Sequence[str]) -> dict[str, Vector]:
        rows = self._vectors.get(embedder_key, {})
        return {digest: rows[digest] for digest in digests if digest in rows}

    def embedder_keys(self) -> tuple[str, ...]:
        return tuple(sorted(key for key, rows in self._vectors.items() if rows))

    def generation(self, kind: str) -> Generation | None:
        return self._generations.get(kind)

    def setting(self, name: str) -> str | None:
        return self._settings.get(name)

    def commit_edition(self, bundle: EditionBundle) -> None:
        _check(bundle)
        # All that may fail comes first, so that a failure leaves everything as it was.
        vectors = self._with(bundle.embedder_key, dict(bundle.vectors or {}))
        before = self.edition_passages(bundle.edition.id)
        others = {
            key: replace(held, instrument=bundle.instrument)
            for key, held in self._bundles.items()
            if held.instrument.id == bundle.instrument.id
        }
        self._vectors = vectors
        self._bundles = {**self._bundles, **others, bundle.edition.id: bundle}
        self._place(bundle.edition.id, bundle.source, bundle.original)
        self._changed(before)

    def add_source(self, edition_id: str, source: Source, original: bytes) -> None:
        if source.sha256 != sha256_bytes(original):
            raise ValueError(f"{source.name}: the original's digest is off")
        self._require(edition_id)
        self._place(edition_id, source, original)
        self._changed()

    def remove_edition(self, edition_id: str) -> None:
        before = self._require(edition_id).passages
        self._bundles = {key: it for key, it in self._bundles.items() if key != edition_id}
        self._sources = {key: it for key, it in self._sources.items() if key[2] != edition_id}
        self._current = {key: it for key, it in self._current.items() if it != edition_id}
        self._changed(before)

    def replace_passages(self, edition_id: str, passages: Sequence[Passage]) -> None:
        if any(passage.edition_id != edition_id for passage in passages):
            raise ValueError(f"{edition_id}: a passage belongs to another edition")
        held = self._require(edition_id)
        changed = replace(held, passages=tuple(passages))
        self._bundles = {**self._bundles, edition_id: changed}
        self._changed(held.passages)

    def add_vectors(self, embedder_key: str, vectors: Mapping[str, Vector]) -> None:
        self._vectors = self._with(embedder_key, vectors)
        self._changed()

    def drop_vectors(self, embedder_key: str) -> None:
        self._vectors.pop(embedder_key, None)
        self._changed()

    def set_generation(self, generation: Generation) -> None:
        self._generations[generation.kind] = generation
        self._changed()

    def set_setting(self, name: str, value: str) -> None:
        self._settings[name] = value
        self._changed()

    def save_record(self, record_id: str, content: str) -> None:
        self.records[record_id] = content

    def close(self) -> None:
        """Nothing to let go of."""

    def _require(self, edition_id: str) -> EditionBundle:
        if edition_id not in self._bundles:
            raise NotFound(f"There is no edition {edition_id}.", "See: touchstone docs")
        return self._bundles[edition_id]

    def _all_passages(self) -> list[Passage]:
        return [passage for held in self._bundles.values() for passage in held.passages]

    def _fits(self, passage: Passage, filters: Filters) -> bool:
        instrument = self._bundles[passage.edition_id].instrument
        tests = (
            (filters.levels, instrument.level.value),
            (filters.instruments, instrument.id),
            (filters.languages, passage.language),
        )
        return all(not wanted or value in wanted for wanted, value in tests)

    def _with(self, embedder_key: str, added: Mapping[str, Vector]) -> dict[str, dict[str, Vector]]:
        if not added:
            return self._vectors
        if not embedder_key:
            raise ValueError("vectors need the key of the embedder that made them")
        rows = {**self._vectors.get(embedder_key, {}), **added}
        if len({row.shape for row in rows.values()}) > 1 or any(r.ndim != 1 for r in rows.values()):
            raise ValueError("an embedder's vectors have one dimension")
        return {**self._vectors, embedder_key: rows}

    def _place(self, edition_id: str, source: Source, original: bytes) -> None:
        place = (source.origin, source.name)
        self._sources.pop((*place, edition_id), None)
        self._sources[*place, edition_id] = source
        self._current[place] = edition_id
        self.originals[source.sha256] = original

    def _changed(self, before: Iterable[Passage] = ()) -> None:
        """Lets go of what nothing refers to any more."""
        kept = {_digest(passage) for passage in self._all_passages()}
        gone = {_digest(passage) for passage in before} - kept
        for rows in self._vectors.values():
            for digest in gone:
                rows.pop(digest, None)
        used = {source.sha256 for source in self._sources.values()}
        self.originals = {key: it for key, it in self.originals.items() if key in used}
        self._revision += 1


def _digest(passage: Passage) -> str:
    return sha256_text(passage.indexed_text)


def _check(bundle: EditionBundle) -> None:
    edition, text = bundle.edition, bundle.text
    owners = {it.edition_id for it in bundle.clauses} | {it.edition_id for it in bundle.passages}
    holds = (
        edition.instrument_id == bundle.instrument.id,
        owners <= {edition.id},
        len({unit.id for unit in bundle.clauses}) == len(bundle.clauses),
        len({unit.id for unit in bundle.passages}) == len(bundle.passages),
        edition.text_sha256 == text.sha256 == sha256_text(text.text),
        bundle.source.sha256 == text.source_sha256 == sha256_bytes(bundle.original),
    )
    if not all(holds):
        raise ValueError(f"{edition.id}: ids or digests disagree")
