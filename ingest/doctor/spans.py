"""Do texts, clauses and passages of an edition still fit together?"""

from collections.abc import Iterator, Sequence

from ingest.assemble import passages_of
from ingest.legal_content import read_content
from ingest.structure.tree import Unit
from kb.domain.clauses import Clause
from kb.domain.instruments import Edition
from kb.identifiers import sha256_text
from kb.ports import Embedder, StoreReader


def text_faults(edition: Edition, store: StoreReader) -> list[str]:
    """Why the text or the clauses of an edition cannot be trusted; nothing where they can."""
    stored = store.text(edition.id)
    if stored is None:
        return ["its text is missing"]
    if sha256_text(stored.text) != edition.text_sha256 or stored.sha256 != edition.text_sha256:
        return ["its text is not the one that was read"]
    faults = list(_clause_faults(store.clauses(edition.id), len(stored.text)))
    return faults or _content_faults(edition, stored.text, store)


def _content_faults(edition: Edition, text: str, store: StoreReader) -> list[str]:
    """Whether norms, pointers, terms and relations are those that the text gives."""
    instrument, held = store.instrument(edition.instrument_id), store.content(edition.id)
    if instrument is None:
        return ["its instrument is missing"]
    clauses = store.clauses(edition.id)
    if read_content(text, clauses, edition, instrument, held.facts) == held:
        return []
    return ["norms or pointers are not those of its text"]


def passage_faults(edition: Edition, store: StoreReader, embedder: Embedder) -> list[str]:
    """Whether the passages are those that text and clauses give."""
    stored = store.text(edition.id)
    units = [Unit.of(clause) for clause in store.clauses(edition.id)]
    expected = passages_of(edition, stored.text if stored else "", units, embedder)
    if expected == store.edition_passages(edition.id):
        return []
    return [f"passages of {edition.id} do not match its text"]


def _clause_faults(clauses: Sequence[Clause], length: int) -> Iterator[str]:
    by_eid = {clause.eid: clause for clause in clauses}
    if not clauses:
        yield "it has no clauses"
    if [clause.ordinal for clause in clauses] != list(range(len(clauses))):
        yield "clauses are missing"
    ends: dict[str | None, int] = {}
    for clause in clauses:
        around = by_eid.get(clause.parent) if clause.parent else None
        if not 0 <= clause.start <= clause.end <= length:
            yield f"{clause.eid} lies outside the text"
        elif clause.parent and (around is None or not _inside(clause, around)):
            yield f"{clause.eid} lies outside {clause.parent}"
        elif clause.start < ends.get(clause.parent, 0):
            yield f"{clause.eid} overlaps the clause before it"
        ends[clause.parent] = clause.end


def _inside(inner: Clause, outer: Clause) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
