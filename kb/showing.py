"""Showing clauses and listing what the base holds."""

from datetime import date

from kb.domain.clauses import Clause
from kb.domain.instruments import Source
from kb.domain.shown import EditionOverview, InstrumentOverview, ShownClause
from kb.errors import NotFound, UsageError
from kb.held_numbers import HeldNumbers
from kb.language.script import language_of
from kb.language.segment import matter_weights
from kb.pointing import Pointing
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.lookup import Wish, find_clauses
from kb.retrieval.naming import Named, named_in
from kb.retrieval.table_rows import table_row
from kb.source_map import places_of

NOWHERE = Source(name="", sha256="", origin="")
MOST_SHOWN = 12


class Showing:
    """Look-ups over one snapshot of the base; ``with_content`` tells what was read in clauses."""

    def __init__(
        self, store: StoreReader, view: CatalogueView, *, with_content: bool = True
    ) -> None:
        self._store, self._view, self._with_content = store, view, with_content
        self._pointing = Pointing(store, view)

    def by_id(self, clause_id: str, day: date) -> ShownClause:
        """Raises NotFound."""
        clause = self._store.clause(clause_id)
        if clause is None:
            raise NotFound(f"No clause '{clause_id}'.", "Find it: touchstone search WORDS")
        return self._shown(clause, day)

    def by_reference(self, reference: str, day: date) -> tuple[ShownClause, ...]:
        """Raises NotFound where nothing fits, UsageError where a number fits too many texts."""
        if "~" in reference:
            return (self.by_id(reference, day),)
        named = named_in(reference, self._view)
        if not named.references:
            raise UsageError(
                f"'{reference}' names no clause.",
                "Write the text and the number: touchstone show '产品质量法第二十六条'",
            )
        language = language_of(reference)
        clauses = find_clauses(named, self._store, self._view, Wish(language, day))
        self._check(reference, named, clauses)
        return tuple(self._shown(clause, day) for clause in clauses)

    def _check(self, reference: str, named: Named, clauses: tuple[Clause, ...]) -> None:
        if not clauses:
            raise NotFound(f"'{reference}' is not in the knowledge base.", self._why(named))
        if named.instrument_ids:
            return
        # Words beside the numbers: the name of a text that is not held.
        if matter_weights(named.rest):
            problem = f"'{reference}' names no text that is held."
            raise NotFound(problem, "List what is held: touchstone docs")
        if len(clauses) > MOST_SHOWN:
            raise NotFound(
                f"'{reference}' alone fits {len(clauses)} texts.",
                "Name the text as well: touchstone show '产品质量法第二十六条'",
            )

    def _why(self, named: Named) -> str:
        if not named.instrument_ids:
            return "No text of that name is held; list them: touchstone docs"
        return HeldNumbers(self._store, self._view).instead_of(named)

    def overview(self, wanted: str | None, day: date) -> tuple[InstrumentOverview, ...]:
        """Raises NotFound."""
        ids = sorted(self._view.instruments) if wanted is None else self._resolve(wanted)
        detailed = wanted is not None
        return tuple(
            InstrumentOverview(
                self._view.instruments[one], self._editions(one, day, detailed=detailed)
            )
            for one in ids
        )

    def _resolve(self, wanted: str) -> list[str]:
        if wanted in self._view.editions:
            return [self._view.editions[wanted].instrument_id]
        if ids := self._view.called(wanted):
            return list(ids)
        raise NotFound(f"Nothing called '{wanted}'.", "List what is held: touchstone docs")

    def _editions(
        self, instrument_id: str, day: date, *, detailed: bool
    ) -> tuple[EditionOverview, ...]:
        rows = []
        for edition in self._view.editions_of.get(instrument_id, ()):
            counts = self._store.counts(edition.id)
            rows.append(
                EditionOverview(
                    edition=edition,
                    status=self._view.status(edition.id, day),
                    articles=counts.articles,
                    clauses=counts.clauses,
                    passages=counts.passages,
                    source=self._store.source(edition.id) or NOWHERE,
                    content=self._store.content(edition.id) if detailed else None,
                )
            )
        return tuple(rows)

    def _shown(self, clause: Clause, day: date) -> ShownClause:
        edition = self._view.editions[clause.edition_id]
        stored = self._store.text(clause.edition_id, with_origins=False)
        text = stored.text if stored else ""
        origins = self._store.origins(edition.id, clause.start, clause.end)
        return ShownClause(
            instrument=self._view.instruments[edition.instrument_id],
            edition=edition,
            clause=clause,
            text=text[clause.start : clause.end],
            status=self._view.status(edition.id, day),
            source=self._store.source(edition.id) or NOWHERE,
            places=places_of(origins, clause.start, clause.end),
            row=table_row(clause, text, self._store),
            content=self._pointing.content_of(clause, text, day) if self._with_content else None,
        )
