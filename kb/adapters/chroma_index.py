"""Dense search: Chroma in this process, one collection for each embedder and language."""

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError

from kb.data_dir import write_failed
from kb.domain.retrieval import Hit
from kb.errors import DataDirectoryError
from kb.ports import Vector

_HNSW: dict[str, Any] = {"hnsw": {"space": "cosine", "ef_search": 400}}
"""Share of the exact scan's first 60 that is found (7,800 sentences of regulations, 200 queries):
0.991 with Chroma's own 100, 0.998 with 200, 0.9996 with 400, for 0.3 ms a query."""

_AT_HOME: dict[str, Any] = {
    "anonymized_telemetry": False,
    "chroma_api_impl": "chromadb.api.rust.RustBindingsAPI",
    "chroma_otel_collection_endpoint": "",
    "chroma_otel_granularity": "none",
    "chroma_server_host": None,
}
"""Chroma reads each of these from the environment and ``.env`` too, where they may be meant for
another program: one would send every vector to a server, another a trace of each call."""

_REBUILD = "Build it again from the database: touchstone rebuild"
_CLIENTS = threading.Lock()
"""Clients of one folder share a system that Chroma counts, starts and stops without a lock of its
own: one thread's close could stop what another has just opened."""


class ChromaIndex:
    """``kb.ports.DenseIndex`` in the folder ``path``; collections are ``<key>-<language>``.

    No telemetry, no default embedding function (it would download a model). Raises
    DataDirectoryError where the folder cannot be opened; the index is disposable: rebuild it.
    """

    def __init__(
        self, path: Path, embedder_key: str, on_close: Callable[[], None] = lambda: None
    ) -> None:
        self._path = path
        self._key = embedder_key
        self._collections: dict[str, Collection] = {}
        self._counts: dict[str, int] = {}
        self._closed, self._on_close = False, on_close
        try:
            with _CLIENTS:
                self._client = _client(path)
            self._batch = self._client.get_max_batch_size()
        except (ChromaError, ValueError, OSError) as error:
            raise self._unusable(error) from error

    def add(self, language: str, passage_ids: Sequence[str], vectors: Vector) -> None:
        """Adds or replaces. ``vectors`` has shape (len(passage_ids), dimension)."""
        if len(passage_ids) != len(vectors):
            raise ValueError(f"{len(passage_ids)} ids for {len(vectors)} vectors")
        if not passage_ids:
            return
        collection = self._create(language)
        self._counts.pop(language, None)
        with self._writing():
            for part in self._batches(len(passage_ids)):
                collection.upsert(ids=list(passage_ids[part]), embeddings=vectors[part])

    def remove(self, language: str, passage_ids: Sequence[str]) -> None:
        """Ids that are not there are passed over."""
        collection = self._find(language)
        if collection is None:
            return
        self._counts.pop(language, None)
        with self._writing():
            for part in self._batches(len(passage_ids)):
                collection.delete(ids=list(passage_ids[part]))

    def search(self, language: str, vector: Vector, limit: int) -> list[Hit]:
        """Equal scores are ordered by passage id."""
        collection = self._find(language)
        wanted = min(limit, self.count(language)) if collection else 0
        if collection is None or wanted < 1:
            return []
        found = collection.query(
            query_embeddings=vector[None, :], n_results=wanted, include=["distances"]
        )
        distances = found["distances"] or [[]]
        pairs = zip(found["ids"][0], distances[0], strict=True)
        hits = [Hit(passage_id, _cosine(distance)) for passage_id, distance in pairs]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))

    def held(self, language: str, passage_ids: Sequence[str]) -> frozenset[str]:
        collection = self._find(language)
        if collection is None:
            return frozenset()
        parts = (list(passage_ids[part]) for part in self._batches(len(passage_ids)))
        return frozenset(key for ids in parts for key in collection.get(ids, include=[])["ids"])

    def count(self, language: str) -> int:
        """Kept in memory between changes: Chroma takes some milliseconds to count."""
        collection = self._find(language)
        if collection is None:
            return 0
        if language not in self._counts:
            self._counts[language] = collection.count()
        return self._counts[language]

    def close(self) -> None:
        """Ends Chroma for this folder, so that it can be opened again or deleted."""
        if not self._closed:
            self._closed = True
            self._collections.clear()
            with _CLIENTS:
                self._client.close()
            self._on_close()

    def _create(self, language: str) -> Collection:
        if language not in self._collections:
            self._collections[language] = self._client.get_or_create_collection(
                self._name(language), configuration=_HNSW, embedding_function=None
            )
        return self._collections[language]

    def _find(self, language: str) -> Collection | None:
        if language not in self._collections:
            try:
                self._collections[language] = self._client.get_collection(
                    self._name(language), embedding_function=None
                )
            except NotFoundError:
                return None
            except ChromaError as error:
                raise self._unusable(error) from error
        return self._collections[language]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except (ChromaError, OSError) as error:
            raise write_failed(self._path, error, _REBUILD) from error

    def _name(self, language: str) -> str:
        return f"{self._key}-{language}"

    def _batches(self, n: int) -> Iterator[slice]:
        return (slice(start, start + self._batch) for start in range(0, n, self._batch))

    def _unusable(self, error: Exception) -> DataDirectoryError:
        return DataDirectoryError(
            f"The vector index in {self._path} cannot be opened: {error}",
            _REBUILD,
        )


def _cosine(distance: float) -> float:
    # The distance is 1 - cosine with rounding, which may step over either end.
    return max(-1.0, min(1.0, 1.0 - distance))


def _client(path: Path) -> ClientAPI:
    return chromadb.PersistentClient(path=str(path), settings=Settings(**_AT_HOME))


def probe(path: Path) -> None:
    """Opens and searches the folder. Raises, or ends the process, where it is broken."""
    client = _client(path)
    for collection in client.list_collections():
        held = collection.get(limit=1, include=["embeddings"])["embeddings"]
        if held is not None and len(held):
            collection.query(query_embeddings=held, n_results=1, include=["distances"])
        collection.count()


if __name__ == "__main__":
    # For a child process, whose death harms nobody: see kb/directory_indexes.py.
    probe(Path(sys.argv[1]))
