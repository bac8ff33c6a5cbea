"""Changing the truth."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from kb.domain.instruments import Source
from kb.ports.embedder import SentenceVectors, Vector
from kb.ports.values import EditionBundle, Exchange, Generation, Removed

NO_SENTENCES: Mapping[str, SentenceVectors] = {}


class StoreWriter(Protocol):
    """Changes the truth; each call is one transaction."""

    def commit_edition(self, bundle: EditionBundle, instead_of: str | None = None) -> None:
        """Adds an edition, or replaces the one of the same id, with all it consists of.

        ``instead_of`` goes in the same transaction: the file that gave it now gives this one.
        """
        ...

    def add_source(
        self, edition_id: str, source: Source, original: bytes, instead_of: str | None = None
    ) -> None:
        """One more place where the same text was found; moves it from another edition."""
        ...

    def remove_editions(self, edition_ids: Sequence[str], *, erase: bool = False) -> Removed:
        """All of them at once, with what nothing else refers to; their intents are noted."""
        ...

    def remove_source(self, origin: str) -> Removed:
        """Forgets one place where a text was found; the edition must have another."""
        ...

    def keep_original(self, sha256: str, content: bytes) -> None:
        """Puts a source file back that is missing or damaged."""
        ...

    def sweep(self) -> None:
        """Deletes the source files that no source names any more."""
        ...

    def add_vectors(
        self,
        embedder_key: str,
        vectors: Mapping[str, Vector],
        sentences: Mapping[str, SentenceVectors] = NO_SENTENCES,
    ) -> None:
        """Adds or replaces, by the SHA-256 of the indexed text."""
        ...

    def begin(self, edition_ids: Sequence[str], dirty: Sequence[Generation]) -> None:
        """Notes whose index entries are about to change, and in which generations."""
        ...

    def finish(self, clean: Sequence[Generation]) -> None:
        """Every edition begun is indexed now, in these generations."""
        ...

    def erased(self) -> None:
        """Nothing is left of what was to be wiped out."""
        ...

    def announce(self, generation: Generation) -> None:
        """A generation that is about to be built; it is not current yet."""
        ...

    def set_generation(self, generation: Generation) -> None:
        """Makes it the current one of its kind, or updates its state."""
        ...

    def forget_generation(self, name: str) -> None:
        """Its files are gone."""
        ...

    def exchange(self, new: Exchange) -> None:
        """A rebuild becomes visible, wholly or not at all."""
        ...

    def set_setting(self, name: str, value: str) -> None: ...

    def save_record(self, record_id: str, content: str) -> None: ...

    def shrink(self) -> bool:
        """Leaves nothing deleted in the database's files; False while a reader is in the way."""
        ...
