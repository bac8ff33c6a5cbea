"""Several workers at once: documents are parsed ahead of the one that is being taken in.

A thread waits for each worker, and starts it: the system ends a worker with the thread that started
it, so threads and workers live equally long.
"""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from ingest.blocks import ParsedDocument
from ingest.isolation.parsing import Parsing
from ingest.limits import Hears, Limits


class ParsingPool:
    """As ``Parsing``, with ``workers`` of them. Its caller closes it.

    With one there are no threads: a document is parsed when it is asked for.
    """

    def __init__(self, limits: Limits, workers: int) -> None:
        self._own = Parsing(limits)
        self._others = [Parsing(limits) for _ in range(workers)] if workers > 1 else []
        self._free: SimpleQueue[Parsing] = SimpleQueue()
        for one in self._others:
            self._free.put(one)
        self._mine = threading.local()
        self._threads: ThreadPoolExecutor | None = None

    @property
    def ahead(self) -> int:
        """How many documents may be parsed, or lie parsed, before they are asked for."""
        return 2 * len(self._others)

    def reads_here(self, suffix: str, size: int) -> bool:
        return self._own.reads_here(suffix, size)

    def start(
        self, suffix: str, data: bytes, hears: Hears | None = None
    ) -> "Future[ParsedDocument]":
        """Parses it in another thread, where ``ahead`` is more than 0."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(len(self._others), initializer=self._take_one)
        return self._threads.submit(self._parse, suffix, data, hears)

    def parse(self, suffix: str, data: bytes, hears: Hears | None = None) -> ParsedDocument:
        """Raises InputRefused for a document that its parser refuses, or fails on."""
        if not self._others or self.reads_here(suffix, len(data)):
            return self._own.parse(suffix, data, hears)
        return self.start(suffix, data, hears).result()

    def close(self) -> None:
        """Ends all workers at once, whatever they do."""
        self._own.close()
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            for one in self._others:
                one.stop()
            self._threads.shutdown()

    def _take_one(self) -> None:
        self._mine.parsing = self._free.get_nowait()

    def _parse(self, suffix: str, data: bytes, hears: Hears | None) -> ParsedDocument:
        parsing: Parsing = self._mine.parsing
        return parsing.parse(suffix, data, hears)
