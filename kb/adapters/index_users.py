"""Who has an index open: one locked file for each, beside the index's folder.

A file that nobody locks is that of a process which died with the index open.
"""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

_TRIES = 5
Mark = FileLock


class IndexUsers:
    """The users of the index in ``folder``, kept in ``<folder>.users``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.with_name(f"{folder.name}.users")

    def enter(self) -> Mark:
        """One user more; releasing and unlinking the file is ``leave``. Raises OSError."""
        self._folder.mkdir(exist_ok=True)
        for _ in range(_TRIES):
            mark = FileLock(self._folder / f"{os.getpid()}-{secrets.token_hex(4)}")
            try:
                mark.acquire(timeout=0)
            except Timeout:
                # Somebody who looked for the dead held it for a moment.
                continue
            return mark
        raise OSError(f"{self._folder}: no mark can be set")

    def leave(self, mark: Mark) -> None:
        Path(mark.lock_file).unlink(missing_ok=True)
        mark.release()

    def dead(self) -> list[Path]:
        """Marks that nobody holds."""
        return [path for path in self._marks() if _is_free(path)]

    def any(self) -> bool:
        """True while a living process is a user."""
        return any(not _is_free(path) for path in self._marks())

    def bury(self, dead: list[Path]) -> None:
        for path in dead:
            path.unlink(missing_ok=True)

    def drop(self) -> None:
        """After the index itself is gone."""
        self.bury(self.dead())
        if self._folder.is_dir() and not any(self._folder.iterdir()):
            self._folder.rmdir()

    def _marks(self) -> Iterator[Path]:
        return iter(sorted(self._folder.iterdir()) if self._folder.is_dir() else [])


def _is_free(path: Path) -> bool:
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    except OSError:
        # Not ours to lock: whoever made it may be alive.
        return False
    lock.release()
    return True
