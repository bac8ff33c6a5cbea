"""Exact look-up: clauses named by number, with or without the instrument's name."""

from collections.abc import Sequence
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
    named: Named, store: StoreReader, view: CatalogueView, day: date, language: str
) -> tuple[Clause, ...]:
    """The clauses named, of each instrument from its best editions.

    Holding on ``day`` goes before not holding, full text before digest, the text in ``language``
    before others, and the newer wording before the older.
    """
    found: list[Clause] = []
    for reference in named.references:
        clauses = store.clauses_by_eid(reference.eids, named.instrument_ids)
        found.extend(_best(clauses, view, day, language))
    return tuple(dict.fromkeys(found))


def all_clauses(named: Named, store: StoreReader) -> tuple[Clause, ...]:
    """The clauses named, of every edition."""
    found = (store.clauses_by_eid(r.eids, named.instrument_ids) for r in named.references)
    return tuple(dict.fromkeys(clause for clauses in found for clause in clauses))


def companions(
    named: Named, store: StoreReader, view: CatalogueView, day: date, language: str
) -> tuple[Clause, ...]:
    """The same clauses as they are held in ``language``, which may be a digest alone."""
    found: list[Clause] = []
    for reference in named.references:
        clauses = store.clauses_by_eid(reference.eids, named.instrument_ids)
        mine = [c for c in clauses if view.editions[c.edition_id].language == language]
        found.extend(_best(mine, view, day, language))
    return tuple(dict.fromkeys(found))


def _best(clauses: Sequence[Clause], view: CatalogueView, day: date, language: str) -> list[Clause]:
    """Of each instrument the clauses of the best rank."""
    by_instrument: dict[str, list[Clause]] = {}
    for clause in clauses:
        by_instrument.setdefault(view.instrument_of(clause.edition_id), []).append(clause)
    chosen: list[Clause] = []
    for group in by_instrument.values():
        ranks = {clause.id: _rank(view, clause.edition_id, day, language) for clause in group}
        best = min(ranks.values())
        chosen.extend(clause for clause in group if ranks[clause.id] == best)
    return chosen


def _rank(view: CatalogueView, edition_id: str, day: date, language: str) -> tuple[int, ...]:
    edition = view.editions[edition_id]
    return (
        not view.status(edition_id, day).may_hold,
        edition.rendition is Rendition.DIGEST,
        edition.language != language,
        -(edition.date.toordinal() if edition.date else 0),
    )
