"""Index directories that are dictionaries of fakes."""

from dataclasses import dataclass, field

from kb.errors import DataDirectoryError
from kb.ports import DenseIndex, LexicalIndex
from tests.adapters.fake_dense import FakeDense
from tests.adapters.fake_lexical import FakeLexical


@dataclass
class FakeIndexes:
    """``kb.ports.Indexes``: opening a name again gives the same index, until it is dropped.

    ``scan`` is what ``exact`` gives; fill it as the store's vectors would.
    """

    scan: FakeDense = field(default_factory=FakeDense)
    stored: dict[str, FakeDense | FakeLexical] = field(default_factory=dict)

    def dense(self, name: str, *, create: bool = False) -> DenseIndex:
        if create:
            self.stored.setdefault(name, FakeDense())
        found = self._opened(name)
        assert isinstance(found, FakeDense), f"{name} is a lexical index"
        return found

    def mapped(self, name: str) -> DenseIndex:
        return self.dense(name)

    def exact(self) -> DenseIndex:
        return self.scan

    def lexical(self, name: str | None, *, create: bool = False) -> LexicalIndex:
        if name is None:
            return FakeLexical()
        if create:
            self.stored.setdefault(name, FakeLexical())
        found = self._opened(name)
        assert isinstance(found, FakeLexical), f"{name} is a dense index"
        return found

    def exists(self, name: str) -> bool:
        return name in self.stored

    def in_use(self, name: str) -> bool:
        return name in self.stored and not self.stored[name].closed

    def drop(self, name: str) -> bool:
        if self.in_use(name):
            return False
        self.stored.pop(name, None)
        return True

    def _opened(self, name: str) -> FakeDense | FakeLexical:
        if name not in self.stored:
            raise DataDirectoryError(f"The index {name} is gone.")
        self.stored[name].closed = False
        return self.stored[name]
