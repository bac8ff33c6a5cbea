"""The composition root: settings in, knowledge base out. Alone in naming adapters, all lazily."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from kb.current import Engines
from kb.data_dir import make_data_dir
from kb.directory_indexes import DirectoryIndexes
from kb.errors import DataDirectoryError, EmbedderMismatch, TouchstoneError
from kb.indexing import DENSE, LEXICAL, fill_lexical, usable
from kb.knowledge_base import KnowledgeBase
from kb.ports import Clock, DenseIndex, Embedder, Indexes, LexicalIndex, Reranker, Store
from kb.retrieval.query import Numbers
from kb.settings import Settings
from kb.silence import stay_offline

if TYPE_CHECKING:
    from kb.adapters.owner_lock import OwnerLock

Waiting = Callable[[str], None]
Index = TypeVar("Index", LexicalIndex, DenseIndex)

_TRIES = 3
"""A rebuild may end between a look and the opening, hardly twice in a row."""

_MEND = "if no other command is at work, run: touchstone doctor."
NOT_READY = {
    DENSE: f"The index of vectors is being written or was left unfinished; {_MEND}",
    LEXICAL: f"The index of words is missing or of another version; {_MEND}",
}


def open_clock() -> Clock:
    from kb.adapters.system_clock import SystemClock

    return SystemClock()


def open_embedder(settings: Settings) -> Embedder:
    """The embedder of the settings; its weights are read at its first use."""
    if settings.embedder == "default":
        from kb.adapters.openvino_minilm import OpenVinoMiniLM

        return OpenVinoMiniLM(settings.models)
    if not settings.embedder_download:
        stay_offline()
    from kb.adapters.sentence_transformers_embedder import SentenceTransformersEmbedder

    languages = frozenset(settings.embedder_languages.replace(",", " ").split())
    allowed = settings.embedder_download
    return SentenceTransformersEmbedder(settings.embedder, languages, download=allowed)


def open_reranker(settings: Settings) -> Reranker | None:
    """The reranker of the settings, None where there is none; it loads at its first use."""
    if not settings.reranker:
        return None
    if not settings.embedder_download:
        stay_offline()
    from kb.adapters.sentence_transformers_reranker import SentenceTransformersReranker

    return SentenceTransformersReranker(settings.reranker, download=settings.embedder_download)


def has_base(settings: Settings) -> bool:
    from kb.adapters.sqlite.store import DATABASE

    return (settings.data_dir / DATABASE).exists()


def open_store(settings: Settings, *, create: bool = False) -> Store:
    """Raises DataDirectoryError where there is no base yet, unless ``create``."""
    from kb.adapters.sqlite.store import SqliteStore

    return SqliteStore(settings.data_dir, create=create)


@contextmanager
def own(settings: Settings, command: str, waiting: Waiting) -> Iterator["OwnerLock"]:
    """The data directory for one process that changes it or serves from it.

    Waits, tells ``waiting`` of it, then raises DataDirectoryError naming the owner. Who only reads
    needs no ownership: the truth gives each reader a state of its own.
    """
    from kb.adapters.owner_lock import OwnerLock

    make_data_dir(settings.data_dir)
    lock = OwnerLock(settings.data_dir)
    lock.acquire(command, settings.lock_wait_seconds, waiting)
    try:
        yield lock
    finally:
        lock.release()


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
    indexes = DirectoryIndexes(settings, store, key)
    return KnowledgeBase(
        store=store,
        embedder=embedder,
        clock=open_clock(),
        open_engines=lambda: open_engines(settings, store, indexes, embedder, one_shot=one_shot),
        numbers=_numbers(settings),
        reranker=open_reranker(settings),
    )


def _numbers(settings: Settings) -> Numbers:
    return Numbers(
        candidates=settings.candidates,
        dense_weight=settings.dense_weight,
        sentence_weight=settings.sentence_weight,
        sentence_candidates=settings.sentence_candidates,
        reranker_candidates=settings.reranker_candidates,
        chinese_dense_weight=settings.chinese_dense_weight,
        chinese_sentence_weight=settings.chinese_sentence_weight,
        across_dense_weight=settings.across_dense_weight,
        across_sentence_weight=settings.across_sentence_weight,
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


def open_engines(
    settings: Settings, store: Store, indexes: Indexes, embedder: Embedder, *, one_shot: bool
) -> Engines:
    """The current generations where they serve; else an exact scan and an index in memory."""
    key = embedder.identity.key
    lexical, trouble = _serving(store, key, indexes, LEXICAL, indexes.lexical)
    notices = () if lexical else (f"{trouble} A new one in memory serves.",)
    if lexical is None:
        lexical = indexes.lexical(None)
        fill_lexical(lexical, store)
    if one_shot and settings.dense == "auto":
        mapped, _ = _serving(store, key, indexes, DENSE, indexes.mapped)
        if mapped is not None:
            return Engines(lexical, mapped, notices)
    if not _wants_chroma(settings, store, embedder, one_shot=one_shot):
        return Engines(lexical, indexes.exact(), notices)
    dense, trouble = _serving(store, key, indexes, DENSE, indexes.dense)
    if dense is None:
        return Engines(lexical, indexes.exact(), (*notices, f"{trouble} An exact scan serves."))
    return Engines(lexical, dense, notices)


def _serving(
    store: Store, key: str, indexes: Indexes, kind: str, open_index: Callable[[str], Index]
) -> tuple[Index | None, str]:
    """The stored index of a kind, or why it cannot be used.

    Another may take its place meanwhile, so it is looked at again once we are one of its users:
    from then on nobody takes it away from us.
    """
    for _ in range(_TRIES):
        generation = usable(store, indexes, kind, key)
        if generation is None:
            break
        try:
            index = open_index(generation.name)
        except DataDirectoryError as error:
            if store.generation(kind) == generation:
                return None, error.problem
            continue
        if usable(store, indexes, kind, key) == generation:
            return index, ""
        index.close()
    return None, NOT_READY[kind]


def _wants_chroma(settings: Settings, store: Store, embedder: Embedder, *, one_shot: bool) -> bool:
    if settings.dense != "auto":
        return settings.dense == "chroma"
    limit = settings.exact_scan_limit
    return not one_shot or limit < sum(
        store.count_passages(language, limit + 1) for language in embedder.languages
    )
