"""Vectors of sentences: a row of bytes each, with its scale, for the few passages that are ranked.

A unit vector of 384 numbers takes 384 bytes so, and its cosines are off by some .002 at most.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence

import numpy as np

from kb.adapters.sqlite.connection import Pool
from kb.adapters.sqlite.rows import Row
from kb.ports import SentenceVectors, Vector

_SPAN, _SCALE, _ROW = np.dtype("<u4"), np.dtype("<f4"), np.dtype("i1")
_MOST = 127


class SentenceReader:
    """The half of ``kb.ports.StoreReader`` that is about sentences."""

    _pool: Pool

    def sentences_of(self, embedder_key: str, digests: Sequence[str]) -> dict[str, SentenceVectors]:
        found = self._wanted("s.digest, s.spans, s.scales, s.rows", embedder_key, digests)
        return {digest: _read(*blobs) for digest, *blobs in found}

    def with_sentences(self, embedder_key: str, digests: Sequence[str]) -> frozenset[str]:
        return frozenset(row[0] for row in self._wanted("s.digest", embedder_key, digests))

    def _wanted(self, columns: str, embedder_key: str, digests: Sequence[str]) -> list[Row]:
        # CROSS JOIN as for vectors: a handful of digests, each looked up.
        sql = (
            f"SELECT {columns} FROM json_each(?) AS wanted "
            "CROSS JOIN sentences s ON s.embedder = ? AND s.digest = wanted.value"
        )
        values = (json.dumps(list(digests)), embedder_key)
        return self._pool.get().execute(sql, values).fetchall()


def insert_sentences(
    connection: sqlite3.Connection, embedder_key: str, sentences: Mapping[str, SentenceVectors]
) -> None:
    """Adds or replaces. Raises ValueError where a text has not one row for each span."""
    connection.executemany(
        "INSERT INTO sentences (embedder, digest, spans, scales, rows) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (embedder, digest) DO UPDATE SET "
        "spans = excluded.spans, scales = excluded.scales, rows = excluded.rows",
        ((embedder_key, digest, *_blobs(it)) for digest, it in sentences.items()),
    )


def _blobs(it: SentenceVectors) -> tuple[bytes, bytes, bytes]:
    if len(it.spans) != len(it.rows):
        raise ValueError(f"{len(it.spans)} sentences have {len(it.rows)} vectors")
    scales = np.abs(it.rows).max(axis=1, initial=0) / _MOST
    rows = np.rint(it.rows / scales.clip(1e-12)[:, None]).astype(_ROW)
    spans = np.array(it.spans, _SPAN).reshape(-1, 2)
    return spans.tobytes(), scales.astype(_SCALE).tobytes(), rows.tobytes()


def _read(spans: bytes, scales: bytes, rows: bytes) -> SentenceVectors:
    places = np.frombuffer(spans, _SPAN).reshape(-1, 2).tolist()
    factors = np.frombuffer(scales, _SCALE)
    if not len(factors):
        return SentenceVectors((), np.zeros((0, 0), np.float32))
    matrix: Vector = np.frombuffer(rows, _ROW).reshape(len(factors), -1) * factors[:, None]
    return SentenceVectors(tuple((start, end) for start, end in places), matrix)
