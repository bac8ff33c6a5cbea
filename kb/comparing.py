"""Two editions compared: which to take, and what became of each clause."""

from datetime import date

from kb.domain.clauses import Clause
from kb.domain.differences import (
    ClauseDifference,
    ComparedEdition,
    EditionDifference,
    Fate,
    Wording,
)
from kb.domain.instruments import Edition
from kb.domain.vocabulary import Rendition
from kb.errors import NotFound, UsageError
from kb.legal.pieces import pieces
from kb.legal.succession import Succession, Text, successions
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView

_LIST = "List what is held: touchstone docs"


class Comparing:
    """Over one snapshot of the base."""

    def __init__(self, store: StoreReader, view: CatalogueView, day: date) -> None:
        self._store, self._view, self._day = store, view, day

    def difference(self, old: str, new: str | None) -> EditionDifference:
        """Of two editions; of an instrument's last two where only one thing is named.

        Raises NotFound, and UsageError where two texts cannot be compared.
        """
        if new is None:
            before, after = self._last_two(old)
        else:
            before, after = self._edition(old), self._edition(new)
        if before.language != after.language:
            problem = f"{before.id} and {after.id} are in different languages."
            raise UsageError(problem, f"Name two texts in one language. {_LIST}")
        texts = self._text(before), self._text(after)
        told = tuple(_told(it, *texts) for it in successions(*texts))
        return EditionDifference(self._compared(before), self._compared(after), told)

    def _last_two(self, wanted: str) -> tuple[Edition, Edition]:
        instrument_id = self._instrument(wanted)
        held = [it for it in self._view.editions_of[instrument_id] if _is_whole(it) and it.date]
        for newer in held:
            for older in held:
                is_older = older.date and newer.date and older.date < newer.date
                if is_older and older.language == newer.language:
                    return older, newer
        problem = f"There are no two dated texts of {instrument_id} in one language."
        raise NotFound(problem, f"See: touchstone docs show {instrument_id}")

    def _instrument(self, wanted: str) -> str:
        named = self._view.called(wanted)
        if len(named) == 1:
            return named[0]
        if named:
            raise UsageError(f"'{wanted}' may be {', '.join(named)}.", "Name one by its id.")
        raise NotFound(f"Nothing called '{wanted}'.", _LIST)

    def _edition(self, wanted: str) -> Edition:
        if wanted in self._view.editions:
            return self._view.editions[wanted]
        held = self._view.editions_of[self._instrument(wanted)]
        whole = [it for it in held if _is_whole(it)] or list(held)
        if len(whole) == 1:
            return whole[0]
        cure = "Name one: " + ", ".join(it.id for it in whole)
        raise UsageError(f"There are {len(whole)} texts of '{wanted}'.", cure)

    def _text(self, edition: Edition) -> Text:
        stored = self._store.text(edition.id, with_origins=False)
        return Text(stored.text if stored else "", self._store.clauses(edition.id))

    def _compared(self, edition: Edition) -> ComparedEdition:
        instrument = self._view.instruments[edition.instrument_id]
        return ComparedEdition(instrument, edition, self._view.status(edition.id, self._day))


def _told(it: Succession, before: Text, after: Text) -> ClauseDifference:
    old, new = _wording(it.old, before), _wording(it.new, after)
    is_other = it.fate in (Fate.CHANGED, Fate.RENUMBERED_AND_CHANGED)
    way = pieces(_bare(old), _bare(new)) if is_other else ()
    return ClauseDifference(it.fate, old, new, it.likeness, it.basis, way)


def _wording(clause: Clause | None, of: Text) -> Wording | None:
    return Wording(clause, of.text[clause.start : clause.end]) if clause else None


def _is_whole(edition: Edition) -> bool:
    return edition.rendition is not Rendition.DIGEST


def _bare(wording: Wording | None) -> str:
    """The words without the number, which is told apart from them."""
    return wording.text.removeprefix(wording.clause.label).strip() if wording else ""
