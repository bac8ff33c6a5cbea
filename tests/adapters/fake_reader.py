"""Reading a store in memory."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from kb.domain.clauses import Clause, Passage
from kb.domain.instruments import BlockOrigin, Edition, Instrument, Source, StoredText
from kb.domain.legal_content import NO_CONTENT, LegalContent
from kb.domain.references import Reference
from kb.domain.relations import Relation
from kb.domain.retrieval import Filters
from kb.errors import NotFound
from kb.identifiers import sha256_text, wording_digest
from kb.ports import Counts, EditionBundle, Generation, Intents, Vector


class FakeReader:
    """``kb.ports.StoreReader``: a dictionary of bundles. Closing it does nothing.

    ``files`` holds source files by SHA-256, ``kept_records`` what ``save_record`` got.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bundles: dict[str, EditionBundle] = {}
        self._sources: dict[tuple[str, str, str], Source] = {}
        self._current: dict[tuple[str, str], str] = {}
        self._vectors: dict[str, dict[str, Vector]] = {}
        self._generations: dict[str, tuple[Generation, bool]] = {}
        self._begun: set[str] = set()
        self._to_erase: set[str] = set()
        self._settings: dict[str, str] = {}
        self._revision = 0
        self.files: dict[str, bytes] = {}
        self.kept_records: dict[str, str] = {}

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

    def text(self, edition_id: str, *, with_origins: bool = True) -> StoredText | None:
        held = self._bundles.get(edition_id)
        if held is None:
            return None
        return held.text if with_origins else replace(held.text, origins=())

    def origins(
        self, edition_id: str, start: int = 0, end: int | None = None
    ) -> tuple[BlockOrigin, ...]:
        text = self.text(edition_id)
        found = text.origins if text else ()
        return tuple(it for it in found if end is None or (it.end > start and it.start < end))

    def parsers(self) -> dict[str, str]:
        return {key: held.text.parser for key, held in self._bundles.items()}

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

    def content(self, edition_id: str) -> LegalContent:
        held = self._bundles.get(edition_id)
        return held.content if held else NO_CONTENT

    def relations(self) -> tuple[tuple[str, Relation], ...]:
        found = sorted(self._bundles.items())
        return tuple((key, it) for key, held in found for it in held.content.relations)

    def names_referred_to(self) -> tuple[str, ...]:
        found = (it for held in self._bundles.values() for it in held.content.references)
        return tuple(sorted({it.instrument for it in found} - {""}))

    def references_to(self, names: Sequence[str]) -> tuple[tuple[str, Reference], ...]:
        wanted, found = set(names) - {""}, sorted(self._bundles.items())
        return tuple(
            (key, it)
            for key, held in found
            for it in held.content.references
            if it.instrument in wanted
        )

    def sharing(self, edition_id: str) -> dict[str, int]:
        mine = self._wordings(edition_id)
        shared = {key: len(mine & self._wordings(key)) for key in self._bundles}
        return {key: count for key, count in shared.items() if count and key != edition_id}

    def _wordings(self, edition_id: str) -> set[str]:
        stored = self.text(edition_id)
        text = stored.text if stored else ""
        return {wording_digest(clause, text) for clause in self.clauses(edition_id)} - {""}

    def passages(self, passage_ids: Sequence[str], filters: Filters) -> dict[str, Passage]:
        shown = {
            passage.id: passage for passage in self._all_passages() if self._fits(passage, filters)
        }
        return {key: shown[key] for key in passage_ids if key in shown}

    def edition_passages(self, edition_id: str) -> tuple[Passage, ...]:
        held = self._bundles.get(edition_id)
        found = held.passages if held else ()
        return tuple(sorted(found, key=lambda it: (it.start, it.end, it.window, it.id)))

    def count_passages(self, language: str, most: int | None = None) -> int:
        held = sum(passage.language == language for passage in self._all_passages())
        return held if most is None else min(held, most)

    def vectors(self, embedder_key: str, language: str) -> tuple[list[str], Vector]:
        rows = self._vectors.get(embedder_key, {})
        found = [
            (digest, passage.id)
            for passage in self._all_passages()
            if passage.language == language and (digest := digest_of(passage)) in rows
        ]
        found.sort()
        matrix = np.array([rows[digest] for digest, _ in found], np.float32)
        return [key for _, key in found], matrix if found else np.zeros((0, 0), np.float32)

    def vectors_of(self, embedder_key: str, digests: Sequence[str]) -> dict[str, Vector]:
        rows = self._vectors.get(embedder_key, {})
        return {digest: rows[digest] for digest in digests if digest in rows}

    def count_vectors(self, embedder_key: str, language: str) -> int:
        return len(self.vectors(embedder_key, language)[0])

    def embedder_keys(self) -> tuple[str, ...]:
        return tuple(sorted(key for key, rows in self._vectors.items() if rows))

    def generation(self, kind: str) -> Generation | None:
        found = (it for it, current in self._generations.values() if current and it.kind == kind)
        return next(found, None)

    def retired(self) -> tuple[str, ...]:
        return tuple(sorted(key for key, (_, now) in self._generations.items() if not now))

    def intents(self) -> Intents:
        return Intents(tuple(sorted(self._begun)), tuple(sorted(self._to_erase)))

    def records(self) -> Iterator[tuple[str, str]]:
        return iter(sorted(self.kept_records.items()))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        yield

    def original(self, sha256: str) -> bytes | None:
        return self.files.get(sha256)

    def originals(self) -> tuple[str, ...]:
        return tuple(sorted({source.sha256 for source in self._sources.values()}))

    def damage(self) -> tuple[str, ...]:
        return ()

    def setting(self, name: str) -> str | None:
        return self._settings.get(name)

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
        if not all(not wanted or value in wanted for wanted, value in tests):
            return False
        if not (filters.norms or filters.bearers):
            return True
        return any(
            passage.start <= norm.start < passage.end
            and (not filters.norms or norm.kind.value in filters.norms)
            and (not filters.bearers or norm.bearer_kind.value in filters.bearers)
            for norm in self._bundles[passage.edition_id].content.norms
        )


def digest_of(passage: Passage) -> str:
    return sha256_text(passage.indexed_text)
