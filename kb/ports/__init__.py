"""The ports: what the knowledge base asks of the world. Adapters are in ``kb/adapters``."""

from typing import Protocol

from kb.ports.clock import Clock
from kb.ports.embedder import Embedder, EmbedderIdentity, SentenceVectors, Span, Vector
from kb.ports.indexes import PAIR, DenseIndex, Indexes, LexicalEntry, LexicalIndex
from kb.ports.reranker import Reranker
from kb.ports.store_reader import StoreReader
from kb.ports.store_writer import StoreWriter
from kb.ports.values import Counts, EditionBundle, Exchange, Generation, Intents, Removed

__all__ = [
    "PAIR",
    "Clock",
    "Counts",
    "DenseIndex",
    "EditionBundle",
    "Embedder",
    "EmbedderIdentity",
    "Exchange",
    "Generation",
    "Indexes",
    "Intents",
    "LexicalEntry",
    "LexicalIndex",
    "Removed",
    "Reranker",
    "SentenceVectors",
    "Span",
    "Store",
    "StoreReader",
    "StoreWriter",
    "Vector",
]


class Store(StoreReader, StoreWriter, Protocol):
    """Both halves, and an end."""

    def close(self) -> None: ...
