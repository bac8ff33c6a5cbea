"""Exact look-up: clauses named by number, with or without the instrument's name."""

from dataclasses import dataclass
from datetime import date

from kb.domain.clauses import Clause
from kb.domain.vocabulary import Rendition
from kb.legal.references import ClauseReference, find_references
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: instruments (by any alias) and clause numbers."""

    instrument_ids: tuple[str, ...]
    references: tuple[ClauseReference, ...]

    @property
    def is_precise(self) -> bool:
        return bool(self.references and self.instrument_ids)


def named_in(text: str, view: CatalogueView) -> Named:
    """The instruments and clauses that ``text`` names."""
    matches = view.aliases.find(text)
    ids = tuple(dict.fromkeys(one for match in matches for one in match.instrument_ids))
    return Named(ids, tuple(find_references(text)))


def find_clauses(
    named: Named, store: StoreReader, view: CatalogueView, day: date
) -> tuple[Clause, ...]:
    """The clauses named: full texts before digests, editions that hold before those that do not."""
    found: list[Clause] = []
    for reference in named.references:
        found.extend(_for_reference(reference, named.instrument_ids, store, view, day))
    return tuple(dict.fromkeys(found))


def _for_reference(
    reference: ClauseReference,
    instrument_ids: tuple[str, ...],
    store: StoreReader,
    view: CatalogueView,
    day: date,
) -> list[Clause]:
    clauses = store.clauses_by_eid(reference.eids, instrument_ids)
    if not clauses:
        return []
    return _best_editions(list(clauses), view, day)


def _best_editions(clauses: list[Clause], view: CatalogueView, day: date) -> list[Clause]:
    """Of each instrument the clauses of its best editions: holding, then full text."""
    by_instrument: dict[str, list[Clause]] = {}
    for clause in clauses:
        instrument = view.editions[clause.edition_id].instrument_id
        by_instrument.setdefault(instrument, []).append(clause)
    chosen: list[Clause] = []
    for group in by_instrument.values():
        ranks = {clause.id: _rank(clause, view, day) for clause in group}
        best = min(ranks.values())
        chosen.extend(clause for clause in group if ranks[clause.id] == best)
    return chosen


def _rank(clause: Clause, view: CatalogueView, day: date) -> tuple[bool, bool]:
    edition = view.editions[clause.edition_id]
    holds = view.status(edition.id, day).may_hold
    return (not holds, edition.rendition is Rendition.DIGEST)
