"""Vectors for a bundle: those that the base has, and new ones for the rest alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kb.domain.clauses import Passage
from kb.identifiers import indexed_digest
from kb.language.sentences import sentence_spans
from kb.ports import EditionBundle, Embedder, SentenceVectors, Span, StoreReader, Vector

SHORTEST = 12
"""Characters: what is shorter is the number of an item, a cell or a heading's word."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """By digest of the indexed text; ``new`` is how many texts were embedded now.

    ``sentences`` are those of the texts embedded now: the base has the others.
    """

    vectors: Mapping[str, Vector]
    sentences: Mapping[str, SentenceVectors]
    new: int


def vectors_for(passages: tuple[Passage, ...], store: StoreReader, embedder: Embedder) -> Embedded:
    """Vectors of passages and their sentences, which one reading of the text gives together.

    Passages in a language that the embedder does not declare get none.
    """
    texts = {
        indexed_digest(passage): passage
        for passage in passages
        if passage.language in embedder.languages
    }
    if not texts:
        return Embedded({}, {}, 0)
    key, digests = embedder.identity.key, list(texts)
    known, whole = store.vectors_of(key, digests), store.with_sentences(key, digests)
    shape = (embedder.identity.dimension,)
    held = {digest: row for digest, row in known.items() if row.shape == shape}
    missing = {it: texts[it] for it in digests if it not in held or it not in whole}
    if not missing:
        return Embedded(held, {}, 0)
    spans = [_spans(passage.text) for passage in missing.values()]
    rows, parts = embedder.embed_parts(
        [passage.indexed_text for passage in missing.values()],
        [_moved(own, it) for own, it in zip(spans, missing.values(), strict=True)],
    )
    sentences = map(SentenceVectors, map(tuple, spans), parts)
    return Embedded(
        held | dict(zip(missing, rows, strict=True)),
        dict(zip(missing, sentences, strict=True)),
        len(missing),
    )


def _spans(text: str) -> list[Span]:
    """The sentences that say something; the whole text where none does."""
    found = [(a, b) for a, b in sentence_spans(text) if b - a >= SHORTEST]
    return found or [(0, len(text))]


def _moved(spans: Sequence[Span], passage: Passage) -> list[Span]:
    """Spans in the passage's text to those in its indexed text, where the context stands first."""
    shift = len(passage.indexed_text) - len(passage.text)
    return [(start + shift, end + shift) for start, end in spans]


def with_vectors(
    bundle: EditionBundle, store: StoreReader, embedder: Embedder
) -> tuple[EditionBundle, int]:
    """The bundle with vectors for every passage that the embedder can take."""
    found = vectors_for(bundle.passages, store, embedder)
    key = embedder.identity.key
    made = replace(bundle, embedder_key=key, vectors=found.vectors, sentences=found.sentences)
    return made, found.new


def rows_of(passages: Sequence[Passage], vectors: Mapping[str, Vector]) -> tuple[list[str], Vector]:
    """Passage ids and matrix, shape (n, dimension), of the passages that have a vector."""
    digests = {passage.id: indexed_digest(passage) for passage in passages}
    ids = [one for one, digest in digests.items() if digest in vectors]
    if not ids:
        return [], np.zeros((0, 0), np.float32)
    return ids, np.stack([vectors[digests[one]] for one in ids])
