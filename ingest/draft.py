"""A document that is understood but not yet in the base: what assembling takes."""

import datetime
from dataclasses import dataclass

from ingest.sanitation.remarks import SanitationRemark
from ingest.structure.tree import Structure
from kb.domain.instruments import (
    UNKNOWN_DATE,
    BlockOrigin,
    DatedFact,
    Instrument,
    Source,
    StatedStatus,
)
from kb.domain.vocabulary import Rendition, Standing


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What is known of an edition before it has an id; see ``kb.domain.instruments.Edition``."""

    title: str
    language: str
    rendition: Rendition = Rendition.FULL_TEXT
    standing: Standing = Standing.UNSTATED
    date: datetime.date | None = None
    adopted: DatedFact = UNKNOWN_DATE
    published: DatedFact = UNKNOWN_DATE
    effective_from: DatedFact = UNKNOWN_DATE
    effective_to: DatedFact = UNKNOWN_DATE
    stated_status: StatedStatus | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One document with its text, tree and facts. ``warnings`` have the sentences of ``remarks``.

    ``is_catalogued`` is True where the catalogue describes the instrument: its word then replaces
    what files said of it before.
    """

    instrument: Instrument
    facts: EditionFacts
    text: str
    structure: Structure
    origins: tuple[BlockOrigin, ...]
    parser: str
    source: Source
    original: bytes
    warnings: tuple[str, ...] = ()
    remarks: tuple[SanitationRemark, ...] = ()
    is_catalogued: bool = False
