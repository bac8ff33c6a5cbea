"""What the base already holds, read once a run and kept up to date with each commit."""

from collections import defaultdict
from pathlib import Path

from ingest.identity.joining import may_be_one
from ingest.sources.archives import is_there
from kb.domain.instruments import Edition, Instrument, Source
from kb.identifiers import part_of
from kb.legal.aliases import fold_name, names_of
from kb.ports import EditionBundle, StoreReader


class Known:
    """Instruments by name, editions by id, instrument and text, sources by origin and edition.

    Every look-up is by key: a run over many files asks for each of them.
    """

    def __init__(self, store: StoreReader) -> None:
        self._instruments: dict[str, Instrument] = {}
        self._by_title: dict[str, dict[str, None]] = {}
        self.editions: dict[str, Edition] = {}
        self._of_instrument: dict[str, dict[str, Edition]] = defaultdict(dict)
        self._by_origin: dict[str, tuple[str, str]] = {}
        self._origins: dict[str, set[str]] = defaultdict(set)
        self._by_bytes: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._parsers = store.parsers()
        for edition in store.editions():
            self._hold(edition)
        for (origin, _), held in store.sources().items():
            self._found(origin, held)
        for instrument in store.instruments():
            self._learn(instrument)

    def instrument(self, instrument_id: str) -> Instrument | None:
        return self._instruments.get(instrument_id)

    def by_title(self, read: Instrument) -> Instrument | None:
        """The instrument of this title, in either language and with or without the state's name.

        Two places may each have a regulation of the same title: they are two.
        """
        held = self._by_title.get(fold_name(read.title), {})
        same = (self._instruments[one] for one in sorted(held))
        return next((one for one in same if may_be_one(one, read)), None)

    def source(self, origin: str) -> tuple[str, str] | None:
        """(source SHA-256, edition id) of what was read from here before."""
        return self._by_origin.get(origin)

    def parser(self, edition_id: str) -> str:
        """What read the text of an edition; "" where there is none."""
        return self._parsers.get(edition_id, "")

    def same_text(self, wanted: Edition) -> Edition | None:
        """An edition of the same instrument that already has exactly this text.

        Two instruments may say the same in one place (MDR and IVDR Article 7), and two parts of
        one ("[Reserved]"): both are kept.
        """
        for edition in self._of_instrument.get(wanted.instrument_id, {}).values():
            same_part = part_of(edition.id) == part_of(wanted.id)
            if same_part and edition.text_sha256 == wanted.text_sha256:
                return edition
        return None

    def editions_of(self, instrument_id: str) -> tuple[Edition, ...]:
        return tuple(self._of_instrument.get(instrument_id, {}).values())

    def committed(self, bundle: EditionBundle) -> None:
        self._learn(bundle.instrument)
        self._hold(bundle.edition)
        self._parsers[bundle.edition.id] = bundle.text.parser
        self.seen(bundle.source, bundle.edition.id)

    def seen(self, source: Source, edition_id: str) -> None:
        self._found(source.origin, (source.sha256, edition_id))

    def moved_from(self, source: Source, edition_id: str) -> list[str]:
        """Where these very bytes were found before, and are no more: the file has moved."""
        return [
            origin
            for origin in sorted(self._by_bytes.get((source.sha256, edition_id), ()))
            if origin != source.origin and Path(origin).is_absolute() and not is_there(origin)
        ]

    def forgotten(self, origin: str) -> None:
        if held := self._by_origin.pop(origin, None):
            self._origins[held[1]].discard(origin)
            self._by_bytes[held].discard(origin)

    def removed(self, edition_id: str) -> None:
        if edition := self.editions.pop(edition_id, None):
            self._of_instrument[edition.instrument_id].pop(edition_id, None)

    def origins_of(self, edition_id: str) -> set[str]:
        """Every place where this edition's text is found now."""
        return set(self._origins.get(edition_id, ()))

    def abandoned(self) -> list[str]:
        """Editions without a source: their file gave another one, and a run ended before."""
        return [edition_id for edition_id in self.editions if not self._origins.get(edition_id)]

    def _hold(self, edition: Edition) -> None:
        self.removed(edition.id)
        self.editions[edition.id] = edition
        self._of_instrument[edition.instrument_id][edition.id] = edition

    def _found(self, origin: str, held: tuple[str, str]) -> None:
        """``held``: source SHA-256 and edition id of what was read from there."""
        self.forgotten(origin)
        self._by_origin[origin] = held
        self._origins[held[1]].add(origin)
        self._by_bytes[held].add(origin)

    def _learn(self, instrument: Instrument) -> None:
        self._instruments[instrument.id] = instrument
        for title in (instrument.title, instrument.title_zh, instrument.title_en):
            if title:
                for name in names_of(Instrument(id="", title=title)):
                    self._by_title.setdefault(name, {})[instrument.id] = None
