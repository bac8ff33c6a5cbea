"""The worker's process as its parent sees it: started, asked, watched, killed.

It is spawned, never forked: this process has threads of libraries that do not survive a fork.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

import psutil

import ingest
from ingest.isolation.exchange import Exchange, Patience
from ingest.isolation.worker import READY

_TICK = 0.05
"""Seconds between two looks at the clock and at the worker's memory."""
_PATIENCE = 30
"""Seconds for a worker to start; a busy machine takes two."""
_AFTERWARDS = 5
"""Seconds for a killed process to be gone."""
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""Of the environment: no keys, no addresses, no settings."""
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from ingest.isolation.worker import main; main(*sys.argv[2:])"
)


class WorkerDied(Exception):
    """It gave no answer. ``how``: time, memory, text, answer or crash; ``detail`` in words."""

    def __init__(self, how: str, detail: str = "") -> None:
        super().__init__(how, detail)
        self.how, self.detail = how, detail


class Worker:
    """One process. Raises OSError where none can be started, WorkerDied where it does not."""

    def __init__(self, memory_mb: int) -> None:
        self._memory, self._closed = memory_mb * 1024 * 1024, False
        # Whoever runs the pool ends a worker that another thread is asking.
        self._closing = threading.Lock()
        self._folder = tempfile.mkdtemp(prefix="touchstone-")
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
                [sys.executable, "-I", "-c", _START, _path(), str(os.getpid()), str(memory_mb)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                cwd=self._folder,
                env=_environment(self._folder),
                # Ctrl-C is for the parent, which then ends its workers.
                start_new_session=True,
            )
        except OSError:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        if self._exchange((), len(READY), Patience(_PATIENCE)) != READY:
            self.close()
            raise WorkerDied("answer", "it did not start")

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def ask(self, job: tuple[bytes, ...], most: int, patience: Patience) -> bytes:
        """The answer, of ``most`` bytes. Raises WorkerDied, and then it is gone."""
        return self._exchange(job, most, patience)

    def close(self) -> None:
        """Ends it, whatever it does; a second time does nothing."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._kill()
                shutil.rmtree(self._folder, ignore_errors=True)

    def _exchange(self, job: tuple[bytes, ...], most: int, patience: Patience) -> bytes:
        self._talk = exchange = Exchange(self._process, job, most, patience)
        while not exchange.over.wait(_TICK):
            if patience.is_over:
                self.close()
                raise WorkerDied("time")
            if self._resident() > self._memory:
                self.close()
                raise WorkerDied("memory")
        if exchange.too_long:
            self.close()
            raise WorkerDied("text")
        if exchange.broken:
            code = self._ended()
            self.close()
            if code is None:
                raise WorkerDied("answer", exchange.broken)
            raise WorkerDied("crash", _ending(code))
        return exchange.answer

    def _resident(self) -> int:
        """Bytes; shared memory and systems without a limit of their own are seen only here."""
        try:
            return int(psutil.Process(self.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _started(self) -> "list[psutil.Process]":
        """What a parser has started, also in a session of its own."""
        with suppress(psutil.Error):
            return list(psutil.Process(self.pid).children(recursive=True))
        return []

    def _ended(self) -> int | None:
        """How a process ended that closed its pipe; None for one that goes on."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(timeout=_TICK * 10)
        return None

    def _kill(self) -> None:
        started = self._started()
        with suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                # What a parser may have started is of the same group.
                os.killpg(self.pid, signal.SIGKILL)
        for process in started:
            with suppress(OSError, psutil.Error):
                process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=_AFTERWARDS)
        self._talk.join(_AFTERWARDS)
        if not self._talk.is_alive():
            for pipe in (self._process.stdin, self._process.stdout):
                cast("BinaryIO", pipe).close()


def _path() -> str:
    """Where modules are found, by whole paths: the worker stands in another folder."""
    root = str(Path(ingest.__file__).resolve().parent.parent)
    return json.dumps([root, *(str(Path(one).resolve()) for one in sys.path)])


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, **dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), folder)}


def _ending(code: int) -> str:
    if code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
