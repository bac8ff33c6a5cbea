"""Writing: one call, one transaction."""

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime

from kb.adapters.sqlite import rows
from kb.adapters.sqlite.checks import check_bundle, check_original
from kb.adapters.sqlite.connection import Pool
from kb.adapters.sqlite.content import write_content
from kb.adapters.sqlite.generations import GenerationWriter, require_edition
from kb.adapters.sqlite.originals import Originals
from kb.adapters.sqlite.orphans import drop_orphans, traces_of
from kb.adapters.sqlite.removing import SqliteRemover
from kb.adapters.sqlite.sentences import insert_sentences
from kb.adapters.sqlite.tables import insert, upsert
from kb.adapters.sqlite.vectors import insert_vectors
from kb.domain.instruments import Instrument, Source, StoredText
from kb.identifiers import wording_digest
from kb.ports import EditionBundle, SentenceVectors, Vector
from kb.ports.store_writer import NO_SENTENCES


class SqliteWriter(SqliteRemover, GenerationWriter):
    """All of ``kb.ports.StoreWriter``."""

    _pool: Pool
    _originals: Originals

    def commit_edition(self, bundle: EditionBundle, instead_of: str | None = None) -> None:
        """Raises ValueError where the bundle's ids or digests disagree."""
        check_bundle(bundle)
        gone = instead_of or bundle.edition.id
        try:
            self._stage_original(bundle.source, bundle.original)
            with self._pool.transaction() as connection:
                before = traces_of(connection, bundle.edition.id, gone)
                _write_edition(connection, bundle)
                _drop_former(connection, gone, bundle.edition.id)
                drop_orphans(connection, before)
        finally:
            self.sweep()

    def add_source(
        self, edition_id: str, source: Source, original: bytes, instead_of: str | None = None
    ) -> None:
        """Raises NotFound, or ValueError where the original's digest is off."""
        check_original(source, original)
        gone = instead_of or edition_id
        try:
            self._stage_original(source, original)
            with self._pool.transaction() as connection:
                require_edition(connection, edition_id)
                before = traces_of(connection, edition_id, gone)
                _write_source(connection, source, edition_id)
                _drop_former(connection, gone, edition_id)
                drop_orphans(connection, before)
        finally:
            self.sweep()

    def add_vectors(
        self,
        embedder_key: str,
        vectors: Mapping[str, Vector],
        sentences: Mapping[str, SentenceVectors] = NO_SENTENCES,
    ) -> None:
        """Raises ValueError unless all have the embedder's one dimension."""
        with self._pool.transaction() as connection:
            insert_vectors(connection, embedder_key, vectors)
            insert_sentences(connection, embedder_key, sentences)

    def set_setting(self, name: str, value: str) -> None:
        with self._pool.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def save_record(self, record_id: str, content: str) -> None:
        # Records do not count: an answer must not make every cache of the base stale.
        with self._pool.transaction(counts=False) as connection:
            created = datetime.now(UTC).isoformat(timespec="seconds")
            values = (record_id, created, content)
            connection.execute(
                "INSERT INTO records VALUES (?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET content = excluded.content",
                values,
            )

    def _stage_original(self, source: Source, content: bytes) -> None:
        # The row comes before the file, so that a crash leaves nothing that no row names.
        with self._pool.transaction(counts=False) as connection:
            connection.execute("INSERT OR IGNORE INTO originals VALUES (?, 0)", (source.sha256,))
        self._originals.save(source.sha256, content)


def _drop_former(connection: sqlite3.Connection, gone: str, kept: str) -> None:
    if gone != kept:
        connection.execute("DELETE FROM editions WHERE id = ?", (gone,))


def _write_edition(connection: sqlite3.Connection, bundle: EditionBundle) -> None:
    _upsert_instrument(connection, bundle.instrument)
    text_id = _text_id(connection, bundle.text)
    values = (*rows.edition_row(bundle.edition), text_id)
    upsert(connection, "editions", f"{rows.EDITION}, text_id", values)
    for table in ("clauses", "passages"):
        connection.execute(f"DELETE FROM {table} WHERE edition_id = ?", (bundle.edition.id,))
    text = bundle.text.text
    clauses = ((*rows.clause_row(it), wording_digest(it, text)) for it in bundle.clauses)
    insert(connection, "clauses", f"{rows.CLAUSE}, digest", clauses)
    insert(connection, "passages", rows.STORED_PASSAGE, map(rows.passage_row, bundle.passages))
    write_content(connection, bundle.edition.id, bundle.content)
    _write_source(connection, bundle.source, bundle.edition.id)
    insert_vectors(connection, bundle.embedder_key, bundle.vectors or {})
    insert_sentences(connection, bundle.embedder_key, bundle.sentences or {})


def _upsert_instrument(connection: sqlite3.Connection, instrument: Instrument) -> None:
    upsert(connection, "instruments", rows.INSTRUMENT, rows.instrument_row(instrument))


def _text_id(connection: sqlite3.Connection, text: StoredText) -> int:
    """A text never changes under its key; where it was damaged, it is what it was again."""
    connection.execute(
        f"INSERT INTO texts ({rows.TEXT}, origins) VALUES (?, ?, ?, ?, '[]') "
        "ON CONFLICT (source_sha256, parser, sha256) DO UPDATE SET text = excluded.text",
        rows.text_row(text),
    )
    key = (text.source_sha256, text.parser, text.sha256)
    sql = "SELECT id FROM texts WHERE source_sha256 = ? AND parser = ? AND sha256 = ?"
    text_id = int(connection.execute(sql, key).fetchone()[0])
    connection.execute("DELETE FROM origins WHERE text_id = ?", (text_id,))
    origins = ((text_id, *row) for row in rows.origin_rows(text))
    insert(connection, "origins", f"text_id, {rows.ORIGIN}", origins)
    return text_id


def _write_source(connection: sqlite3.Connection, source: Source, edition_id: str) -> None:
    place = (source.origin, source.name)
    connection.execute("UPDATE sources SET current = 0 WHERE origin = ? AND name = ?", place)
    connection.execute(
        "DELETE FROM sources WHERE origin = ? AND name = ? AND edition_id = ?", (*place, edition_id)
    )
    values = (*rows.source_row(source), edition_id, 1)
    insert(connection, "sources", f"{rows.SOURCE}, edition_id, current", [values])
    connection.execute("UPDATE originals SET kept = 1 WHERE sha256 = ?", (source.sha256,))
