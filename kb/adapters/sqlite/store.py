"""The store: reader, vectors and writer over one file."""

from pathlib import Path

from kb.adapters.sqlite.connection import Pool
from kb.adapters.sqlite.content import ContentReader
from kb.adapters.sqlite.originals import Originals
from kb.adapters.sqlite.reader import SqliteReader
from kb.adapters.sqlite.sentences import SentenceReader
from kb.adapters.sqlite.vectors import VectorReader
from kb.adapters.sqlite.writer import SqliteWriter
from kb.data_dir import make_data_dir
from kb.errors import DataDirectoryError
from kb.identifiers import sha256_bytes

DATABASE = "touchstone.sqlite3"


class SqliteStore(SqliteReader, ContentReader, VectorReader, SentenceReader, SqliteWriter):
    """``kb.ports.Store`` in ``<data_dir>/touchstone.sqlite3`` and ``<data_dir>/originals``.

    Any thread may call it. Raises DataDirectoryError where there is no base and ``create`` is
    False, where the file is damaged or newer than this program, and on writing to a read-only one.
    """

    def __init__(self, data_dir: Path, *, create: bool = True) -> None:
        path = data_dir / DATABASE
        if not path.exists():
            if not create:
                problem = f"There is no base in {data_dir}."
                raise DataDirectoryError(problem, "Make one: touchstone init")
            make_data_dir(data_dir)
        self._pool = Pool(path)
        self._originals = Originals(data_dir / "originals")
        self._pool.get()

    def original_path(self, sha256: str) -> Path:
        """Where the source file of this SHA-256 is kept."""
        return self._originals.path(sha256)

    def original(self, sha256: str) -> bytes | None:
        path = self._originals.path(sha256)
        return path.read_bytes() if path.is_file() else None

    def keep_original(self, sha256: str, content: bytes) -> None:
        """Raises ValueError where the digest is off."""
        if sha256_bytes(content) != sha256:
            raise ValueError(f"{sha256}: the original's digest is off")
        self._originals.path(sha256).unlink(missing_ok=True)
        self._originals.save(sha256, content)

    def close(self) -> None:
        self._pool.close()
