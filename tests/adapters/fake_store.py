"""A store in memory, with the same rules as the real one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kb.domain.clauses import Passage
from kb.domain.instruments import Source
from kb.errors import NotFound, UsageError
from kb.identifiers import sha256_bytes, sha256_text
from kb.ports import EditionBundle, Exchange, Generation, Removed, SentenceVectors, Vector
from kb.ports.store_writer import NO_SENTENCES
from tests.adapters.fake_reader import FakeReader, digest_of
from tests.adapters.fake_sentences import FakeSentences


class FakeStore(FakeReader, FakeSentences):
    """``kb.ports.Store`` over the dictionaries of its reader."""

    def commit_edition(self, bundle: EditionBundle, instead_of: str | None = None) -> None:
        _check(bundle)
        # All that may fail comes first, so that a failure leaves everything as it was.
        vectors = self._with(bundle.embedder_key, dict(bundle.vectors or {}))
        touched = (bundle.edition.id, instead_of or "")
        before = [passage for key in touched for passage in self.edition_passages(key)]
        others = {
            key: replace(held, instrument=bundle.instrument)
            for key, held in self._bundles.items()
            if held.instrument.id == bundle.instrument.id
        }
        self._keep_sentences(bundle.embedder_key, bundle.sentences or {})
        self._vectors = vectors
        self._bundles = {**self._bundles, **others, bundle.edition.id: bundle}
        self._place(bundle.edition.id, bundle.source, bundle.original)
        self._leave(instead_of, bundle.edition.id)
        self._changed(before)

    def add_source(
        self, edition_id: str, source: Source, original: bytes, instead_of: str | None = None
    ) -> None:
        if source.sha256 != sha256_bytes(original):
            raise ValueError(f"{source.name}: the original's digest is off")
        self._require(edition_id)
        before = self.edition_passages(instead_of or "")
        self._place(edition_id, source, original)
        self._leave(instead_of, edition_id)
        self._changed(before)

    def remove_editions(self, edition_ids: Sequence[str], *, erase: bool = False) -> Removed:
        former = [passage for key in edition_ids for passage in self._require(key).passages]
        counts = self._counts()
        for edition_id in edition_ids:
            self._drop(edition_id)
        self._changed(former)
        self._begun |= set(edition_ids)
        self._to_erase |= set(edition_ids if erase else ())
        return _difference(counts, self._counts())

    def remove_source(self, origin: str) -> Removed:
        holders = {key[2] for key in self._sources if key[0] == origin}
        if not holders:
            raise NotFound(f"No text came from {origin}.")
        left = {key: it for key, it in self._sources.items() if key[0] != origin}
        if holders - {key[2] for key in left}:
            raise UsageError(f"{origin} is the only source of an edition.")
        counts, self._sources = self._counts(), left
        self._current = {key: it for key, it in self._current.items() if key[0] != origin}
        kept = {source.sha256 for source in left.values()}
        for key in holders:
            held = self._bundles[key]
            if held.text.source_sha256 not in kept:
                self._bundles[key] = replace(held, text=replace(held.text, origins=()))
        self._changed()
        return _difference(counts, self._counts())

    def sweep(self) -> None:
        """Nothing is ever left behind in memory."""

    def keep_original(self, sha256: str, content: bytes) -> None:
        if sha256 != sha256_bytes(content):
            raise ValueError(f"{sha256}: the original's digest is off")
        self.files[sha256] = content

    def begin(self, edition_ids: Sequence[str], dirty: Sequence[Generation]) -> None:
        self._begun |= set(edition_ids)
        for generation in dirty:
            self.set_generation(generation)
        self._changed()

    def finish(self, clean: Sequence[Generation]) -> None:
        self._begun = set()
        for generation in clean:
            self.set_generation(generation)
        self._changed()

    def erased(self) -> None:
        self._to_erase = set()

    def announce(self, generation: Generation) -> None:
        self._generations[generation.name] = (generation, False)

    def forget_generation(self, name: str) -> None:
        self._generations.pop(name, None)

    def exchange(self, new: Exchange) -> None:
        former: list[Passage] = []
        for edition_id, passages in new.passages.items():
            if any(passage.edition_id != edition_id for passage in passages):
                raise ValueError(f"{edition_id}: a passage belongs to another edition")
            held = self._require(edition_id)
            former += held.passages
            self._bundles[edition_id] = replace(held, passages=tuple(passages))
        self._settings |= new.settings
        self._vectors = {k: v for k, v in self._vectors.items() if k == new.embedder_key}
        self._keep_embedder(new.embedder_key)
        self._begun = set()
        for generation in new.generations:
            self.set_generation(generation)
        self._changed(former)

    def shrink(self) -> bool:
        return True

    def add_vectors(
        self,
        embedder_key: str,
        vectors: Mapping[str, Vector],
        sentences: Mapping[str, SentenceVectors] = NO_SENTENCES,
    ) -> None:
        self._keep_sentences(embedder_key, sentences)
        self._vectors = self._with(embedder_key, vectors)
        self._changed()

    def set_generation(self, generation: Generation) -> None:
        for name, (it, _) in self._generations.items():
            if it.kind == generation.kind:
                self._generations[name] = (it, False)
        self._generations[generation.name] = (generation, True)
        self._changed()

    def set_setting(self, name: str, value: str) -> None:
        self._settings[name] = value
        self._changed()

    def save_record(self, record_id: str, content: str) -> None:
        self.kept_records[record_id] = content

    def _counts(self) -> list[int]:
        tables = (
            self.instruments(),
            self._bundles,
            [clause for held in self._bundles.values() for clause in held.clauses],
            self._all_passages(),
            [digest for rows in self._vectors.values() for digest in rows],
            self._current,
            self.files,
        )
        return [len(table) for table in tables]

    def _drop(self, edition_id: str) -> None:
        self._bundles = {key: it for key, it in self._bundles.items() if key != edition_id}
        self._sources = {key: it for key, it in self._sources.items() if key[2] != edition_id}
        self._current = {key: it for key, it in self._current.items() if it != edition_id}

    def _leave(self, former: str | None, now: str) -> None:
        if former and former != now:
            self._drop(former)

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
        self.files[source.sha256] = original

    def _changed(self, before: Iterable[Passage] = ()) -> None:
        """Lets go of what nothing refers to any more."""
        kept = {digest_of(passage) for passage in self._all_passages()}
        gone = {digest_of(passage) for passage in before} - kept
        for rows in self._vectors.values():
            for digest in gone:
                rows.pop(digest, None)
        self._drop_sentences(gone)
        used = {source.sha256 for source in self._sources.values()}
        self.files = {key: it for key, it in self.files.items() if key in used}
        self._revision += 1


def _difference(before: list[int], after: list[int]) -> Removed:
    return Removed(*(was - now for was, now in zip(before, after, strict=True)))


def _check(bundle: EditionBundle) -> None:
    edition, text = bundle.edition, bundle.text
    owners = {it.edition_id for it in bundle.clauses} | {it.edition_id for it in bundle.passages}
    holds = (
        edition.instrument_id == bundle.instrument.id,
        owners <= {edition.id},
        len({unit.id for unit in bundle.clauses}) == len(bundle.clauses),
        len({unit.id for unit in bundle.passages}) == len(bundle.passages),
        edition.text_sha256 == text.sha256 == sha256_text(text.text),
        _is_within(bundle),
        bundle.source.sha256 == text.source_sha256 == sha256_bytes(bundle.original),
    )
    if not all(holds):
        raise ValueError(f"{edition.id}: ids or digests disagree")


def _is_within(bundle: EditionBundle) -> bool:
    content, eids = bundle.content, {unit.eid for unit in bundle.clauses}
    spans = [(it.eid, it.start, it.end) for it in content.norms]
    spans += [(it.eid, it.start, it.end) for it in content.references]
    spans += [(it.eid, it.start, it.end) for it in content.definitions]
    spans += [(it.eid, it.start, it.end) for it in content.relations if it.eid]
    return all(eid in eids and 0 <= a < z <= len(bundle.text.text) for eid, a, z in spans)
