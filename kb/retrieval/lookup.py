"""Exact look-up: clauses named by number, with or without the instrument's name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kb.domain.clauses import Clause
from kb.domain.retrieval import Filters
from kb.domain.vocabulary import Rendition
from kb.legal.aliases import AliasMatch
from kb.legal.references import ClauseReference, find_references
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.printed import clauses_at_place, prints_letters
from kb.retrieval.printed_tables import clauses_of_table

_OF = re.compile(r"\s*,?\s*(?:of|in|under)\s+(?:the\s+)?")


Bound = tuple[tuple[object, ...], tuple[str, ...]]
"""What a reference points at, and the instruments that it belongs to."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The language a reader prefers, the day asked for, and the limits that the call states."""

    language: str
    day: date
    filters: Filters = Filters()


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: instruments (by any alias) and clause numbers."""

    instrument_ids: tuple[str, ...]
    references: tuple[ClauseReference, ...]
    bound: tuple[Bound, ...] = ()

    def instruments_of(self, reference: ClauseReference) -> tuple[str, ...]:
        """Those that this reference belongs to where several instruments are named."""
        return dict(self.bound).get(reference.key, self.instrument_ids)

    def only(self, reference: ClauseReference) -> "Named":
        return replace(self, references=(reference,))

    def keeping(self, references: Iterable[ClauseReference]) -> "Named":
        return replace(self, references=tuple(references))

    @property
    def is_precise(self) -> bool:
        return bool(self.references and self.instrument_ids)


def named_in(text: str, view: CatalogueView) -> Named:
    """The instruments and clauses that ``text`` names."""
    matches = view.aliases.find(text)
    ids = tuple(dict.fromkeys(one for match in matches for one in match.instrument_ids))
    references = tuple(find_references(text))
    names = {match.instrument_ids for match in matches}
    several = len(names) > 1 and references
    return Named(ids, references, _bind(text, matches, view) if several else ())


def _bind(text: str, matches: list[AliasMatch], view: CatalogueView) -> tuple[Bound, ...]:
    """Each reference with its instrument: the name before it, or behind "of"."""
    plain = view.aliases.normalise(text)
    bound = []
    for reference in find_references(plain):
        behind = [m for m in matches if m.start >= reference.end]
        before = [m for m in matches if m.start <= reference.start]
        between = plain[reference.end : behind[0].start] if behind else ""
        if behind and (not before or _OF.fullmatch(between)):
            bound.append((reference.key, behind[0].instrument_ids))
        elif before:
            bound.append((reference.key, before[-1].instrument_ids))
    return tuple(bound)


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
    ids = named.instruments_of(reference) or wish.filters.instruments
    if reference.place:
        clauses = clauses_at_place(reference, store, view, ids)
    elif reference.table:
        clauses = clauses_of_table(reference.table, reference.row, store, view, ids)
    else:
        clauses = store.clauses_by_eid(reference.eids, ids)
    clauses = tuple(it for it in clauses if prints_letters(it, reference, store))
    if not clauses and reference.around:
        clauses = store.clauses_by_eid((reference.around,), ids)
    return [
        clause
        for clause in clauses
        if view.admits(clause.edition_id, wish.filters, wish.day)
        and view.is_of_code(clause.edition_id, reference.title)
    ]


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
