"""Rebuilding what is derived: passages as the embedder wants them, its vectors, both indexes."""

import time
from dataclasses import replace

from ingest.assemble import passages_of
from ingest.embedding import vectors_for
from ingest.report import FileOutcome, FileReport, Progress, Report
from ingest.structure.tree import Unit
from kb.domain.instruments import Edition
from kb.indexing import DENSE, LEXICAL, build
from kb.ports import Embedder, Indexes, Store


def rebuild(store: Store, indexes: Indexes, embedder: Embedder, progress: Progress) -> Report:
    """Embeds what the embedder in force lacks, builds new generations, switches to them.

    Vectors of other embedders are dropped last: until then the former state still serves.
    """
    started = time.perf_counter()
    key = embedder.identity.key
    editions = store.editions()
    progress.start(len(editions))
    reports = []
    for edition in editions:
        reports.append(_edition(edition, store, embedder))
        progress.advance(edition.id)
    for kind in (DENSE, LEXICAL):
        build(store, indexes, kind, key)
    remember(store, embedder)
    for other in store.embedder_keys():
        if other != key:
            store.drop_vectors(other)
    progress.finish()
    return Report(tuple(reports), time.perf_counter() - started)


def remember(store: Store, embedder: Embedder) -> None:
    """Whose vectors the base holds, so that another embedder is refused and not mixed in."""
    store.set_setting("embedder_key", embedder.identity.key)
    store.set_setting("embedder_name", embedder.identity.name)


def _edition(edition: Edition, store: Store, embedder: Embedder) -> FileReport:
    stored = store.text(edition.id)
    units = tuple(Unit.of(clause) for clause in store.clauses(edition.id))
    passages = passages_of(edition, stored.text if stored else "", units, embedder)
    if passages != store.edition_passages(edition.id):
        store.replace_passages(edition.id, passages)
    vectors, embedded = vectors_for(passages, store, embedder)
    if embedded:
        store.add_vectors(embedder.identity.key, vectors)
    report = FileReport(edition.id, FileOutcome.UNCHANGED, edition_id=edition.id)
    return replace(report, title=edition.title, passages=len(passages), embedded=embedded)
