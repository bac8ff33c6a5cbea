"""Derived indexes from the truth: opening what can serve, building what cannot.

A generation is one directory under ``indexes/``. Its row in the store says dirty or clean; a
dirty one is never repaired in place but where that is safe: see ``usable``. Rows that are not
current name what is to be dropped, so that nothing is ever found by looking around.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace

from kb.domain.clauses import Passage
from kb.language.segment import SEGMENTER_VERSION
from kb.lexical import heading_tokens, index_tokens, pair_tokens
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
            tokens=tuple(index_tokens(passage.text)),
            heading_tokens=tuple(heading_tokens(passage.context)),
            pair_tokens=tuple(pair_tokens(passage.text)),
        )


def add_words(index: LexicalIndex, passages: Iterable[Passage]) -> None:
    """Passages of any languages into ``index``; nothing is committed."""
    by_language: dict[str, list[Passage]] = {}
    for passage in passages:
        by_language.setdefault(passage.language, []).append(passage)
    for language, found in by_language.items():
        index.add(language, lexical_entries(found))


def fill_lexical(index: LexicalIndex, store: StoreReader) -> None:
    """Every visible passage into ``index``, and commits it."""
    for edition in store.editions():
        add_words(index, store.edition_passages(edition.id))
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
    """The current generation where it is there, can serve, and is of this embedder or segmenter.

    A dirty index of words serves on: its commits are atomic, and it holds every visible passage at
    any time, since what is added gets in before the truth's commit and what goes leaves after it.
    Entries that are too many are not visible. A dirty index of vectors is not even opened.
    """
    generation = store.generation(kind)
    if generation is None or not indexes.exists(generation.name):
        return None
    if generation.key != key_of(kind, embedder_key):
        return None
    return generation if kind == LEXICAL or generation.state == CLEAN else None


def new_generation(kind: str, embedder_key: str) -> Generation:
    """A dirty one with a name of its own."""
    name = f"{kind}-{secrets.token_hex(6)}"
    return Generation(name, kind, key_of(kind, embedder_key), DIRTY)


def build(store: Store, indexes: Indexes, kind: str, embedder_key: str) -> Generation:
    """A new clean generation from the store in place of the current one, which is dropped."""
    new = new_generation(kind, embedder_key)
    store.announce(new)
    if kind == DENSE:
        with closing(indexes.dense(new.name, create=True)) as dense:
            fill_dense(dense, store, embedder_key)
    else:
        with closing(indexes.lexical(new.name, create=True)) as lexical:
            fill_lexical(lexical, store)
    clean = replace(new, state=CLEAN)
    store.set_generation(clean)
    drop_retired(store, indexes)
    return clean


def drop_retired(store: Store, indexes: Indexes) -> bool:
    """Deletes what no longer serves; False where somebody still has some of it open."""
    dropped = {name: indexes.drop(name) for name in store.retired()}
    for name, gone in dropped.items():
        if gone:
            store.forget_generation(name)
    return all(dropped.values())
