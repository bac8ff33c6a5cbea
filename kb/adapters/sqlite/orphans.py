"""Finds what an edition holds on to, and deletes what nothing holds on to afterwards."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from kb.adapters.sqlite.vectors import sweep_vectors


@dataclass(frozen=True, slots=True)
class Traces:
    """What may be left without an owner once an edition changes or goes."""

    instrument_ids: tuple[str, ...]
    text_ids: tuple[int, ...]
    digests: tuple[str, ...]
    originals: tuple[str, ...]


def traces_of(connection: sqlite3.Connection, *edition_ids: str) -> Traces:
    """Empty where there are no such editions."""
    among = json.dumps(edition_ids)

    def column(name: str, table: str, key: str) -> tuple[Any, ...]:
        sql = f"SELECT DISTINCT {name} FROM {table} WHERE {key} IN (SELECT value FROM json_each(?))"
        return tuple(row[0] for row in connection.execute(sql, (among,)))

    return Traces(
        instrument_ids=column("instrument_id", "editions", "id"),
        text_ids=column("text_id", "editions", "id"),
        digests=column("digest", "passages", "edition_id"),
        originals=column("sha256", "sources", "edition_id"),
    )


def drop_orphans(connection: sqlite3.Connection, before: Traces) -> None:
    """Deletes those of ``before`` that nothing refers to; originals are marked, not deleted.

    Their files go after the commit: a file cannot be rolled back.
    """
    sweep_vectors(connection, before.digests)
    _each(
        connection,
        "DELETE FROM texts WHERE id = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM editions WHERE text_id = ?1)",
        before.text_ids,
    )
    _each(
        connection,
        "DELETE FROM instruments WHERE id = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM editions WHERE instrument_id = ?1)",
        before.instrument_ids,
    )
    _each(
        connection,
        "UPDATE originals SET kept = 0 WHERE sha256 = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM sources WHERE sha256 = ?1)",
        before.originals,
    )


def _each(connection: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> None:
    connection.executemany(sql, [(value,) for value in values])
