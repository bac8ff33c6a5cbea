"""The store: reader, vectors and writer over one file."""

from pathlib import Path

from kb.adapters.sqlite.connection import Pool
from kb.adapters.sqlite.originals import Originals
from kb.adapters.sqlite.reader import SqliteReader
from kb.adapters.sqlite.vectors import VectorReader
from kb.adapters.sqlite.writer import SqliteWriter
from kb.errors import DataDirectoryError

DATABASE = "touchstone.sqlite3"


class SqliteStore(SqliteReader, VectorReader, SqliteWriter):
    """``kb.ports.Store`` in ``<data_dir>/touchstone.sqlite3`` and ``<data_dir>/originals``.

    Any thread may call it. Raises DataDirectoryError where there is no base and ``create`` is
    False, where the file is damaged or newer than this program, and on writing to a read-only one.
    """

    def __init__(self, data_dir: Path, *, create: bool = True) -> None:
        path = data_dir / DATABASE
        if not path.exists():
            _prepare(data_dir, create=create)
        self._pool = Pool(path)
        self._originals = Originals(data_dir / "originals")
        self._pool.get()

    def original(self, sha256: str) -> Path:
        """Where the source file of this SHA-256 is kept."""
        return self._originals.path(sha256)

    def close(self) -> None:
        self._pool.close()


def _prepare(data_dir: Path, *, create: bool) -> None:
    if not create:
        raise DataDirectoryError(f"There is no base in {data_dir}.", "Make one: touchstone init")
    try:
        # What people put into the base is theirs alone, also on a machine that others use.
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DataDirectoryError(
            f"{data_dir} cannot be made: {error.strerror}.", "Choose another with --data-dir."
        ) from error
