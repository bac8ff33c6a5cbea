"""One message to a worker and its answer, and how long the answer may take.

A document may have taken over the process that sends: signs of life buy bounded time.
"""

import json
import subprocess
import threading
import time
from contextlib import suppress
from typing import BinaryIO, cast

from ingest.isolation.frames import BrokenFrame, TooLong, read_frame, write_frame
from ingest.isolation.worker import PAGE
from ingest.limits import Hears

_LONGEST_SIGN = 64
"""Bytes of a message that a page was recognised."""


class Patience:
    """Until when an answer is waited for.

    A page of a scan takes seconds and a scan may have hundreds, so each page that was recognised
    adds ``page_seconds``, for ``pages`` of them at most; and after the last sign of life nobody
    waits longer than ``seconds``.
    """

    def __init__(
        self,
        seconds: float,
        page_seconds: float = 0,
        pages: int = 0,
        hears: Hears | None = None,
    ) -> None:
        self._seconds, self._page_seconds, self._left = seconds, page_seconds, pages
        self._hears = hears
        self._until = self._most = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self._until

    def page(self, count: int, of: int) -> None:
        """Raises BrokenFrame for more pages than there may be."""
        if self._left <= 0:
            raise BrokenFrame("more pages than the limit")
        self._left -= 1
        self._most += self._page_seconds
        self._until = max(self._until, min(self._most, time.monotonic() + self._seconds))
        if self._hears:
            self._hears(count, of)


class Exchange(threading.Thread):
    """One message there and one back, beside the thread that keeps the time."""

    def __init__(
        self,
        process: "subprocess.Popen[bytes]",
        job: tuple[bytes, ...],
        most: int,
        patience: Patience,
    ) -> None:
        super().__init__(daemon=True)
        self._job, self._most, self._patience = job, most, patience
        self._jobs = cast("BinaryIO", process.stdin)
        self._answers = cast("BinaryIO", process.stdout)
        self.over, self.answer, self.broken = threading.Event(), b"", ""
        self.too_long = False
        self.start()

    def run(self) -> None:
        try:
            if self._job:
                write_frame(self._jobs, *self._job)
            self.answer = read_frame(self._answers, self._most)
            while self._is_sign(self.answer):
                self.answer = read_frame(self._answers, self._most)
        except (BrokenFrame, OSError, ValueError) as error:
            self.broken = str(error) or type(error).__name__
            self.too_long = isinstance(error, TooLong)
        finally:
            self.over.set()

    def _is_sign(self, message: bytes) -> bool:
        """Whether it is no answer, but says that a page was recognised."""
        head = self._job[0] + PAGE if self._job else b""
        if not head or not message.startswith(head) or len(message) > _LONGEST_SIGN:
            return False
        with suppress(ValueError, TypeError, RecursionError):
            count, of = json.loads(message[len(head) :])
            if all(type(it) is int and it > 0 for it in (count, of)):
                self._patience.page(count, of)
                return True
        return False
