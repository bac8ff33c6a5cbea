"""Opens the database file, and keeps one connection for each thread."""

import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.adapters.sqlite.header import stated_version
from kb.adapters.sqlite.migrations import migrate, refuse_newer
from kb.data_dir import disk_is_full, full_disk
from kb.errors import DataDirectoryError

BUSY_TIMEOUT_MS = 10_000
MMAP_BYTES = 1 << 30
"""Reads go through the page cache of the system; pages are not copied into ours first."""

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA temp_store = MEMORY",
    f"PRAGMA mmap_size = {MMAP_BYTES}",
)


class Connection(sqlite3.Connection):
    """As in the library, but a subclass can be referred to weakly."""


def open_database(path: Path) -> Connection:
    """A connection in autocommit mode, migrated; read-only where nothing can be written.

    Raises DataDirectoryError where the file is no database, too new, or not readable.
    """
    refuse_newer(stated_version(path))
    with advising(path):
        try:
            return _prepared(_connect(path))
        except sqlite3.OperationalError as error:
            if not _is_about_writing(error) or not path.exists():
                raise
            return _open_readonly(path)


def _connect(database: Path | str, *, uri: bool = False) -> Connection:
    # Used by the thread that it was made in; only close() may come from another.
    return sqlite3.connect(
        database, isolation_level=None, check_same_thread=False, uri=uri, factory=Connection
    )


def _prepared(connection: Connection, *, wal: bool = True) -> Connection:
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if wal:
            connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _open_readonly(path: Path) -> Connection:
    # immutable comes last: it ignores a write-ahead log that another process left behind.
    uri = f"{path.absolute().as_uri()}?mode=ro"
    try:
        return _prepared(_connect(uri, uri=True), wal=False)
    except sqlite3.OperationalError:
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            # What stands in it was committed, and an answer without it might be out of date.
            raise
        return _prepared(_connect(f"{uri}&immutable=1", uri=True), wal=False)


def _is_about_writing(error: sqlite3.OperationalError) -> bool:
    return any(word in str(error) for word in ("readonly", "unable to open", "disk"))


@contextmanager
def advising(path: Path) -> Iterator[None]:
    """Turns what SQLite says of the file into advice; errors of our own SQL pass through."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        problem, cure = _advice(path, str(error))
        if not problem:
            raise
        raise DataDirectoryError(problem, cure) from error


def _advice(path: Path, message: str) -> tuple[str, str]:
    folder = path.parent
    if "locked" in message or "busy" in message:
        return (
            f"Another process has been writing to {path} for {BUSY_TIMEOUT_MS // 1000} seconds.",
            "Wait until it is done, or end it, and try again.",
        )
    if "readonly" in message:
        return f"{folder} cannot be written to.", "Change its permissions, or use --data-dir."
    if "unable to open" in message:
        return f"{path} cannot be opened.", f"Check that you may read and write {folder}."
    if "disk" in message:
        faulty = f"{path} cannot be read or written: {message}.", "Check the disk."
        return full_disk(folder) if "full" in message or disk_is_full(folder) else faulty
    if "not a database" in message or "malformed" in message:
        return f"{path} is damaged: {message}.", "Restore a copy, or add the documents again."
    return "", ""


class Pool:
    """One connection for each thread that asks, and one transaction at a time in the process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._lock = threading.RLock()
        self._open: weakref.WeakSet[Connection] = weakref.WeakSet()
        self._closed = False

    def get(self) -> Connection:
        """This thread's connection. Raises DataDirectoryError once the pool is closed."""
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None or self._closed:
            connection = self._connect()
            self._local.connection = connection
        return connection

    def _connect(self) -> Connection:
        with self._lock:
            if self._closed:
                raise DataDirectoryError(f"{self.path} has been closed.", "Open the base again.")
            connection = open_database(self.path)
            self._open.add(connection)
            return connection

    @contextmanager
    def transaction(self, *, counts: bool = True) -> Iterator[Connection]:
        """All or nothing; the revision grows with it unless ``counts`` is False."""
        with self._lock, advising(self.path):
            connection = self.get()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                if counts:
                    connection.execute("UPDATE revision SET number = number + 1")
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """This thread reads one state of the base; it must not write meanwhile."""
        connection = self.get()
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.rollback()

    def close(self) -> None:
        """Closes every thread's connection; a second call does nothing."""
        with self._lock:
            self._closed = True
            for connection in list(self._open):
                connection.close()
