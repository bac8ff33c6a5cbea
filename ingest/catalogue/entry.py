"""What one catalogue file says, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BilingualText:
    """The same statement in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class CatalogueDate:
    """One date of an instrument, with its own proof: dates of one text differ in how well known."""

    kind: str
    value: date
    proof: str
    seen: str
    note: BilingualText | None = None


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
    """Which text the digests were written from: its date, and in words what kind of text."""

    date: date
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
    """One instrument: front matter, and its digests by language ("zh" and "en", same eIds)."""

    id: str
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

    def standing_of(self, eid: str) -> str:
        """Standing of the text behind one digest: its own where given, else the entry's."""
        return self.clause_standing.get(eid, self.standing)
