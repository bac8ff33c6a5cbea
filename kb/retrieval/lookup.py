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
    named: Named,
    store: StoreReader,
    view: CatalogueView,
    day: date,
    language: str | None = None,
) -> tuple[Clause, ...]:
    """The clauses named: full texts before digests, editions that hold before those that do not.

    Where the best text is in another language than ``language``, what there is in that language
    follows it.
    """
    found: list[Clause] = []
    for reference in named.references:
        clauses = store.clauses_by_eid(reference.eids, named.instrument_ids)
        found.extend(_best_editions(clauses, view, day, None))
        if language and not any(_language(c, view) == language for c in found):
            found.extend(_best_editions(clauses, view, day, language))
    return tuple(dict.fromkeys(found))


def _best_editions(
    clauses: Sequence[Clause], view: CatalogueView, day: date, language: str | None
) -> list[Clause]:
    """Of each instrument the clauses of its best editions: holding, then full text.

    ``language`` limits the choice to texts in it.
    """
    clauses = [c for c in clauses if language in (None, _language(c, view))]
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


def _language(clause: Clause, view: CatalogueView) -> str:
    return view.editions[clause.edition_id].language


def _rank(clause: Clause, view: CatalogueView, day: date) -> tuple[bool, bool]:
    edition = view.editions[clause.edition_id]
    holds = view.status(edition.id, day).may_hold
    return (not holds, edition.rendition is Rendition.DIGEST)
