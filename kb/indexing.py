"""Derived indexes from the truth: opening what is clean, building what is not.

A generation is one directory under ``indexes/``. Its row in the store says dirty or clean; a
dirty one is never repaired, only replaced by a new one built from the store.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import cast

from kb.domain.clauses import Passage
from kb.language.segment import SEGMENTER_VERSION, segment
from kb.ports import DenseIndex, Generation, Indexes, LexicalEntry, LexicalIndex, Store, StoreReader

DENSE, LEXICAL = "dense", "lexical"
CLEAN, DIRTY = "clean", "dirty"
BATCH = 2_000


def lexical_entries(passages: Iterable[Passage]) -> Iterator[LexicalEntry]:
    """Passages as the lexical index takes them; the context counts as their heading."""
    for passage in passages:
        yield LexicalEntry(
            passage_id=passage.id,
            edition_id=passage.edition_id,
            tokens=tuple(segment(passage.text)),
            heading_tokens=tuple(segment(passage.context)),
        )


def fill_lexical(index: LexicalIndex, store: StoreReader) -> None:
    """Every visible passage into ``index``, and commits it."""
    for edition in store.editions():
        by_language: dict[str, list[Passage]] = {}
        for passage in store.edition_passages(edition.id):
            by_language.setdefault(passage.language, []).append(passage)
        for language, passages in by_language.items():
            index.add(language, lexical_entries(passages))
    index.commit()


def fill_dense(index: DenseIndex, store: StoreReader, embedder_key: str) -> None:
    """Every vector of the embedder that a visible passage uses into ``index``."""
    languages = {edition.language for edition in store.editions()}
    for language in sorted(languages):
        ids, vectors = store.vectors(embedder_key, language)
        for start in range(0, len(ids), BATCH):
            index.add(language, ids[start : start + BATCH], vectors[start : start + BATCH])


def key_of(kind: str, embedder_key: str) -> str:
    """What a generation must have been built with to be of use now."""
    return embedder_key if kind == DENSE else SEGMENTER_VERSION


def usable(store: StoreReader, indexes: Indexes, kind: str, embedder_key: str) -> Generation | None:
    """The current generation where it is there, clean, and of this embedder or segmenter."""
    generation = store.generation(kind)
    if generation is None or generation.state != CLEAN or not indexes.exists(generation.name):
        return None
    return generation if generation.key == key_of(kind, embedder_key) else None


def build(store: Store, indexes: Indexes, kind: str, embedder_key: str) -> Generation:
    """A new clean generation from the store; the old one is dropped after the switch."""
    old = store.generation(kind)
    new = Generation(f"{kind}-{secrets.token_hex(6)}", kind, key_of(kind, embedder_key), DIRTY)
    try:
        _fill(store, indexes, new, embedder_key)
    except BaseException:
        indexes.drop(new.name)
        raise
    clean = Generation(new.name, kind, new.key, CLEAN)
    store.set_generation(clean)
    if old is not None:
        indexes.drop(old.name)
    return clean


def _fill(store: StoreReader, indexes: Indexes, new: Generation, embedder_key: str) -> None:
    index = indexes.dense(new.name) if new.kind == DENSE else indexes.lexical(new.name)
    with closing(index):
        if new.kind == DENSE:
            fill_dense(cast("DenseIndex", index), store, embedder_key)
        else:
            fill_lexical(cast("LexicalIndex", index), store)
