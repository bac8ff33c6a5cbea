"""Two editions side by side, clause by clause."""

from dataclasses import dataclass
from enum import StrEnum

from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, Instrument
from kb.domain.status import Status


class Fate(StrEnum):
    """What became of a clause."""

    SAME = "same"
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    RENUMBERED_AND_CHANGED = "renumbered_and_changed"
    ADDED = "added"
    DROPPED = "dropped"


class PieceKind(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    TAKEN_OUT = "taken_out"
    PUT_IN = "put_in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; kept and taken-out ones give the old wording, kept and put-in ones the new.

    Layout white space counts as one blank. Kept words are those of the new text, which may print
    brackets of another width.
    """

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A clause with its words, exactly as stored."""

    clause: Clause
    text: str


@dataclass(frozen=True, slots=True)
class ClauseDifference:
    """``old`` became ``new``; one of them is None for what was dropped or added.

    ``likeness`` is the share of pairs of characters that both have, and ``basis`` how it is known
    that one became the other: see ``kb.legal.succession``.
    """

    fate: Fate
    old: Wording | None
    new: Wording | None
    likeness: float
    basis: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedEdition:
    """One side of a comparison, with its status on the day asked for."""

    instrument: Instrument
    edition: Edition
    status: Status


@dataclass(frozen=True, slots=True)
class EditionDifference:
    """Every article (or section, or smallest clause) of both editions, once, in reading order."""

    old: ComparedEdition
    new: ComparedEdition
    clauses: tuple[ClauseDifference, ...]

    def count(self, *fates: Fate) -> int:
        return sum(it.fate in fates for it in self.clauses)
