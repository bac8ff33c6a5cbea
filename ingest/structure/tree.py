"""The tree that structure builders give, before the edition has an id."""

from dataclasses import dataclass, fields

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind, StructureKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause without its edition; fields as in ``kb.domain.clauses.Clause``."""

    eid: str
    kind: ClauseKind
    label: str
    start: int
    end: int
    parent: str | None = None
    number: str = ""
    heading: str = ""
    headings: tuple[str, ...] = ()

    def in_edition(self, edition_id: str, ordinal: int) -> Clause:
        """The clause that this unit becomes once its edition has an id."""
        own = {field.name: getattr(self, field.name) for field in fields(Unit)}
        return Clause(edition_id=edition_id, ordinal=ordinal, **own)

    @classmethod
    def of(cls, clause: Clause) -> "Unit":
        """The way back: a stored clause as a unit of a tree."""
        return cls(**{field.name: getattr(clause, field.name) for field in fields(cls)})


@dataclass(frozen=True, slots=True)
class Structure:
    """Units in reading order; a child's span lies inside its parent's.

    ``title`` is the document's own title ("" where it has none); ``header`` holds the lines
    between the title and the first unit (adoption, publication), as printed.
    ``warnings`` name what was only partly understood.
    """

    kind: StructureKind
    title: str
    units: tuple[Unit, ...]
    header: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
