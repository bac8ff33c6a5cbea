"""Instruments and editions: what a text is, and one text of it."""

import datetime
from dataclasses import dataclass, field

from kb.domain.places import Place
from kb.domain.vocabulary import Level, Rendition, Standing, StatusCode, StructureKind


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A date with where it was read; ``value`` None means unknown, which is not "open"."""

    value: datetime.date | None = None
    basis: str = ""


UNKNOWN_DATE = DatedFact()


@dataclass(frozen=True, slots=True)
class StatedStatus:
    """A status that a file or the catalogue states in words, as of the date it was seen."""

    code: StatusCode
    as_of: datetime.date | None = None
    basis: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One law, rule, standard, paper or notice: the thing with a title and a number.

    ``id`` is ``<jurisdiction|local>:<slug>``. ``aliases`` hold every other name that people use,
    in either language. ``effective_from`` is the day on which the first edition began to hold.
    """

    id: str
    title: str
    title_zh: str | None = None
    title_en: str | None = None
    level: Level = Level.OTHER
    issuer: str | None = None
    number: str | None = None
    jurisdiction: str = "local"
    aliases: tuple[str, ...] = ()
    effective_from: DatedFact = UNKNOWN_DATE


@dataclass(frozen=True, slots=True)
class Edition:
    """One text of an instrument in one language, with its dates.

    ``date`` is the day on which this wording was adopted (None: undated) and is part of the id.
    ``current_as_stated`` is set only where the catalogue or the file says so.
    ``text_sha256`` is the digest of the stored text (UTF-8). ``changes`` are the days of all acts
    that made or changed the text, as its header lists them, this wording's own included; empty
    where the header lists none, or not all.
    """

    id: str
    instrument_id: str
    language: str
    title: str
    rendition: Rendition
    standing: Standing
    structure: StructureKind
    text_sha256: str
    date: datetime.date | None = None
    adopted: DatedFact = UNKNOWN_DATE
    published: DatedFact = UNKNOWN_DATE
    effective_from: DatedFact = UNKNOWN_DATE
    effective_to: DatedFact = UNKNOWN_DATE
    stated_status: StatedStatus | None = None
    note: str = ""
    warnings: tuple[str, ...] = ()
    changes: tuple[datetime.date, ...] = ()

    @property
    def is_record(self) -> bool:
        """True for what the catalogue records about a text: it is true on every day."""
        return self.standing is Standing.CATALOGUE


@dataclass(frozen=True, slots=True)
class Source:
    """Where an edition was read from. ``name`` is the path below the source that was added."""

    name: str
    sha256: str
    origin: str
    url: str | None = None
    read_at: str = ""


@dataclass(frozen=True, slots=True)
class BlockOrigin:
    """One row of the source map: stored text [start, end) came from ``place``."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class StoredText:
    """The immutable text of an edition; offsets count Unicode code points."""

    text: str
    sha256: str
    source_sha256: str
    parser: str
    origins: tuple[BlockOrigin, ...] = field(default=())
