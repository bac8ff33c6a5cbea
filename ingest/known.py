"""What the base already holds, read once a run and kept up to date with each commit."""

from pathlib import Path

from ingest.identity.joining import may_be_one
from ingest.sources.archives import is_there
from kb.domain.instruments import Edition, Instrument, Source
from kb.identifiers import part_of
from kb.legal.aliases import fold_name, names_of
from kb.ports import EditionBundle, StoreReader


class Known:
    """Instruments by name, editions by id, sources by origin."""

    def __init__(self, store: StoreReader) -> None:
        self._instruments: dict[str, Instrument] = {}
        self._by_title: dict[str, dict[str, None]] = {}
        self.editions: dict[str, Edition] = {edition.id: edition for edition in store.editions()}
        self._by_origin: dict[str, tuple[str, str]] = {
            origin: held for (origin, _), held in store.sources().items()
        }
        self._parsers = store.parsers()
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
        for edition in self.editions.values():
            same_instrument = edition.instrument_id == wanted.instrument_id
            same_part = part_of(edition.id) == part_of(wanted.id)
            if same_instrument and same_part and edition.text_sha256 == wanted.text_sha256:
                return edition
        return None

    def committed(self, bundle: EditionBundle) -> None:
        self._learn(bundle.instrument)
        self.editions[bundle.edition.id] = bundle.edition
        self._parsers[bundle.edition.id] = bundle.text.parser
        self.seen(bundle.source, bundle.edition.id)

    def seen(self, source: Source, edition_id: str) -> None:
        self._by_origin[source.origin] = (source.sha256, edition_id)

    def moved_from(self, source: Source, edition_id: str) -> list[str]:
        """Where these very bytes were found before, and are no more: the file has moved."""
        return [
            origin
            for origin, held in self._by_origin.items()
            if held == (source.sha256, edition_id)
            and origin != source.origin
            and Path(origin).is_absolute()
            and not is_there(origin)
        ]

    def forgotten(self, origin: str) -> None:
        self._by_origin.pop(origin, None)

    def removed(self, edition_id: str) -> None:
        self.editions.pop(edition_id, None)

    def origins_of(self, edition_id: str) -> set[str]:
        """Every place where this edition's text is found now."""
        return {origin for origin, (_, held) in self._by_origin.items() if held == edition_id}

    def abandoned(self) -> list[str]:
        """Editions without a source: their file gave another one, and a run ended before."""
        found = {held for _, held in self._by_origin.values()}
        return [edition_id for edition_id in self.editions if edition_id not in found]

    def _learn(self, instrument: Instrument) -> None:
        self._instruments[instrument.id] = instrument
        for title in (instrument.title, instrument.title_zh, instrument.title_en):
            if title:
                for name in names_of(Instrument(id="", title=title)):
                    self._by_title.setdefault(name, {})[instrument.id] = None
