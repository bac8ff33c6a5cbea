"""What a text has where a clause that was asked for is not in it."""

from collections.abc import Iterator, Sequence

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind, Rendition, StructureKind
from kb.identifiers import whole_of
from kb.legal.path_steps import Step
from kb.legal.references import ClauseReference
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.lookup import is_of_year
from kb.retrieval.naming import Named
from kb.retrieval.printed_paths import clauses_by_steps

_NUMBERED = (ClauseKind.ARTICLE, ClauseKind.SECTION, ClauseKind.CLAUSE)
_BELOW = (*_NUMBERED, ClauseKind.ITEM, ClauseKind.POINT, ClauseKind.NOTE)
_PASSED_OVER = (ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.HEADING, ClauseKind.PARAGRAPH)


class HeldNumbers:
    """Sentences of advice over one snapshot of the base."""

    def __init__(self, store: StoreReader, view: CatalogueView) -> None:
        self._store, self._view = store, view

    def instead_of(self, named: Named) -> str:
        """The clause around what was asked for, with its numbers; else those of the whole text."""
        ids = named.instrument_ids
        if self._is_of_another_year(named):
            return f"No text of that year is held; see: touchstone docs show {ids[0]}"
        wanted = [it.article_eid for it in named.references if it.article_eid]
        if around := self._store.clauses_by_eid(wanted, ids):
            return (
                f"{around[0].label} is held, without that part; see: touchstone show {around[0].id}"
            )
        if nearest := self._nearest(named.references, ids):
            numbers = [it.number for it in self._below(nearest)]
            held = f"with {_range(numbers)}" if numbers else "without that part"
            return f"{nearest.label} is held, {held}; see: touchstone show {nearest.id}"
        held = self._whole(ids[0])
        return f"{held}see: touchstone docs show {ids[0]}"

    def _is_of_another_year(self, named: Named) -> bool:
        """GB/T 19001-2008, where the text of 2016 is held."""
        return any(
            not any(
                is_of_year(edition.id, year, self._view)
                for one in named.instruments_of(reference)
                for edition in self._view.editions_of.get(one, ())
            )
            for reference, year in named.years
        )

    def _nearest(
        self, references: Sequence[ClauseReference], ids: tuple[str, ...]
    ) -> Clause | None:
        """The innermost clause around the first of the paths that is held: 4 of 4.9."""
        for reference in references:
            for steps in _shorter(reference.steps):
                if found := clauses_by_steps(steps, self._store, ids):
                    return found[0]
        return None

    def _below(self, around: Clause) -> Iterator[Clause]:
        clauses = self._store.clauses(around.edition_id)
        by_eid = {it.eid: it for it in clauses}
        for clause in clauses:
            above = by_eid.get(clause.parent or "")
            while above and above.kind in _PASSED_OVER and above != around:
                above = by_eid.get(above.parent or "")
            if above == around and clause.kind in _BELOW and clause.number:
                yield clause

    def _whole(self, instrument_id: str) -> str:
        """As printed in the newest full text (or digest); a text in parts has those of all."""
        held = self._view.editions_of.get(instrument_id, ())
        held = tuple(it for it in held if not it.is_record) or held
        held = tuple(it for it in held if it.rendition is Rendition.FULL_TEXT) or held
        newest = [it for it in held if whole_of(it.id) == whole_of(held[0].id)]
        clauses = [clause for edition in newest for clause in self._store.clauses(edition.id)]
        ranges = [_range(it) for it in (_numbers(clauses), _annexes(clauses)) if it]
        if held and held[0].is_record:
            return "No text of it is held, only what the catalogue records; "
        if not ranges and held and held[0].rendition is Rendition.DIGEST:
            return "Only a digest of it is held; "
        return f"It has {' and '.join(ranges)}; " if ranges else self._of_paper(instrument_id)

    def _of_paper(self, instrument_id: str) -> str:
        """A policy paper has no articles: how it is numbered instead."""
        for edition in self._view.editions_of.get(instrument_id, ()):
            if edition.structure is not StructureKind.POLICY_PAPER:
                continue
            clauses = self._store.clauses(edition.id)
            parts = [c.label for c in clauses if c.parent is None and c.number]
            numbered = f"its parts are numbered {parts[0]} to {parts[-1]}" if parts else "no parts"
            return f"It is a policy paper without articles; {numbered}; "
        return ""


def _shorter(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """The path without its last step, and a number without its last part, innermost first."""
    for end in range(len(steps), 0, -1):
        if end < len(steps):
            yield tuple(steps[:end])
        last = steps[end - 1]
        while last := tuple(it.rpartition("-")[0] for it in last if it[:3] == "cl_" and "-" in it):
            yield (*steps[: end - 1], last)


def _numbers(clauses: Sequence[Clause]) -> list[str]:
    """Of the text without its annexes: articles, else sections, else clauses of the first level."""
    for kind in _NUMBERED:
        own = [it for it in clauses if it.kind is kind and not it.eid.startswith("annex")]
        if kind is ClauseKind.CLAUSE:
            own = [it for it in own if it.parent is None] or own
        if own:
            return [it.number for it in own]
    return []


def _annexes(clauses: Sequence[Clause]) -> list[str]:
    """In their order, whatever the order of the parts that hold them."""
    annexes = [it for it in clauses if it.kind is ClauseKind.ANNEX and it.parent is None]
    return [it.label for it in sorted(annexes, key=_place)]


def _place(annex: Clause) -> tuple[int, str]:
    number = annex.eid.partition("_")[2]
    return (int(number), "") if number.isdigit() else (0, number)


def _range(printed: Sequence[str]) -> str:
    first, last = (it.rstrip(". 、") for it in (printed[0], printed[-1]))
    return first if first == last else f"{first} to {last}"
