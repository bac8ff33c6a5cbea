"""What one instrument does to another, as a text says it."""

from dataclasses import dataclass
from enum import StrEnum

from kb.domain.instruments import UNKNOWN_DATE, DatedFact


class RelationKind(StrEnum):
    """The verb between two instruments."""

    REPEALS = "repeals"
    REPLACES = "replaces"
    AMENDS = "amends"
    IMPLEMENTS = "implements"
    TRANSLATES = "translates"
    DIGESTS = "digests"


@dataclass(frozen=True, slots=True)
class Relation:
    """What an edition says that it does to the instrument called ``target``.

    ``text[start:end]`` of the stored text, in the clause ``eid``, are the words that say so; an
    empty eid means that the catalogue or a list says so. ``target`` is a title or a number as
    written. ``clauses`` are the eids of the target that are meant; none means the whole.
    ``since`` is the day from which it takes effect, unknown where the text tells none.
    """

    kind: RelationKind
    target: str
    eid: str = ""
    start: int = 0
    end: int = 0
    clauses: tuple[str, ...] = ()
    since: DatedFact = UNKNOWN_DATE


@dataclass(frozen=True, slots=True)
class ReadFact:
    """What was read of an edition, and where: ``field`` "issuer", ``basis`` "header line 2"."""

    field: str
    value: str
    basis: str
