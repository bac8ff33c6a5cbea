"""How long embedding will take, said before it begins: measured on a few of its own texts."""

import time
from collections.abc import Iterator

from kb.domain.clauses import Passage
from kb.identifiers import indexed_digest
from kb.ports import Embedder, Store

SAMPLE = 64
"""Passages, from all over the base; less than a second's work."""
LEAST = 256
"""So few are embedded sooner than it takes to say so."""


def expected(store: Store, embedder: Embedder) -> tuple[int, float] | None:
    """How many passages lack vectors, and the seconds that they will take; None for a few."""
    missing = list(_missing(store, embedder))
    if len(missing) < LEAST:
        return None
    sample = missing[:: max(1, len(missing) // SAMPLE)][:SAMPLE]
    embedder.embed([sample[0].indexed_text])  # the model is loaded
    begun = time.perf_counter()
    embedder.embed([it.indexed_text for it in sample])
    took = time.perf_counter() - begun
    share = sum(len(it.indexed_text) for it in missing) / sum(len(it.indexed_text) for it in sample)
    return len(missing), took * share


def _missing(store: Store, embedder: Embedder) -> Iterator[Passage]:
    key = embedder.identity.key
    for edition in store.editions():
        if edition.language not in embedder.languages:
            continue
        passages = store.edition_passages(edition.id)
        held = store.with_sentences(key, [indexed_digest(it) for it in passages])
        yield from (it for it in passages if indexed_digest(it) not in held)
