"""The derived indexes: disposable, built again from the store at any time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kb.domain.retrieval import Hit
from kb.ports.embedder import Vector

PAIR = "_"
"""Between the two words of a token that is a pair; no other token has it."""


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """A passage as the lexical index takes it: tokens already segmented and folded.

    ``pair_tokens`` are neighbours that are looked for together, marked by ``PAIR`` between them.
    """

    passage_id: str
    edition_id: str
    tokens: tuple[str, ...]
    heading_tokens: tuple[str, ...] = ()
    pair_tokens: tuple[str, ...] = ()


class Indexes(Protocol):
    """Opens the derived indexes of one data directory by generation name.

    Whoever has an index open is one of its users, in whatever process, until it is closed.
    """

    def dense(self, name: str, *, create: bool = False) -> "DenseIndex":
        """The stored dense index ``name``.

        Raises DataDirectoryError where it is missing (unless ``create``) or cannot be opened
        without danger: it is disposable, so build another.
        """
        ...

    def mapped(self, name: str) -> "DenseIndex":
        """What the stored dense index ``name`` holds, for one question: to be read only.

        Its reader counts as no user. Raises DataDirectoryError where it is missing, as it is from
        a generation of before there was any.
        """
        ...

    def exact(self) -> "DenseIndex":
        """An exact scan over the vectors in the store; needs no generation."""
        ...

    def lexical(self, name: str | None, *, create: bool = False) -> "LexicalIndex":
        """The stored lexical index ``name``; None gives an empty one in memory. As ``dense``."""
        ...

    def exists(self, name: str) -> bool:
        """False where the files of a generation are gone."""
        ...

    def in_use(self, name: str) -> bool:
        """True while anybody has it open."""
        ...

    def drop(self, name: str) -> bool:
        """Deletes the files of a generation; False where somebody still has it open."""
        ...


class LexicalIndex(Protocol):
    """BM25 over segmented text, one space for each language. Not thread-safe for writing."""

    def add(self, language: str, entries: Iterable[LexicalEntry]) -> None: ...

    def remove(self, language: str, passage_ids: Sequence[str]) -> None:
        """Ids that are not there are passed over."""
        ...

    def remove_edition(self, edition_id: str) -> None: ...

    def commit(self) -> None:
        """Makes what was added and removed visible to ``search``, here and in other readers."""
        ...

    def search(self, language: str, weights: Mapping[str, float], limit: int) -> list[Hit]:
        """Best first. ``weights`` maps query tokens to boosts; never parsed as a query."""
        ...

    def frequencies(self, language: str, tokens: Sequence[str]) -> dict[str, int]:
        """In how many passages each token occurs (body or heading)."""
        ...

    def body_frequencies(self, language: str, tokens: Sequence[str]) -> dict[str, int]:
        """In how many bodies each token occurs; removed passages may count for a while.

        Looked up and not counted, so that every search can ask it.
        """
        ...

    def held(self, language: str, passage_ids: Sequence[str]) -> frozenset[str]:
        """Those of these ids that are in the index."""
        ...

    def count(self, language: str) -> int: ...

    def close(self) -> None: ...


class DenseIndex(Protocol):
    """Nearest neighbours by cosine, one space for each language."""

    def add(self, language: str, passage_ids: Sequence[str], vectors: Vector) -> None: ...

    def remove(self, language: str, passage_ids: Sequence[str]) -> None: ...

    def search(self, language: str, vector: Vector, limit: int) -> list[Hit]:
        """Best first; scores are cosines in [-1, 1]. ``vector`` has shape (dimension,)."""
        ...

    def held(self, language: str, passage_ids: Sequence[str]) -> frozenset[str]:
        """Those of these ids that are in the index."""
        ...

    def count(self, language: str) -> int: ...

    def close(self) -> None: ...
