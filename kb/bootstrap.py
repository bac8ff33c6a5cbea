"""The composition root: settings in, knowledge base out. Alone in naming adapters, all lazily."""

import shutil
from pathlib import Path

from kb.current import Engines
from kb.errors import EmbedderMismatch, TouchstoneError
from kb.indexing import DENSE, LEXICAL, fill_lexical, usable
from kb.knowledge_base import KnowledgeBase
from kb.ports import Clock, DenseIndex, Embedder, Indexes, LexicalIndex, Store
from kb.retrieval.retriever import Numbers
from kb.settings import Settings

_LEFT = "is being written or was left unfinished"
_MEND = "if no other command is at work, run: touchstone rebuild"
LEXICAL_NOTICE = f"The index of words {_LEFT}; a new one in memory serves; {_MEND}"
DENSE_NOTICE = f"The index of vectors {_LEFT}; an exact scan serves; {_MEND}"


def open_clock() -> Clock:
    from kb.adapters.system_clock import SystemClock

    return SystemClock()


def open_embedder(settings: Settings) -> Embedder:
    """The embedder of the settings; its weights are read at its first use."""
    if settings.embedder == "default":
        from kb.adapters.openvino_minilm import OpenVinoMiniLM

        return OpenVinoMiniLM(settings.models)
    from kb.adapters.sentence_transformers_embedder import SentenceTransformersEmbedder

    languages = frozenset(settings.embedder_languages.replace(",", " ").split())
    return SentenceTransformersEmbedder(settings.embedder, languages)


def open_store(settings: Settings, *, create: bool = False) -> Store:
    """Raises DataDirectoryError where there is no base yet, unless ``create``."""
    from kb.adapters.sqlite.store import SqliteStore

    return SqliteStore(settings.data_dir, create=create)


class DirectoryIndexes:
    """The indexes of one data directory, below ``indexes/``."""

    def __init__(self, settings: Settings, store: Store, embedder_key: str) -> None:
        self._folder, self._store, self._key = settings.data_dir / "indexes", store, embedder_key

    def dense(self, name: str) -> DenseIndex:
        from kb.adapters.chroma_index import ChromaIndex

        return ChromaIndex(self._made(name), self._key)

    def exact(self) -> DenseIndex:
        from kb.adapters.exact_scan import ExactScan

        return ExactScan(lambda language: self._store.vectors(self._key, language))

    def lexical(self, name: str | None) -> LexicalIndex:
        from kb.adapters.tantivy_index import TantivyIndex

        return TantivyIndex(self._made(name) if name else None)

    def exists(self, name: str) -> bool:
        return (self._folder / name).is_dir()

    def drop(self, name: str) -> None:
        shutil.rmtree(self._folder / name, ignore_errors=True)

    def _made(self, name: str) -> Path:
        path = self._folder / name
        path.mkdir(parents=True, exist_ok=True)
        return path


def open_knowledge_base(settings: Settings, *, one_shot: bool = False) -> KnowledgeBase:
    """A knowledge base over the data directory; ``one_shot`` for a process of one question.

    Raises DataDirectoryError where there is none, EmbedderMismatch where its vectors were made
    by another embedder than the one in the settings.
    """
    store = open_store(settings)
    try:
        embedder = open_embedder(settings)
        key = embedder.identity.key
        check_embedder(store, embedder)
    except TouchstoneError:
        store.close()
        raise
    indexes: Indexes = DirectoryIndexes(settings, store, key)
    return KnowledgeBase(
        store=store,
        embedder=embedder,
        clock=open_clock(),
        open_engines=lambda: _engines(settings, store, indexes, embedder, one_shot=one_shot),
        numbers=Numbers(settings.candidates, settings.dense_weight),
    )


def check_embedder(store: Store, embedder: Embedder) -> None:
    """Raises EmbedderMismatch with the command that mends it."""
    made_with = store.setting("embedder_key")
    if made_with is not None and made_with != embedder.identity.key:
        name = store.setting("embedder_name") or made_with
        raise EmbedderMismatch(
            f"The base was embedded with {name}, the settings name {embedder.identity.name}.",
            "Embed it anew: touchstone rebuild (or set TOUCHSTONE_EMBEDDER back)",
        )


def _engines(
    settings: Settings, store: Store, indexes: Indexes, embedder: Embedder, *, one_shot: bool
) -> Engines:
    """Clean generations where there are any; else an exact scan and an index in memory."""
    notices, key = [], embedder.identity.key
    generation = usable(store, indexes, LEXICAL, key)
    lexical = indexes.lexical(generation.name if generation else None)
    if generation is None:
        fill_lexical(lexical, store)
        notices.append(LEXICAL_NOTICE)
    stored = usable(store, indexes, DENSE, key)
    if stored is None:
        notices.append(DENSE_NOTICE)
    chroma = stored is not None and _wants_chroma(settings, store, embedder, one_shot=one_shot)
    dense = indexes.dense(stored.name) if stored and chroma else indexes.exact()
    return Engines(lexical, dense, tuple(notices))


def _wants_chroma(settings: Settings, store: Store, embedder: Embedder, *, one_shot: bool) -> bool:
    if settings.dense != "auto":
        return settings.dense == "chroma"
    vectors = sum(store.count_passages(language) for language in embedder.languages)
    return not one_shot or vectors > settings.exact_scan_limit
