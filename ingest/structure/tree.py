"""The tree that structure builders give, before the edition has an id."""

from dataclasses import dataclass

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
