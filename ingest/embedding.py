"""Vectors for a bundle: those that the base has, and new ones for the rest alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from kb.domain.clauses import Passage
from kb.identifiers import indexed_digest
from kb.ports import EditionBundle, Embedder, StoreReader, Vector


def vectors_for(
    passages: tuple[Passage, ...], store: StoreReader, embedder: Embedder
) -> tuple[dict[str, Vector], int]:
    """Vectors by digest of the indexed text, and how many of them were embedded now.

    Passages in a language that the embedder does not declare get none.
    """
    texts = {
        indexed_digest(passage): passage.indexed_text
        for passage in passages
        if passage.language in embedder.languages
    }
    held = store.vectors_of(embedder.identity.key, list(texts)) if texts else {}
    missing = {digest: text for digest, text in texts.items() if digest not in held}
    if missing:
        rows = embedder.embed(list(missing.values()))
        held |= dict(zip(missing, rows, strict=True))
    return held, len(missing)


def with_vectors(
    bundle: EditionBundle, store: StoreReader, embedder: Embedder
) -> tuple[EditionBundle, int]:
    """The bundle with a vector for every passage that the embedder can take."""
    vectors, embedded = vectors_for(bundle.passages, store, embedder)
    key = embedder.identity.key
    return replace(bundle, embedder_key=key, vectors=vectors), embedded


def rows_of(passages: Sequence[Passage], vectors: Mapping[str, Vector]) -> tuple[list[str], Vector]:
    """Passage ids and matrix, shape (n, dimension), of the passages that have a vector."""
    digests = {passage.id: indexed_digest(passage) for passage in passages}
    ids = [one for one, digest in digests.items() if digest in vectors]
    if not ids:
        return [], np.zeros((0, 0), np.float32)
    return ids, np.stack([vectors[digests[one]] for one in ids])
