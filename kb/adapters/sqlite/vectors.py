"""Vectors: float32 little-endian blobs by (embedder, digest of the indexed text)."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from kb.adapters.sqlite.connection import Pool
from kb.adapters.sqlite.rows import Row
from kb.errors import DataDirectoryError
from kb.ports import Vector

_STORED = np.dtype("<f4")


class VectorReader:
    """The half of ``kb.ports.StoreReader`` that is about vectors."""

    _pool: Pool

    def vectors(self, embedder_key: str, language: str) -> tuple[list[str], Vector]:
        """Ordered by text digest; the matrix is read-only, and (0, 0) where there is nothing."""
        sql = (
            "SELECT p.id, v.vector FROM passages p "
            "JOIN vectors v ON v.embedder = ? AND v.digest = p.digest WHERE p.language = ?"
        )
        found = self._pool.get().execute(sql, (embedder_key, language)).fetchall()
        return [row[0] for row in found], _matrix(found)

    def vectors_of(self, embedder_key: str, digests: Sequence[str]) -> dict[str, Vector]:
        """One that was cut short counts as missing, so that a rebuild makes it anew."""
        # CROSS JOIN keeps this order: without it SQLite walks all vectors for a handful of digests.
        sql = (
            "SELECT v.digest, v.vector FROM json_each(?) AS wanted "
            "CROSS JOIN vectors v ON v.embedder = ? AND v.digest = wanted.value"
        )
        values = (json.dumps(list(digests)), embedder_key)
        found = _whole(self._pool.get().execute(sql, values).fetchall())
        return dict(zip((row[0] for row in found), _matrix(found), strict=True))

    def count_vectors(self, embedder_key: str, language: str) -> int:
        sql = (
            "SELECT count(*) FROM passages p "
            "JOIN vectors v ON v.embedder = ? AND v.digest = p.digest WHERE p.language = ?"
        )
        return int(self._pool.get().execute(sql, (embedder_key, language)).fetchone()[0])

    def embedder_keys(self) -> tuple[str, ...]:
        """Sorted."""
        return tuple(stored_embedders(self._pool.get()))


def stored_embedders(connection: sqlite3.Connection) -> list[str]:
    # One jump in the index for each key; SELECT DISTINCT would walk through every vector.
    keys: list[str] = []
    sql = "SELECT min(embedder) FROM vectors WHERE embedder > ?"
    while (key := connection.execute(sql, (keys[-1] if keys else "",)).fetchone()[0]) is not None:
        keys.append(key)
    return keys


def insert_vectors(
    connection: sqlite3.Connection, embedder_key: str, vectors: Mapping[str, Vector]
) -> None:
    """Adds or replaces. Raises ValueError unless all have the embedder's one dimension."""
    if not vectors:
        return
    if not embedder_key:
        raise ValueError("vectors need the key of the embedder that made them")
    # Of a few: one that was cut short must not be the measure.
    sql = (
        "SELECT max(length(vector)) / 4 "
        "FROM (SELECT vector FROM vectors WHERE embedder = ? LIMIT 9)"
    )
    known = connection.execute(sql, (embedder_key,)).fetchone()[0]
    shape = (known,) if known else next(iter(vectors.values())).shape
    connection.executemany(
        "INSERT INTO vectors (embedder, digest, vector) VALUES (?, ?, ?) "
        "ON CONFLICT (embedder, digest) DO UPDATE SET vector = excluded.vector",
        ((embedder_key, digest, _blob(row, shape)) for digest, row in vectors.items()),
    )


def sweep_vectors(connection: sqlite3.Connection, digests: Iterable[str]) -> None:
    """Deletes the vectors of those digests that no passage has any more, and their sentences'."""
    wanted = [(digest,) for digest in digests]
    for embedder in stored_embedders(connection):
        for table in ("vectors", "sentences"):
            connection.executemany(
                f"DELETE FROM {table} WHERE embedder = ? AND digest = ? "
                f"AND NOT EXISTS (SELECT 1 FROM passages p WHERE p.digest = {table}.digest)",
                ((embedder, *digest) for digest in wanted),
            )


def _blob(row: Vector, shape: tuple[int, ...]) -> bytes:
    if row.ndim != 1 or row.shape != shape:
        raise ValueError(f"a vector has shape {row.shape}; this embedder's have {shape}")
    return row.astype(_STORED).tobytes()


def _whole(found: list[Row]) -> list[Row]:
    """Without those that were cut short, which a rebuild or the doctor makes anew."""
    longest = max((len(row[1]) for row in found), default=0)
    return [row for row in found if len(row[1]) == longest and longest % _STORED.itemsize == 0]


def _matrix(found: list[Row]) -> Vector:
    if not found:
        return np.zeros((0, 0), np.float32)
    if len({len(row[1]) for row in found}) > 1:
        raise DataDirectoryError(
            "The table of vectors is damaged: not all have one length.",
            "Embed the base anew: touchstone rebuild",
        )
    flat = np.frombuffer(b"".join(row[1] for row in found), _STORED)
    return flat.astype(np.float32, copy=False).reshape(len(found), -1)
