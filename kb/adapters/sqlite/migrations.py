"""The schema as a list that only grows; ``PRAGMA user_version`` says how far a file has come."""

import sqlite3

from kb.errors import DataDirectoryError

_M001_TRUTH = (
    """CREATE TABLE revision (number INTEGER NOT NULL)""",
    """INSERT INTO revision VALUES (0)""",
    """CREATE TABLE instruments (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, title_zh TEXT, title_en TEXT,
        level TEXT NOT NULL, issuer TEXT, number TEXT, jurisdiction TEXT NOT NULL,
        aliases TEXT NOT NULL, effective_from TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE texts (
        id INTEGER PRIMARY KEY, source_sha256 TEXT NOT NULL, parser TEXT NOT NULL,
        sha256 TEXT NOT NULL, text TEXT NOT NULL, origins TEXT NOT NULL,
        UNIQUE (source_sha256, parser, sha256)
    )""",
    """CREATE TABLE editions (
        id TEXT PRIMARY KEY, instrument_id TEXT NOT NULL REFERENCES instruments,
        language TEXT NOT NULL, title TEXT NOT NULL, rendition TEXT NOT NULL,
        standing TEXT NOT NULL, structure TEXT NOT NULL, text_sha256 TEXT NOT NULL, date TEXT,
        adopted TEXT NOT NULL, published TEXT NOT NULL, effective_from TEXT NOT NULL,
        effective_to TEXT NOT NULL, stated_status TEXT, note TEXT NOT NULL,
        warnings TEXT NOT NULL, text_id INTEGER NOT NULL REFERENCES texts
    ) WITHOUT ROWID""",
    """CREATE INDEX editions_by_instrument ON editions (instrument_id)""",
    """CREATE INDEX editions_by_text ON editions (text_id)""",
    # A row stays when its source moves on to another edition: provenance is never lost.
    """CREATE TABLE sources (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, origin TEXT NOT NULL, name TEXT NOT NULL,
        edition_id TEXT NOT NULL REFERENCES editions ON DELETE CASCADE,
        sha256 TEXT NOT NULL, url TEXT, read_at TEXT NOT NULL, current INTEGER NOT NULL,
        UNIQUE (origin, name, edition_id)
    )""",
    """CREATE INDEX sources_by_edition ON sources (edition_id)""",
    """CREATE INDEX sources_by_sha256 ON sources (sha256)""",
    """CREATE TABLE originals (sha256 TEXT PRIMARY KEY, kept INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE INDEX originals_to_drop ON originals (kept) WHERE kept = 0""",
    """CREATE TABLE clauses (
        edition_id TEXT NOT NULL REFERENCES editions ON DELETE CASCADE, eid TEXT NOT NULL,
        kind TEXT NOT NULL, label TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        ordinal INTEGER NOT NULL, parent TEXT, number TEXT NOT NULL, heading TEXT NOT NULL,
        headings TEXT NOT NULL, PRIMARY KEY (edition_id, eid)
    ) WITHOUT ROWID""",
    """CREATE INDEX clauses_by_eid ON clauses (eid)""",
    """CREATE TABLE passages (
        id TEXT PRIMARY KEY, edition_id TEXT NOT NULL REFERENCES editions ON DELETE CASCADE,
        eid TEXT NOT NULL, "window" INTEGER NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL,
        context TEXT NOT NULL, digest TEXT NOT NULL
    )""",
    """CREATE INDEX passages_by_edition ON passages (edition_id)""",
    # Covers the join with vectors, so that reading them all touches no passage text.
    """CREATE INDEX passages_by_language ON passages (language, digest, id)""",
    """CREATE INDEX passages_by_digest ON passages (digest)""",
    """CREATE TABLE vectors (
        id INTEGER PRIMARY KEY, embedder TEXT NOT NULL, digest TEXT NOT NULL,
        vector BLOB NOT NULL, UNIQUE (embedder, digest)
    )""",
    """CREATE TABLE generations (
        name TEXT PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL,
        current INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE records (
        id TEXT PRIMARY KEY, created TEXT NOT NULL, content TEXT NOT NULL
    )""",
)

_M002_INTENTS = (
    # Written before the indexes are: what a process that was killed may have left half done.
    """CREATE TABLE intents (
        edition_id TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (edition_id, kind)
    ) WITHOUT ROWID""",
)

