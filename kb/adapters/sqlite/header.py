"""What a database file says of itself in its first bytes, read without opening it as one.

SQLite changes a directory even by reading: it makes ``-wal`` and ``-shm`` files, and empties a log
that was left behind. A directory of a newer program is not ours to touch.
"""

from pathlib import Path

_MAGIC = b"SQLite format 3\x00"
_VERSION = slice(60, 64)
"""Where PRAGMA user_version is kept, big-endian (sqlite.org/fileformat2.html)."""


def stated_version(path: Path) -> int:
    """The number of the last migration; 0 where there is no such file or it is no database."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        return 0
    return int.from_bytes(header[_VERSION], "big") if header.startswith(_MAGIC) else 0
