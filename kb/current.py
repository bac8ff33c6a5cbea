"""What is open now: a view of the catalogue and the indexes, exchanged when the base changes."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kb.errors import DataDirectoryError
from kb.gate import Gate
from kb.ports import DenseIndex, LexicalIndex, StoreReader
from kb.retrieval.catalogue_view import CatalogueView

_TRIES = 3
"""Beside a busy writer the last try goes on with engines that are one change behind: what is gone
is not visible in them, and what is new is found at the next question."""


@dataclass(frozen=True, slots=True)
class Engines:
    """The indexes in use, opened for one revision of the base."""

    lexical: LexicalIndex
    dense: DenseIndex
    notices: tuple[str, ...] = ()

    def close(self) -> None:
        self.lexical.close()
        self.dense.close()


class Current:
    """View and engines of the revision that the store has; thread-safe.

    A change by another process is seen at the next call. Engines are closed only when nobody
    searches in them any more.
    """

    def __init__(self, store: StoreReader, open_engines: Callable[[], Engines]) -> None:
        self._store, self._open_engines = store, open_engines
        self._gate = Gate()
        self._lock = threading.Lock()
        self._view: CatalogueView | None = None
        self._engines: Engines | None = None
        self._engines_of = -1

    def view(self) -> CatalogueView:
        """The catalogue at the store's revision, without any index."""
        with self._lock:
            if self._view is None or self._view.revision != self._store.revision():
                self._view = CatalogueView.read(self._store)
            return self._view

    @contextmanager
    def use(self) -> Iterator[tuple[CatalogueView, Engines]]:
        """View and engines of one revision, which the store shows until the end of the block."""
        for last in range(_TRIES - 1, -1, -1):
            self._catch_up()
            with self._gate.use(), self._store.snapshot():
                if self._engines_of != self._store.revision() and last:
                    continue
                if self._engines is None:
                    problem = "The indexes could not be opened."
                    raise DataDirectoryError(problem, "Try again; then run: touchstone doctor")
                yield self.view(), self._engines
                return

    def close(self) -> None:
        with self._gate.change():
            self._close()

    def _catch_up(self) -> None:
        if self._engines_of == self._store.revision():
            return
        with self._gate.change():
            revision = self._store.revision()
            if self._engines_of != revision:
                self._close()
                self._engines = self._open_engines()
                self._engines_of = revision

    def _close(self) -> None:
        if self._engines is not None:
            self._engines.close()
        self._engines, self._engines_of = None, -1