_M003_LEGAL_CONTENT = (
    """CREATE TABLE norms (
        edition_id TEXT NOT NULL REFERENCES editions ON DELETE CASCADE, n INTEGER NOT NULL,
        eid TEXT NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        verb TEXT NOT NULL, bearer TEXT NOT NULL, bearer_kind TEXT NOT NULL,
        protects TEXT NOT NULL, PRIMARY KEY (edition_id, n)
    ) WITHOUT ROWID""",
    """CREATE INDEX norms_by_place ON norms (edition_id, start)""",
    """CREATE TABLE pointers (
        edition_id TEXT NOT NULL REFERENCES editions ON DELETE CASCADE, n INTEGER NOT NULL,
        eid TEXT NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        targets TEXT NOT NULL, instrument TEXT NOT NULL, PRIMARY KEY (edition_id, n)
    ) WITHOUT ROWID""",
    """CREATE INDEX pointers_by_instrument ON pointers (instrument) WHERE instrument <> ''""",
    """CREATE TABLE definitions (
        edition_id TEXT NOT NULL REFERENCES editions ON DELETE CASCADE, n INTEGER NOT NULL,
        eid TEXT NOT NULL, term TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (edition_id, n)
    ) WITHOUT ROWID""",
    """CREATE TABLE relations (
        edition_id TEXT NOT NULL REFERENCES editions ON DELETE CASCADE, n INTEGER NOT NULL,
        kind TEXT NOT NULL, target TEXT NOT NULL, eid TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, clauses TEXT NOT NULL, since TEXT NOT NULL,
        PRIMARY KEY (edition_id, n)
    ) WITHOUT ROWID""",
    """CREATE TABLE facts (
        edition_id TEXT NOT NULL REFERENCES editions ON DELETE CASCADE, n INTEGER NOT NULL,
        field TEXT NOT NULL, value TEXT NOT NULL, basis TEXT NOT NULL,
        PRIMARY KEY (edition_id, n)
    ) WITHOUT ROWID""",
    """ALTER TABLE editions ADD COLUMN changes TEXT NOT NULL DEFAULT '[]'""",
    # Of the wording without its number: the same clause in two editions has the same one.
    """ALTER TABLE clauses ADD COLUMN digest TEXT NOT NULL DEFAULT ''""",
    """CREATE INDEX clauses_by_digest ON clauses (digest) WHERE digest <> ''""",
)

_M004_SENTENCES = (
    # Apart from the vectors of passages, which an exact scan reads all of.
    """CREATE TABLE sentences (
        id INTEGER PRIMARY KEY, embedder TEXT NOT NULL, digest TEXT NOT NULL,
        spans BLOB NOT NULL, scales BLOB NOT NULL, rows BLOB NOT NULL, UNIQUE (embedder, digest)
    )""",
)

_M005_ORIGINS = (
    # A row for each block: a search asks for the places of ten passages, and the map of a long
    # document has thousands of blocks. By their ends, so that reading begins at the first wanted.
    """CREATE TABLE origins (
        text_id INTEGER NOT NULL REFERENCES texts ON DELETE CASCADE, "end" INTEGER NOT NULL,
        n INTEGER NOT NULL, start INTEGER NOT NULL, place TEXT NOT NULL,
        PRIMARY KEY (text_id, "end", n)
    ) WITHOUT ROWID""",
    """INSERT INTO origins SELECT t.id, json_extract(o.value, '$[1]'), o.key,
        json_extract(o.value, '$[0]'), json_remove(o.value, '$[0]', '$[0]')
        FROM texts t, json_each(t.origins) o""",
    """UPDATE texts SET origins = '[]' WHERE origins <> '[]'""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    _M001_TRUTH,
    _M002_INTENTS,
    _M003_LEGAL_CONTENT,
    _M004_SENTENCES,
    _M005_ORIGINS,
)
"""Append only: a file in use may stand at any of them."""


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the file up to date in one transaction, or refuses a file from the future."""
    if _version(connection) == len(MIGRATIONS):
        return
    refuse_newer(_version(connection))
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again: another process may have migrated while this one waited for the lock.
        for statements in MIGRATIONS[_version(connection) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def refuse_newer(version: int) -> None:
    """Raises DataDirectoryError for a number that this program does not know."""
    if version > len(MIGRATIONS):
        raise DataDirectoryError(
            f"The data directory was written by a newer Touchstone (schema {version}; "
            f"this one knows {len(MIGRATIONS)}).",
            "Upgrade with: pip install --upgrade touchstone",
        )
