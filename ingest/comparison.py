"""How a text that came in compares with those that the base has: its changes, its near twins."""

from dataclasses import replace

from ingest.changes import Changes
from ingest.clause_changes import ClauseChanges, compare
from ingest.known import Known
from ingest.report import FileOutcome, FileReport
from kb.domain.instruments import Edition
from kb.domain.vocabulary import Rendition
from kb.identifiers import part_of, wording_digest
from kb.legal.succession import Text
from kb.ports import EditionBundle, Store

NEARLY_ALL = 0.8
"""Of a text's clauses: two instruments that share so many are hardly two. Rules made on one model
(MDR and IVDR, provincial rules of one law) share less than half word for word."""
_FEWEST = 3
"""Clauses that a text must have in common with another: a form letter of two proves nothing."""


class Comparison:
    """Over one run; compares with what is committed and with what waits."""

    def __init__(self, store: Store, changes: Changes, known: Known) -> None:
        self._store, self._changes, self._known = store, changes, known
        self._wordings: dict[str, int] = {}

    def of(self, bundle: EditionBundle, former_id: str | None) -> ClauseChanges | None:
        """Against what the same file gave before, else the nearest edition of the instrument."""
        digests = {wording_digest(clause, bundle.text.text) for clause in bundle.clauses} - {""}
        self._wordings[bundle.edition.id] = len(digests)
        if former_id:
            return self._against(former_id, bundle, "")
        sibling = self._nearest(bundle.edition)
        return self._against(sibling.id, bundle, sibling.id) if sibling else None

    def twins(self, report: FileReport) -> FileReport:
        """The report with a remark where another instrument has nearly the same text.

        For what is committed: both texts have to be in the base.
        """
        wordings = self._wordings.get(report.edition_id, 0)
        if report.outcome is not FileOutcome.ADDED or wordings < _FEWEST:
            return report
        own = self._known.editions.get(report.edition_id)
        for other_id, shared in sorted(self._store.sharing(report.edition_id).items()):
            other = self._known.editions.get(other_id)
            if not own or not other or other.instrument_id == own.instrument_id:
                continue
            if shared >= max(_FEWEST, wordings * NEARLY_ALL):
                remark = (
                    f"{100 * shared // wordings} % of its clauses stand word for word in "
                    f"{other_id}; if it is the same instrument, add it again with --instrument "
                    f"{other.instrument_id}"
                )
                report = replace(report, warnings=(*report.warnings, remark))
        return report

    def _nearest(self, edition: Edition) -> Edition | None:
        """Of the same instrument and language the text nearest in time, older ones first."""
        if edition.rendition is Rendition.DIGEST:
            return None
        others = [
            other
            for other in self._known.editions_of(edition.instrument_id)
            if other.id != edition.id
            and other.language == edition.language
            and other.rendition is not Rendition.DIGEST
            and part_of(other.id) == part_of(edition.id)
        ]
        return min(others, key=lambda other: _distance(edition, other), default=None)

    def _against(self, former_id: str, bundle: EditionBundle, against: str) -> ClauseChanges:
        self._changes.settle(former_id)
        stored = self._store.text(former_id, with_origins=False)
        before = Text(stored.text if stored else "", self._store.clauses(former_id))
        return compare(before, Text(bundle.text.text, bundle.clauses), against)


def _distance(edition: Edition, other: Edition) -> tuple[bool, int, str]:
    """Undated texts come last; of those with a date the one just before, then just after."""
    if edition.date is None or other.date is None:
        return True, 0, other.id
    days = (edition.date - other.date).days
    return False, days if days >= 0 else 1_000_000 - days, other.id
