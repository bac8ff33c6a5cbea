"""Index directories that are dictionaries of fakes."""

from dataclasses import dataclass, field

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

    def dense(self, name: str) -> DenseIndex:
        found = self.stored.setdefault(name, FakeDense())
        assert isinstance(found, FakeDense), f"{name} is a lexical index"
        return found

    def exact(self) -> DenseIndex:
        return self.scan

    def lexical(self, name: str | None) -> LexicalIndex:
        if name is None:
            return FakeLexical()
        found = self.stored.setdefault(name, FakeLexical())
        assert isinstance(found, FakeLexical), f"{name} is a dense index"
        return found

    def exists(self, name: str) -> bool:
        return name in self.stored

    def drop(self, name: str) -> None:
        self.stored.pop(name, None)
