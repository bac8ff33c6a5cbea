"""Every adapter of the Store port by name, and how to open one."""

from pathlib import Path
from typing import Protocol

from kb.adapters.sqlite.store import SqliteStore
from kb.ports import Store
from tests.adapters.fake_store import FakeStore


class Shelf(Protocol):
    """Opens one and the same base, again and again."""

    def open(self) -> Store: ...


class SqliteShelf:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self) -> Store:
        return SqliteStore(self._folder)


class FakeShelf:
    def __init__(self, _folder: Path) -> None:
        self._store = FakeStore()

    def open(self) -> Store:
        return self._store


SHELVES = {"sqlite": SqliteShelf, "fake": FakeShelf}
