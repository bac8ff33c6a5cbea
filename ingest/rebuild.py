"""Rebuilding what is derived: passages as the embedder wants them, its vectors, both indexes."""

import time
from dataclasses import replace

from ingest.assemble import passages_of
from ingest.embedding import vectors_for
from ingest.report import FileOutcome, FileReport, Progress, Report
from ingest.structure.tree import Unit
from kb.domain.clauses import Passage
from kb.domain.instruments import Edition
from kb.indexing import DENSE, DIRTY, LEXICAL, build
from kb.ports import Embedder, Indexes, Store


def rebuild(store: Store, indexes: Indexes, embedder: Embedder, progress: Progress) -> Report:
    """Embeds what the embedder in force lacks, builds new generations, switches to them.

    All is embedded before anything that serves is changed; then the indexes are marked dirty, and
    vectors of other embedders are dropped last.
    """
    started = time.perf_counter()
    key = embedder.identity.key
    try:
        reports, changed = _embedded(store, embedder, progress)
    finally:
        progress.finish()
    for kind in (DENSE, LEXICAL):
        if changed and (generation := store.generation(kind)):
            store.set_generation(replace(generation, state=DIRTY))
    for edition_id, passages in changed.items():
        store.replace_passages(edition_id, passages)
    for kind in (DENSE, LEXICAL):
        build(store, indexes, kind, key)
    remember(store, embedder)
    for other in store.embedder_keys():
        if other != key:
            store.drop_vectors(other)
    return Report(tuple(reports), time.perf_counter() - started)


def remember(store: Store, embedder: Embedder) -> None:
    """Whose vectors the base holds, so that another embedder is refused and not mixed in."""
    store.set_setting("embedder_key", embedder.identity.key)
    store.set_setting("embedder_name", embedder.identity.name)


def _embedded(
    store: Store, embedder: Embedder, progress: Progress
) -> tuple[list[FileReport], dict[str, tuple[Passage, ...]]]:
    """Adds the vectors that are missing; gives the passages that must change, by edition."""
    editions, reports, changed = store.editions(), [], {}
    progress.start(len(editions))
    for edition in editions:
        passages = _passages(edition, store, embedder)
        vectors, embedded = vectors_for(passages, store, embedder)
        if embedded:
            store.add_vectors(embedder.identity.key, vectors)
        if passages != store.edition_passages(edition.id):
            changed[edition.id] = passages
        reports.append(_report(edition, len(passages), embedded))
        progress.advance(edition.id)
    return reports, changed


def _passages(edition: Edition, store: Store, embedder: Embedder) -> tuple[Passage, ...]:
    stored = store.text(edition.id)
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
