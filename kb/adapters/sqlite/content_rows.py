"""Norms, references, definitions, relations and facts as rows; each table starts with the edition.

``n`` numbers the rows of an edition in reading order.
"""

import json
from dataclasses import dataclass

from kb.adapters.sqlite.rows import Row, dump, fact_from, fact_out
from kb.domain.legal_content import LegalContent
from kb.domain.norms import BearerKind, Norm, NormKind
from kb.domain.references import Definition, Reference, ReferenceKind
from kb.domain.relations import ReadFact, Relation, RelationKind

NORM = 'eid, kind, start, "end", verb, bearer, bearer_kind, protects'
POINTER = 'eid, kind, start, "end", targets, instrument'
DEFINITION = 'eid, term, start, "end"'
RELATION = 'kind, target, eid, start, "end", clauses, since'
FACT = "field, value, basis"


@dataclass(frozen=True, slots=True)
class ContentTable:
    """One table of what was read in a text; ``part`` names the field of LegalContent."""

    name: str
    part: str
    columns: str


TABLES = (
    ContentTable("norms", "norms", NORM),
    ContentTable("pointers", "references", POINTER),
    ContentTable("definitions", "definitions", DEFINITION),
    ContentTable("relations", "relations", RELATION),
    ContentTable("facts", "facts", FACT),
)


def rows_of(content: LegalContent, part: str) -> list[Row]:
    """The rows of one part, without edition and number."""
    return [_out(item) for item in getattr(content, part)]


def _out(it: Norm | Reference | Definition | Relation | ReadFact) -> Row:
    match it:
        case Norm():
            place = (it.eid, it.kind.value, it.start, it.end)
            return (*place, it.verb, it.bearer, it.bearer_kind.value, it.protects)
        case Reference():
            return (it.eid, it.kind.value, it.start, it.end, dump(it.targets), it.instrument)
        case Definition():
            return (it.eid, it.term, it.start, it.end)
        case Relation():
            since = fact_out(it.since)
            kind, span = it.kind.value, (it.start, it.end)
            return (kind, it.target, it.eid, *span, dump(it.clauses), since)
        case ReadFact():
            return (it.field, it.value, it.basis)


def norm_from(row: Row) -> Norm:
    eid, kind, start, end, verb, bearer, bearer_kind, protects = row
    return Norm(eid, NormKind(kind), start, end, verb, bearer, BearerKind(bearer_kind), protects)


def reference_from(row: Row) -> Reference:
    eid, kind, start, end, targets, instrument = row
    return Reference(eid, ReferenceKind(kind), start, end, tuple(json.loads(targets)), instrument)


def definition_from(row: Row) -> Definition:
    return Definition(*row)


def relation_from(row: Row) -> Relation:
    kind, target, eid, start, end, clauses, since = row
    fact = fact_from(since)
    return Relation(RelationKind(kind), target, eid, start, end, tuple(json.loads(clauses)), fact)


def read_fact_from(row: Row) -> ReadFact:
    return ReadFact(*row)
