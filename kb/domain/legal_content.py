"""All that was read in an edition's text beyond its tree."""

from dataclasses import dataclass

from kb.domain.norms import Norm
from kb.domain.references import Definition, Reference
from kb.domain.relations import ReadFact, Relation


@dataclass(frozen=True, slots=True)
class LegalContent:
    """Each in reading order; spans are of the edition's stored text."""

    references: tuple[Reference, ...] = ()
    definitions: tuple[Definition, ...] = ()
    norms: tuple[Norm, ...] = ()
    relations: tuple[Relation, ...] = ()
    facts: tuple[ReadFact, ...] = ()


NO_CONTENT = LegalContent()
