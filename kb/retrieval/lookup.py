"""Exact look-up: clauses named by number, with or without the instrument's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kb.domain.clauses import Clause
from kb.domain.retrieval import Filters
from kb.domain.vocabulary import Rendition
from kb.legal.aliases import names_of
from kb.legal.references import ClauseReference
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.naming import Named
from kb.retrieval.printed import clauses_at_place, prints_letters
from kb.retrieval.printed_paths import clauses_by_steps
from kb.retrieval.printed_tables import clauses_of_table


@dataclass(frozen=True, slots=True)
class Wish:
    """The language a reader prefers, the day asked for, and the limits that the call states."""

    language: str
    day: date
    filters: Filters = Filters()


def find_clauses(
    named: Named, store: StoreReader, view: CatalogueView, wish: Wish
) -> tuple[Clause, ...]:
    """The clauses named, of each instrument from its best editions.

    Holding on the day goes before not holding, the newer wording before the older, full text
    before digest, and the text in the language wished for before others.
    """
    found: list[Clause] = []
    for reference in named.references:
        found.extend(_best(_allowed(reference, named, store, view, wish), view, wish))
    return tuple(dict.fromkeys(found))


def companions(
    named: Named, store: StoreReader, view: CatalogueView, wish: Wish
) -> tuple[Clause, ...]:
    """The same clauses as they are held in the language wished for, which may be a digest."""
    found: list[Clause] = []
    for reference in named.references:
        allowed = _allowed(reference, named, store, view, wish)
        mine = [c for c in allowed if view.editions[c.edition_id].language == wish.language]
        found.extend(_best(mine, view, wish))
    return tuple(dict.fromkeys(found))


def all_clauses(
    named: Named, store: StoreReader, view: CatalogueView, wish: Wish
) -> tuple[Clause, ...]:
    """The clauses named, of every edition."""
    found = (_allowed(reference, named, store, view, wish) for reference in named.references)
    return tuple(dict.fromkeys(clause for clauses in found for clause in clauses))


def _allowed(
    reference: ClauseReference,
    named: Named,
    store: StoreReader,
    view: CatalogueView,
    wish: Wish,
) -> list[Clause]:
    """What the filters admit, of editions that this view knows."""
    if reference in named.unheld and not wish.filters.instruments:
        return []
    ids = named.instruments_of(reference) or wish.filters.instruments
    year = named.year_of(reference)
    if reference.place:
        clauses = clauses_at_place(reference, store, view, ids)
    elif reference.table:
        clauses = clauses_of_table(reference.table, reference.row, store, view, ids)
    else:
        clauses = store.clauses_by_eid(reference.eids, ids) if reference.eids else ()
    # Section 5 of a text that is not named is most likely none of a standard.
    if reference.steps and not clauses and (ids or not reference.eids):
        clauses = clauses_by_steps(reference.steps, store, ids)
    if clauses and reference.letters:
        clauses = tuple(it for it in clauses if prints_letters(it, reference, store))
    if not clauses and reference.around:
        clauses = store.clauses_by_eid((reference.around,), ids)
    return [
        clause
        for clause in clauses
        if view.admits(clause.edition_id, wish.filters, wish.day)
        and view.is_of_code(clause.edition_id, reference.title)
        and (year is None or is_of_year(clause.edition_id, year, view))
    ]


def is_of_year(edition_id: str, year: int, view: CatalogueView) -> bool:
    """True for the edition that a standard's number with its year names (GB/T 19001-2016).

    By the day of issue; where no edition has a day in that year, by the number of the standard.
    """
    edition = view.editions[edition_id]
    held = view.editions_of[edition.instrument_id]
    if any(it.date and it.date.year == year for it in held):
        return edition.date is not None and edition.date.year == year
    names = names_of(view.instruments[edition.instrument_id])
    return any(name.endswith(f"-{year}") for name in names)


def _best(clauses: Sequence[Clause], view: CatalogueView, wish: Wish) -> list[Clause]:
    """Of each instrument the clauses of the best rank."""
    by_instrument: dict[str, list[Clause]] = {}
    for clause in clauses:
        by_instrument.setdefault(view.instrument_of(clause.edition_id), []).append(clause)
    chosen: list[Clause] = []
    for group in by_instrument.values():
        ranks = {clause.id: _rank(view, clause.edition_id, wish) for clause in group}
        best = min(ranks.values())
        chosen.extend(clause for clause in group if ranks[clause.id] == best)
    return chosen


def _rank(view: CatalogueView, edition_id: str, wish: Wish) -> tuple[int, ...]:
    edition = view.editions[edition_id]
    # A text without a date is not proved to be the older one.
    written = (edition.date or date.max).toordinal()
    return (
        not view.status(edition_id, wish.day).may_hold,
        -written,
        edition.rendition is Rendition.DIGEST,
        edition.language != wish.language,
    )
