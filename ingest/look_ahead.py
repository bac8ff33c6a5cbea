"""The files of a run in order, the next ones parsed while one is being taken in.

What is stored does not depend on it: whether a file is read at all is decided at its turn, and what
was parsed in vain is thrown away.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from ingest.blocks import ParsedDocument
from ingest.isolation.pool import ParsingPool
from ingest.report import Progress
from ingest.sources.files import FoundFile

_MOST_FILES = 100
"""Looked at beyond the one whose turn it is; most of a folder may be known already."""
_MOST_BYTES = 64 * 1024 * 1024
"""Of files that wait for their turn: parsed, a file takes up to ten times its size."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A file before its turn: its bytes, and its document where one is being made."""

    content: bytes
    parsed: "Future[ParsedDocument] | None" = None


class LookAhead:
    """``of`` one file gives what has been read of it. For one thread."""

    def __init__(
        self,
        files: Sequence[FoundFile],
        pool: ParsingPool,
        progress: Progress,
        peek: Callable[[FoundFile], tuple[bytes, bool] | None],
    ) -> None:
        """``files`` in the order in which ``of`` will be asked for them.

        ``peek`` gives a file's bytes and whether they will probably be parsed, None for one that
        will not be read; it may raise anything.
        """
        self._files, self._pool, self._progress, self._peek = files, pool, progress, peek
        self._next = self._at = 0
        self._looked: dict[str, Looked] = {}

    def of(self, file: FoundFile) -> "InTurn":
        """To be asked for each file at its turn, also for those that are refused then."""
        self._at += 1
        self._next = max(self._next, self._at - 1)
        while self._next < min(len(self._files), self._at + _MOST_FILES) and self._has_room():
            self._look(self._files[self._next])
            self._next += 1
        return InTurn(file, self._looked.pop(file.origin, None), self._pool, self._progress)

    def _has_room(self) -> bool:
        """A document takes its room until its turn, parsed or not."""
        parsed = sum(it.parsed is not None for it in self._looked.values())
        held = sum(len(it.content) for it in self._looked.values())
        return parsed < self._pool.ahead and held < _MOST_BYTES

    def _look(self, file: FoundFile) -> None:
        try:
            if self._pool.reads_here(file.path.suffix, file.size):
                return
            peeked = self._peek(file)
        except Exception:  # noqa: BLE001 - it comes again at the file's turn, and is told then
            return
        if peeked is None:
            return
        content, wanted = peeked
        parsed = None
        if wanted:
            hears = partial(self._progress.page, file.name)
            parsed = self._pool.start(file.path.suffix, content, hears)
        self._looked[file.origin] = Looked(content, parsed)


@dataclass(frozen=True, slots=True)
class InTurn:
    """A file whose turn it is: its bytes, and its parser."""

    file: FoundFile
    _looked: Looked | None
    _pool: ParsingPool
    _progress: Progress

    def read(self) -> bytes:
        """As the file itself."""
        return self._looked.content if self._looked else self.file.read()

    def parse(self, suffix: str, data: bytes) -> ParsedDocument:
        """As ``Parsing``, without waiting where it has been parsed ahead."""
        if self._looked and self._looked.parsed and data is self._looked.content:
            return self._looked.parsed.result()
        return self._pool.parse(suffix, data, partial(self._progress.page, self.file.name))
