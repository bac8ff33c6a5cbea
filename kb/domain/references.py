"""Pointers in a text to clauses and instruments, and the terms that it defines."""

from dataclasses import dataclass
from enum import StrEnum


class ReferenceKind(StrEnum):
    """How a pointer names its goal."""

    OWN = "own"
    """A clause of the text that it stands in: 本法第二十一条, 前款, "this Article"."""
    OTHER = "other"
    """Another instrument, by its name or number, with or without a clause."""
    UNRESOLVED = "unresolved"
    """A pointer whose goal the text does not tell."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One pointer in the clause ``eid``; ``text[start:end]`` of the stored text is its wording.

    ``targets`` are eids: of the same edition for ``own``, and they exist in it; of the instrument
    called ``instrument`` (its name or number as written) for ``other``, where they need not be
    held. No target of an ``other`` reference means the instrument as a whole, none of an ``own``
    one the text itself (本法, "this Regulation").
    """

    eid: str
    kind: ReferenceKind
    start: int
    end: int
    targets: tuple[str, ...] = ()
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """The clause ``eid`` says in ``text[start:end]`` what ``term`` means."""

    eid: str
    term: str
    start: int
    end: int
