"""What was read in a clause, with its pointers led to the clauses that are held."""

from collections.abc import Iterable
from datetime import date

from kb.domain.clauses import Clause
from kb.domain.legal_content import LegalContent
from kb.domain.references import Reference, ReferenceKind
from kb.domain.shown import ClauseContent, ShownReference
from kb.legal.pointers.instruments import resolve_instrument
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView

_MOST = 50
"""Clauses that point to one clause; a definition may have hundreds."""


class Pointing:
    """Over one snapshot of the base; what serves several clauses is read once."""

    def __init__(self, store: StoreReader, view: CatalogueView) -> None:
        self._store, self._view = store, view
        self._contents: dict[str, LegalContent] = {}
        self._names: dict[str, list[str]] = {}

    def content_of(self, clause: Clause, text: str, day: date) -> ClauseContent:
        """``text`` is the stored text of the clause's edition; pointers lead to what holds then."""
        if clause.edition_id not in self._contents:
            self._contents[clause.edition_id] = self._store.content(clause.edition_id)
        read = self._contents[clause.edition_id]
        inside = [it for it in read.references if _within(it.start, it.end, clause)]
        return ClauseContent(
            norms=tuple(it for it in read.norms if _within(it.start, it.end, clause)),
            definitions=tuple(it for it in read.definitions if _within(it.start, it.end, clause)),
            references=tuple(self._led(it, clause, text, day) for it in inside),
            referred_to_by=self._pointing_here(clause, read),
        )

    def _led(self, it: Reference, clause: Clause, text: str, day: date) -> ShownReference:
        instruments, clause_ids = self._goal(it, clause, day)
        return ShownReference(
            it.kind, text[it.start : it.end], it.start, it.end, instruments, clause_ids
        )

    def _goal(
        self, it: Reference, clause: Clause, day: date
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if it.kind is ReferenceKind.UNRESOLVED:
            return (), ()
        if it.kind is ReferenceKind.OWN:
            ids = tuple(f"{clause.edition_id}~{eid}" for eid in it.targets)
            return (self._view.instrument_of(clause.edition_id),), ids
        instruments = resolve_instrument(it.instrument, self._view.aliases)
        editions = filter(None, (self._current(one, clause, day) for one in instruments))
        wanted = [f"{edition}~{eid}" for edition in editions for eid in it.targets]
        return instruments, tuple(key for key in wanted if self._store.clause(key))

    def _current(self, instrument_id: str, clause: Clause, day: date) -> str:
        """The edition that a reader of this clause means: it holds on the day, in its language."""
        language = self._view.editions[clause.edition_id].language
        held = self._view.editions_of.get(instrument_id, ())
        ranked = sorted(
            held,
            key=lambda it: (
                it.language != language,
                not self._view.status(it.id, day).may_hold,
                it.rendition.value != "full_text",
            ),
        )
        return ranked[0].id if ranked else ""

    def _pointing_here(self, clause: Clause, own: LegalContent) -> tuple[str, ...]:
        """Clauses of its own edition, then of others that name the instrument."""
        eids = {clause.eid}
        found = [
            f"{clause.edition_id}~{it.eid}"
            for it in own.references
            if it.kind is ReferenceKind.OWN and eids.intersection(it.targets)
        ]
        names = self._names_of(self._view.instrument_of(clause.edition_id))
        found += [
            f"{edition_id}~{it.eid}"
            for edition_id, it in self._store.references_to(names)
            if eids.intersection(it.targets) and edition_id != clause.edition_id
        ]
        return _first(found)

    def _names_of(self, instrument_id: str) -> list[str]:
        """The ways in which texts write the name of this instrument."""
        if instrument_id not in self._names:
            written, names = self._store.names_referred_to(), self._view.aliases
            self._names[instrument_id] = [
                name for name in written if instrument_id in resolve_instrument(name, names)
            ]
        return self._names[instrument_id]


def _within(start: int, end: int, clause: Clause) -> bool:
    return clause.start <= start and end <= clause.end


def _first(clause_ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clause_ids))[:_MOST]
