"""Finds what an edition holds on to, and deletes what nothing holds on to afterwards."""

import sqlite3
from dataclasses import dataclass

from kb.adapters.sqlite.vectors import sweep_vectors


@dataclass(frozen=True, slots=True)
class Traces:
    """What may be left without an owner once an edition changes or goes."""

    instrument_ids: tuple[str, ...]
    text_ids: tuple[int, ...]
    digests: tuple[str, ...]
    originals: tuple[str, ...]


def traces_of(connection: sqlite3.Connection, edition_id: str) -> Traces:
    """Empty where there is no such edition."""

    def column(sql: str) -> tuple[str, ...]:
        return tuple(row[0] for row in connection.execute(sql, (edition_id,)))

    return Traces(
        instrument_ids=column("SELECT instrument_id FROM editions WHERE id = ?"),
        text_ids=tuple(map(int, column("SELECT text_id FROM editions WHERE id = ?"))),
        digests=column("SELECT DISTINCT digest FROM passages WHERE edition_id = ?"),
        originals=column("SELECT DISTINCT sha256 FROM sources WHERE edition_id = ?"),
    )


def sweep(connection: sqlite3.Connection, before: Traces) -> None:
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
