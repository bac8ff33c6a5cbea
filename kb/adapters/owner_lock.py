"""One owner of a data directory at a time; the system lets go of a lock when its process dies."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from kb.domain.owner import Owner
from kb.errors import DataDirectoryError

LOCK, RECORD = "owner.lock", "owner.json"
_FIRST_LOOK = 0.2
"""Seconds before anybody is told of a wait: two quick commands in a row need no remark."""

Waiting = Callable[[str], None]


class OwnerLock:
    """The lock of ``data_dir``, with a record of who holds it.

    The record is for people; what counts is the lock. A record without a lock is that of a process
    which died: ``predecessor`` names it.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir, self._record = data_dir, data_dir / RECORD
        self._lock = FileLock(data_dir / LOCK, thread_local=False)
        self.predecessor: Owner | None = None

    def acquire(self, command: str, seconds: float, waiting: Waiting) -> None:
        """Raises DataDirectoryError after ``seconds``, naming the owner."""
        try:
            self._wait(seconds, waiting)
        except OSError as error:
            problem = f"{self._data_dir} cannot be written to. ({error.strerror or error})"
            cure = "Change its permissions, or use --data-dir."
            raise DataDirectoryError(problem, cure) from error
        self.predecessor = self._recorded()
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._write(Owner(command, os.getpid(), now))

    def release(self) -> None:
        """A second call does nothing."""
        if self._lock.is_locked:
            self._record.unlink(missing_ok=True)
            self._lock.release()

    def _wait(self, seconds: float, waiting: Waiting) -> None:
        if self._got(min(_FIRST_LOOK, seconds)):
            return
        waiting(f"{self._data_dir} is in use by {self._name()}; waiting up to {seconds:g} s.")
        if not self._got(max(0.0, seconds - _FIRST_LOOK)):
            problem = f"{self._data_dir} is in use by {self._name()}."
            raise DataDirectoryError(problem, "Wait until it is done, or end it.")

    def _got(self, seconds: float) -> bool:
        try:
            self._lock.acquire(timeout=seconds)
        except Timeout:
            return False
        return True

    def _name(self) -> str:
        return str(self._recorded() or "another process")

    def _recorded(self) -> Owner | None:
        try:
            found = json.loads(self._record.read_text(encoding="utf-8"))
            return Owner(str(found["command"]), int(found["pid"]), str(found["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _write(self, owner: Owner) -> None:
        document = {"command": owner.command, "pid": owner.pid, "since": owner.since}
        try:
            self._record.write_text(json.dumps(document), encoding="utf-8")
        except OSError:
            # On a full disk the lock still holds; only its name is missing.
            self._record.unlink(missing_ok=True)
