"""The units that are open while a builder walks down a text."""

from collections.abc import Callable
from typing import Generic, TypeVar

from ingest.structure.draft import Draft, virtual_root

Rank = TypeVar("Rank")


class Outline(Generic[Rank]):
    """A stack of drafts, outermost first, each with the rank that its builder gives it.

    ``closes(rank, open_rank)`` tells whether a unit of ``rank`` ends an open one.
    """

    def __init__(self, closes: Callable[[Rank, Rank], bool]) -> None:
        self._root = virtual_root()
        self._closes = closes
        self.open: list[tuple[Draft, Rank]] = []

    @property
    def roots(self) -> list[Draft]:
        return self._root.children

    @property
    def owner(self) -> Draft:
        """The innermost open unit; the text itself where none is."""
        return self.open[-1][0] if self.open else self._root

    def close(self, rank: Rank) -> None:
        """Ends what a unit of this rank ends."""
        while self.open and self._closes(rank, self.open[-1][1]):
            self.open.pop()

    def enter(self, draft: Draft, rank: Rank) -> None:
        """Puts the unit in its place and leaves it open."""
        self.close(rank)
        self.owner.add(draft)
        self.open.append((draft, rank))
