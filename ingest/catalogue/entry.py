"""What one catalogue file says, as plain values."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

RECORD = "catalogue"
"""The standing of an entry without digests."""
_WHOLE = len("2018-12-29")


@dataclass(frozen=True, slots=True)
class BilingualText:
    """The same statement in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class CatalogueDate:
    """One date of an instrument, with its own proof: dates of one text differ in how well known.

    ``written`` is ``2018-12-29``, or ``2018-12`` or ``2018`` where no more of it was read.
    """

    kind: str
    written: str
    proof: str
    seen: str
    note: BilingualText | None = None

    @property
    def value(self) -> date | None:
        """The day; None where only its month or year was read: no day is made up."""
        return date.fromisoformat(self.written) if len(self.written) == _WHOLE else None

    @property
    def last(self) -> date:
        """The day, or the last one of the month or year that was read."""
        if self.value:
            return self.value
        year, _, month = self.written.partition("-")
        number = int(month or 12)
        return date(int(year), number, monthrange(int(year), number)[1])


@dataclass(frozen=True, slots=True)
class CatalogueFact:
    """One more fact about the instrument, in our own words, with its own proof."""

    text: BilingualText
    proof: str
    seen: str


@dataclass(frozen=True, slots=True)
class StatedStatus:
    """The status that was seen stated, and the last date for which it is known to hold."""

    code: str
    as_of: date
    proof: str
    seen: str
    note: BilingualText | None = None


@dataclass(frozen=True, slots=True)
class DigestBasis:
    """Which text the entry speaks of: its date (None: not read), and in words what was read."""

    date: date | None
    basis: BilingualText


@dataclass(frozen=True, slots=True)
class DigestClause:
    """One clause in our own words; `line` is the 1-based line of its heading in the file."""

    eid: str
    label: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One instrument: front matter, and its digests by language ("zh" and "en", same eIds).

    Without digests it is a bare record of issuer, number, dates and status. ``edition_of`` is the
    instrument's own id where the file tells of another edition of it. ``lines`` are the 1-based
    lines of the front matter's fields.
    """

    id: str
    edition_of: str | None
    title_zh: str
    title_en: str
    aliases_zh: tuple[str, ...]
    aliases_en: tuple[str, ...]
    jurisdiction: str
    level: str
    issuer_zh: str
    issuer_en: str
    numbers: tuple[str, ...]
    topics: tuple[str, ...]
    dates: tuple[CatalogueDate, ...]
    status: StatedStatus
    successor: str | None
    facts: tuple[CatalogueFact, ...]
    official_url: str | None
    proof: str
    seen_at: date
    rendition: str
    standing: str
    clause_standing: Mapping[str, str]
    digest_of: DigestBasis
    verified_note: BilingualText
    source_digests: Mapping[str, str]
    digests: Mapping[str, tuple[DigestClause, ...]]
    lines: Mapping[str, int]

    @property
    def instrument_id(self) -> str:
        """The instrument that the entry tells of."""
        return self.edition_of or self.id

    def standing_of(self, eid: str) -> str:
        """Standing of the text behind one digest: its own where given, else the entry's."""
        return self.clause_standing.get(eid, self.standing)
