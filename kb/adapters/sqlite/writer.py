"""Writing: one call, one transaction."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from kb.adapters.sqlite import rows
from kb.adapters.sqlite.checks import check_bundle, check_original, check_passages
from kb.adapters.sqlite.connection import Pool
from kb.adapters.sqlite.originals import Originals
from kb.adapters.sqlite.orphans import Traces, sweep, traces_of
from kb.adapters.sqlite.vectors import insert_vectors, sweep_vectors
from kb.domain.clauses import Passage
from kb.domain.instruments import Instrument, Source, StoredText
from kb.errors import NotFound
from kb.ports import EditionBundle, Generation, Vector


class SqliteWriter:
    """All of ``kb.ports.StoreWriter``."""

    _pool: Pool
    _originals: Originals

    def commit_edition(self, bundle: EditionBundle) -> None:
        """Raises ValueError where the bundle's ids or digests disagree."""
        check_bundle(bundle)
        try:
            self._stage_original(bundle.source, bundle.original)
            with self._pool.transaction() as connection:
                before = traces_of(connection, bundle.edition.id)
                _write_edition(connection, bundle)
                sweep(connection, before)
        finally:
            self._drop_originals()

    def add_source(self, edition_id: str, source: Source, original: bytes) -> None:
        """Raises NotFound, or ValueError where the original's digest is off."""
        check_original(source, original)
        try:
            self._stage_original(source, original)
            with self._pool.transaction() as connection:
                before = _require(connection, edition_id)
                _write_source(connection, source, edition_id)
                sweep(connection, before)
        finally:
            self._drop_originals()

    def remove_edition(self, edition_id: str) -> None:
        """Raises NotFound. What nothing else refers to goes with it."""
        with self._pool.transaction() as connection:
            before = _require(connection, edition_id)
            connection.execute("DELETE FROM editions WHERE id = ?", (edition_id,))
            sweep(connection, before)
        self._drop_originals()

    def replace_passages(self, edition_id: str, passages: Sequence[Passage]) -> None:
        """Raises NotFound. Vectors of texts that no passage has any more go."""
        check_passages(edition_id, passages)
        with self._pool.transaction() as connection:
            before = _require(connection, edition_id)
            connection.execute("DELETE FROM passages WHERE edition_id = ?", (edition_id,))
            _insert(connection, "passages", rows.STORED_PASSAGE, map(rows.passage_row, passages))
            sweep_vectors(connection, before.digests)

    def add_vectors(self, embedder_key: str, vectors: Mapping[str, Vector]) -> None:
        """Raises ValueError unless all have the embedder's one dimension."""
        with self._pool.transaction() as connection:
            insert_vectors(connection, embedder_key, vectors)

    def drop_vectors(self, embedder_key: str) -> None:
        with self._pool.transaction() as connection:
            connection.execute("DELETE FROM vectors WHERE embedder = ?", (embedder_key,))

    def set_generation(self, generation: Generation) -> None:
        it = generation
        with self._pool.transaction() as connection:
            connection.execute("UPDATE generations SET current = 0 WHERE kind = ?", (it.kind,))
            connection.execute(
                "INSERT OR REPLACE INTO generations (name, kind, key, state, current) "
                "VALUES (?, ?, ?, ?, 1)",
                (it.name, it.kind, it.key, it.state),
            )

    def set_setting(self, name: str, value: str) -> None:
        with self._pool.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def save_record(self, record_id: str, content: str) -> None:
        # Records do not count: an answer must not make every cache of the base stale.
        with self._pool.transaction(counts=False) as connection:
            created = datetime.now(UTC).isoformat(timespec="seconds")
            values = (record_id, created, content)
            connection.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", values)

    def _stage_original(self, source: Source, content: bytes) -> None:
        # The row comes before the file, so that a crash leaves nothing that no row names.
        with self._pool.transaction(counts=False) as connection:
            connection.execute("INSERT OR IGNORE INTO originals VALUES (?, 0)", (source.sha256,))
        self._originals.save(source.sha256, content)

    def _drop_originals(self) -> None:
        waiting = "SELECT sha256 FROM originals WHERE kept = 0"
        if not self._pool.get().execute(waiting).fetchone():
            return
        with self._pool.transaction(counts=False) as connection:
            for (sha256,) in connection.execute(waiting):
                self._originals.drop(sha256)
            connection.execute("DELETE FROM originals WHERE kept = 0")


def _require(connection: sqlite3.Connection, edition_id: str) -> Traces:
    if not connection.execute("SELECT 1 FROM editions WHERE id = ?", (edition_id,)).fetchone():
        raise NotFound(f"There is no edition {edition_id}.", "See: touchstone docs")
    return traces_of(connection, edition_id)


def _write_edition(connection: sqlite3.Connection, bundle: EditionBundle) -> None:
    _upsert_instrument(connection, bundle.instrument)
    text_id = _text_id(connection, bundle.text)
    values = (*rows.edition_row(bundle.edition), text_id)
    _upsert(connection, "editions", f"{rows.EDITION}, text_id", values)
    for table in ("clauses", "passages"):
        connection.execute(f"DELETE FROM {table} WHERE edition_id = ?", (bundle.edition.id,))
    _insert(connection, "clauses", rows.CLAUSE, map(rows.clause_row, bundle.clauses))
    _insert(connection, "passages", rows.STORED_PASSAGE, map(rows.passage_row, bundle.passages))
    _write_source(connection, bundle.source, bundle.edition.id)
    insert_vectors(connection, bundle.embedder_key, bundle.vectors or {})


def _upsert_instrument(connection: sqlite3.Connection, instrument: Instrument) -> None:
    _upsert(connection, "instruments", rows.INSTRUMENT, rows.instrument_row(instrument))


def _text_id(connection: sqlite3.Connection, text: StoredText) -> int:
    key = (text.source_sha256, text.parser, text.sha256)
    sql = "SELECT id FROM texts WHERE source_sha256 = ? AND parser = ? AND sha256 = ?"
    if found := connection.execute(sql, key).fetchone():
        return int(found[0])
    _insert(connection, "texts", rows.TEXT, [rows.text_row(text)])
    return int(connection.execute(sql, key).fetchone()[0])


def _write_source(connection: sqlite3.Connection, source: Source, edition_id: str) -> None:
    place = (source.origin, source.name)
    connection.execute("UPDATE sources SET current = 0 WHERE origin = ? AND name = ?", place)
    connection.execute(
        "DELETE FROM sources WHERE origin = ? AND name = ? AND edition_id = ?", (*place, edition_id)
    )
    values = (*rows.source_row(source), edition_id, 1)
    _insert(connection, "sources", f"{rows.SOURCE}, edition_id, current", [values])
    connection.execute("UPDATE originals SET kept = 1 WHERE sha256 = ?", (source.sha256,))


def _insert(
    connection: sqlite3.Connection, table: str, columns: str, found: Iterable[rows.Row]
) -> None:
    marks = ", ".join("?" * len(columns.split(",")))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", found)


def _upsert(connection: sqlite3.Connection, table: str, columns: str, values: rows.Row) -> None:
    # Not INSERT OR REPLACE: that deletes the old row first, and with it what refers to it.
    names = [name.strip() for name in columns.split(",")]
    changes = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    marks = ", ".join("?" * len(names))
    connection.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks}) "
        f"ON CONFLICT ({names[0]}) DO UPDATE SET {changes}",
        values,
    )
