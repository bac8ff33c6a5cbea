"""Instruments, editions and names in memory, read anew when the base has changed."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kb.domain.instruments import Edition, Instrument
from kb.domain.relations import Relation
from kb.domain.retrieval import Filters
from kb.domain.status import Status
from kb.identifiers import part_order, whole_of
from kb.language.fold import bare, fold
from kb.legal.acts import acts_by_target
from kb.legal.aliases import AliasIndex, names_of
from kb.legal.time import Act, status_on
from kb.ports import StoreReader


@dataclass(frozen=True)
class CatalogueView:
    """A snapshot of what the base holds at one revision."""

    revision: int
    instruments: dict[str, Instrument]
    editions: dict[str, Edition]
    relations: tuple[tuple[str, Relation], ...] = ()

    @classmethod
    def read(cls, store: StoreReader) -> "CatalogueView":
        return cls(
            revision=store.revision(),
            instruments={instrument.id: instrument for instrument in store.instruments()},
            editions={edition.id: edition for edition in store.editions()},
            relations=store.relations(),
        )

    @cached_property
    def aliases(self) -> AliasIndex:
        return AliasIndex(self.instruments.values())

    @cached_property
    def editions_of(self) -> dict[str, tuple[Edition, ...]]:
        """Editions of each instrument, newest first; parts of one text in their order."""
        grouped: dict[str, list[Edition]] = {}
        for edition in self.editions.values():
            grouped.setdefault(edition.instrument_id, []).append(edition)
        return {key: tuple(sorted(group, key=_newest_first)) for key, group in grouped.items()}

    def instrument_of(self, edition_id: str) -> str:
        """The id of the edition's instrument; "" for one that came after this snapshot."""
        edition = self.editions.get(edition_id)
        return edition.instrument_id if edition else ""

    def is_record(self, edition_id: str) -> bool:
        """True for a record of the catalogue, which is no text."""
        edition = self.editions.get(edition_id)
        return edition is not None and edition.is_record

    def admits(self, edition_id: str, filters: Filters, day: date) -> bool:
        """True for an edition of this snapshot that passes what the filters say of editions."""
        edition = self.editions.get(edition_id)
        if edition is None:
            return False
        instrument = self.instruments[edition.instrument_id]
        tests = (
            (filters.languages, edition.language),
            (filters.instruments, instrument.id),
            (filters.levels, instrument.level.value),
            (filters.standings, edition.standing.value),
            (filters.renditions, edition.rendition.value),
            (filters.jurisdictions, instrument.jurisdiction),
        )
        return (
            all(not wanted or value in wanted for wanted, value in tests)
            and _is_issued_by(instrument, filters.issuers)
            and (not filters.statuses or self.status(edition_id, day).code in filters.statuses)
        )

    def called(self, wanted: str) -> tuple[str, ...]:
        """Ids of the instruments that an id or any of their names means; () where there is none."""
        return (wanted,) if wanted in self.instruments else self.aliases.exact(wanted)

    def meant(self, filters: Filters) -> Filters:
        """The same with ids in place of instruments' names; what nothing is called stays."""
        ids = [one for name in filters.instruments for one in self.called(name) or (name,)]
        return replace(filters, instruments=tuple(dict.fromkeys(ids)))

    def is_of_code(self, edition_id: str, code: str) -> bool:
        """True where a name of the instrument carries the code ("21 cfr"), or none is asked for."""
        instrument = self.instruments[self.editions[edition_id].instrument_id]
        wanted = bare(code)
        return any(
            bare(name).startswith(wanted) or f" {code}" in name for name in names_of(instrument)
        )

    def title(self, edition_id: str, language: str) -> str:
        """The instrument's title in ``language``, else the edition's own."""
        edition = self.editions[edition_id]
        instrument = self.instruments[edition.instrument_id]
        titles = {"zh": instrument.title_zh, "en": instrument.title_en}
        return titles.get(language) or edition.title

    def status(self, edition_id: str, day: date) -> Status:
        edition = self.editions[edition_id]
        instrument = self.instruments[edition.instrument_id]
        siblings = self.editions_of[instrument.id]
        acts = self._acts.get(instrument.id, ())
        return status_on(day, edition, instrument, siblings, acts)

    @cached_property
    def _acts(self) -> dict[str, tuple[Act, ...]]:
        return acts_by_target(self.relations, self.editions, self.instruments, self.aliases)


def _is_issued_by(instrument: Instrument, issuers: tuple[str, ...]) -> bool:
    issued = fold(instrument.issuer or "")
    return not issuers or any(fold(issuer) in issued for issuer in issuers)


def _newest_first(edition: Edition) -> tuple[object, ...]:
    """Newest first; of one day by id, parts of a text in their order."""
    age = -(edition.date.toordinal() if edition.date else 0)
    return (age, whole_of(edition.id), part_order(edition.id), edition.id)
