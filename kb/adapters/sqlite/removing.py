"""Taking things out of the truth, and proving afterwards that nothing is left."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import fields

from kb.adapters.sqlite.connection import Pool
from kb.adapters.sqlite.generations import note_intents, require_edition
from kb.adapters.sqlite.originals import Originals
from kb.adapters.sqlite.orphans import Traces, drop_orphans, traces_of
from kb.errors import NotFound, UsageError
from kb.ports import Removed

_TABLES = tuple(field.name for field in fields(Removed))


class SqliteRemover:
    """The part of ``kb.ports.StoreWriter`` that removes."""

    _pool: Pool
    _originals: Originals

    def remove_editions(self, edition_ids: Sequence[str], *, erase: bool = False) -> Removed:
        """Raises NotFound where one is not there; then nothing is removed."""
        with self._pool.transaction() as connection:
            for edition_id in edition_ids:
                require_edition(connection, edition_id)
            counts, before = _counts(connection), traces_of(connection, *edition_ids)
            sql = "DELETE FROM editions WHERE id IN (SELECT value FROM json_each(?))"
            connection.execute(sql, (json.dumps(list(edition_ids)),))
            drop_orphans(connection, before)
            note_intents(connection, "index", edition_ids)
            note_intents(connection, "erase", edition_ids if erase else ())
            removed = _removed(connection, counts)
        self.sweep()
        return removed

    def remove_source(self, origin: str) -> Removed:
        """Raises NotFound, and UsageError where the text was found nowhere else.

        The map from the text to the lines of a source goes with that source.
        """
        with self._pool.transaction() as connection:
            holders = "SELECT edition_id FROM sources WHERE origin = ?"
            editions = [row[0] for row in connection.execute(holders, (origin,))]
            if not editions:
                raise NotFound(f"No text came from {origin}.", "See: touchstone docs show ID")
            counts, before = _counts(connection), traces_of(connection, *editions)
            connection.execute("DELETE FROM sources WHERE origin = ?", (origin,))
            _require_sources(connection, editions, origin)
            _forget_maps(connection, before)
            drop_orphans(connection, before)
            removed = _removed(connection, counts)
        self.sweep()
        return removed

    def shrink(self) -> bool:
        """Deleted rows are zeroed as they go; this also empties the write-ahead log."""
        busy: int = self._pool.get().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    def sweep(self) -> None:
        """Also what a process that was killed left between a file and its row."""
        waiting = "SELECT sha256 FROM originals WHERE kept = 0"
        if not self._pool.get().execute(waiting).fetchone():
            return
        with self._pool.transaction(counts=False) as connection:
            for (sha256,) in connection.execute(waiting):
                self._originals.drop(sha256)
            connection.execute("DELETE FROM originals WHERE kept = 0")


def _require_sources(connection: sqlite3.Connection, editions: list[str], origin: str) -> None:
    for edition_id in editions:
        sql = "SELECT 1 FROM sources WHERE edition_id = ?"
        if not connection.execute(sql, (edition_id,)).fetchone():
            problem = f"{origin} is the only source of {edition_id}."
            raise UsageError(problem, f"Remove the edition: touchstone remove {edition_id}")


def _forget_maps(connection: sqlite3.Connection, before: Traces) -> None:
    connection.executemany(
        "DELETE FROM origins WHERE text_id = (SELECT id FROM texts WHERE id = ? "
        "AND source_sha256 NOT IN (SELECT sha256 FROM sources))",
        ((text_id,) for text_id in before.text_ids),
    )


def _counts(connection: sqlite3.Connection) -> list[int]:
    where = {"sources": " WHERE current", "originals": " WHERE kept"}
    sql = "SELECT count(*) FROM {0}{1}"
    found = (connection.execute(sql.format(name, where.get(name, ""))) for name in _TABLES)
    return [int(cursor.fetchone()[0]) for cursor in found]


def _removed(connection: sqlite3.Connection, before: list[int]) -> Removed:
    return Removed(*(was - now for was, now in zip(before, _counts(connection), strict=True)))
