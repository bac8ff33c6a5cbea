"""Rebuilding what is derived: passages as the embedder wants them, its vectors, both indexes."""

import time
from contextlib import closing
from dataclasses import replace

from ingest.assemble import passages_of
from ingest.embedding import rows_of, vectors_for
from ingest.expected import expected
from ingest.report import FileOutcome, FileReport, Progress, Report
from ingest.structure.tree import Unit
from kb.domain.clauses import Passage
from kb.domain.instruments import Edition
from kb.identifiers import indexed_digest
from kb.indexing import CLEAN, DENSE, LEXICAL, add_words, drop_retired, new_generation
from kb.ports import Embedder, Exchange, Generation, Indexes, Store

Passages = dict[str, tuple[Passage, ...]]
"""By edition id."""


def rebuild(store: Store, indexes: Indexes, embedder: Embedder, progress: Progress) -> Report:
    """Embeds what the embedder in force lacks, builds new generations, switches to them at once.

    Until the switch, and wherever it is cut short, the former passages, vectors and indexes serve.
    """
    started = time.perf_counter()
    try:
        reports, changed = _embedded(store, embedder, progress)
    finally:
        progress.finish()
    key = embedder.identity.key
    generations = _generations(store, indexes, embedder, changed)
    store.exchange(Exchange(key, generations, changed, _identity(embedder)))
    drop_retired(store, indexes)
    return Report(tuple(reports), time.perf_counter() - started)


def _generations(
    store: Store, indexes: Indexes, embedder: Embedder, changed: Passages
) -> tuple[Generation, ...]:
    """New ones, clean and not current yet, over the passages as they will be."""
    key = embedder.identity.key
    dense, lexical = new_generation(DENSE, key), new_generation(LEXICAL, key)
    for generation in (dense, lexical):
        store.announce(generation)
    with (
        closing(indexes.dense(dense.name, create=True)) as vectors,
        closing(indexes.lexical(lexical.name, create=True)) as words,
    ):
        for edition in store.editions():
            passages = changed.get(edition.id) or store.edition_passages(edition.id)
            add_words(words, passages)
            digests = [indexed_digest(passage) for passage in passages]
            ids, matrix = rows_of(passages, store.vectors_of(key, digests))
            if ids:
                vectors.add(edition.language, ids, matrix)
        words.commit()
    return replace(dense, state=CLEAN), replace(lexical, state=CLEAN)


def remember(store: Store, embedder: Embedder) -> None:
    """Whose vectors the base holds, so that another embedder is refused and not mixed in."""
    for name, value in _identity(embedder).items():
        store.set_setting(name, value)


def _identity(embedder: Embedder) -> dict[str, str]:
    return {"embedder_key": embedder.identity.key, "embedder_name": embedder.identity.name}


def _embedded(
    store: Store, embedder: Embedder, progress: Progress
) -> tuple[list[FileReport], Passages]:
    """Adds the vectors that are missing; gives the passages that must change, by edition."""
    editions, reports = store.editions(), []
    changed: Passages = {}
    if ahead := expected(store, embedder):
        progress.expect(*ahead)
    progress.start(len(editions))
    for edition in editions:
        passages = _passages(edition, store, embedder)
        found = vectors_for(passages, store, embedder)
        if found.new:
            store.add_vectors(embedder.identity.key, found.vectors, found.sentences)
        if passages != store.edition_passages(edition.id):
            changed[edition.id] = passages
        reports.append(_report(edition, len(passages), found.new))
        progress.advance(edition.id)
    return reports, changed


def _passages(edition: Edition, store: Store, embedder: Embedder) -> tuple[Passage, ...]:
    stored = store.text(edition.id, with_origins=False)
    units = tuple(Unit.of(clause) for clause in store.clauses(edition.id))
    return passages_of(edition, stored.text if stored else "", units, embedder)


def _report(edition: Edition, passages: int, embedded: int) -> FileReport:
    return FileReport(
        edition.id,
        FileOutcome.UNCHANGED,
        edition_id=edition.id,
        title=edition.title,
        passages=passages,
        embedded=embedded,
    )
