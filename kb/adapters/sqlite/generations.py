"""What is under way: generations of the derived indexes, and intents."""

import sqlite3
from collections.abc import Sequence

from kb.adapters.sqlite import rows
from kb.adapters.sqlite.checks import check_passages
from kb.adapters.sqlite.connection import Pool
from kb.adapters.sqlite.tables import insert
from kb.adapters.sqlite.vectors import sweep_vectors
from kb.errors import NotFound
from kb.ports import Exchange, Generation


class GenerationWriter:
    """The part of ``kb.ports.StoreWriter`` that keeps the derived indexes honest."""

    _pool: Pool

    def begin(self, edition_ids: Sequence[str], dirty: Sequence[Generation]) -> None:
        with self._pool.transaction() as connection:
            note_intents(connection, "index", edition_ids)
            for generation in dirty:
                _make_current(connection, generation)

    def finish(self, clean: Sequence[Generation]) -> None:
        with self._pool.transaction() as connection:
            connection.execute("DELETE FROM intents WHERE kind = 'index'")
            for generation in clean:
                _make_current(connection, generation)

    def erased(self) -> None:
        with self._pool.transaction(counts=False) as connection:
            connection.execute("DELETE FROM intents WHERE kind = 'erase'")

    def announce(self, generation: Generation) -> None:
        with self._pool.transaction(counts=False) as connection:
            _put(connection, generation, current=False)

    def set_generation(self, generation: Generation) -> None:
        with self._pool.transaction() as connection:
            _make_current(connection, generation)

    def forget_generation(self, name: str) -> None:
        with self._pool.transaction(counts=False) as connection:
            connection.execute("DELETE FROM generations WHERE name = ?", (name,))

    def exchange(self, new: Exchange) -> None:
        """Raises NotFound, or ValueError where a passage belongs to another edition."""
        for edition_id, passages in new.passages.items():
            check_passages(edition_id, passages)
        with self._pool.transaction() as connection:
            _replace_passages(connection, new)
            for generation in new.generations:
                _make_current(connection, generation)
            for setting in new.settings.items():
                connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", setting)
            for table in ("vectors", "sentences"):
                sql = f"DELETE FROM {table} WHERE embedder <> ?"
                connection.execute(sql, (new.embedder_key,))
            connection.execute("DELETE FROM intents WHERE kind = 'index'")


def require_edition(connection: sqlite3.Connection, edition_id: str) -> None:
    """Raises NotFound where there is no such edition."""
    if not connection.execute("SELECT 1 FROM editions WHERE id = ?", (edition_id,)).fetchone():
        raise NotFound(f"There is no edition {edition_id}.", "See: touchstone docs")


def note_intents(connection: sqlite3.Connection, kind: str, edition_ids: Sequence[str]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO intents (edition_id, kind) VALUES (?, ?)",
        ((edition_id, kind) for edition_id in edition_ids),
    )


def _replace_passages(connection: sqlite3.Connection, new: Exchange) -> None:
    former: list[str] = []
    for edition_id, passages in new.passages.items():
        require_edition(connection, edition_id)
        sql = "DELETE FROM passages WHERE edition_id = ? RETURNING digest"
        former += [row[0] for row in connection.execute(sql, (edition_id,))]
        insert(connection, "passages", rows.STORED_PASSAGE, map(rows.passage_row, passages))
    sweep_vectors(connection, set(former))


def _make_current(connection: sqlite3.Connection, generation: Generation) -> None:
    kind = (generation.kind,)
    connection.execute("UPDATE generations SET current = 0 WHERE kind = ?", kind)
    _put(connection, generation, current=True)


def _put(connection: sqlite3.Connection, it: Generation, *, current: bool) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO generations (name, kind, key, state, current) "
        "VALUES (?, ?, ?, ?, ?)",
        (it.name, it.kind, it.key, it.state, current),
    )
