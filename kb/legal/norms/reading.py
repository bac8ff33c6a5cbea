"""What the rules of both languages hand back: a norm before it has its clause."""

from dataclasses import dataclass, replace

from kb.domain.norms import BearerKind, NormKind

LONGEST = 3000
"""Characters of a sentence that are looked at, so that a text without stops stays linear; the
longest sentence of the national laws has 1,300."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named in a sentence: the words as printed, and what kind of party they are."""

    words: str
    kind: BearerKind


NOBODY = Party("", BearerKind.UNSTATED)


@dataclass(frozen=True, slots=True)
class Reading:
    """A norm in ``sentence[start:end]``; ``at`` is where its verb stands in the sentence.

    ``has_subject`` is False where no subject stands before the verb, so that one may be carried
    over to the next sentence; ``is_open`` is True where only conditions stand before it, so that an
    item takes the subject of its list. ``names_bearer``: the bearer stands in these words.
    """

    kind: NormKind
    verb: str
    at: int
    bearer: Party = NOBODY
    protects: str = ""
    has_subject: bool = False
    names_bearer: bool = False
    is_open: bool = False
    start: int = 0
    end: int = 0
    stands_by_itself: bool = True

    def borne_by(self, party: Party) -> "Reading":
        return replace(self, bearer=party)
