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
from kb.domain.relations import ReadFact
from kb.domain.vocabulary import Rendition, Standing


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What is known of an edition before it has an id; see ``kb.domain.instruments.Edition``.

    ``part`` is what its id prints behind ``part-`` where the document holds one part of a larger
    text. ``facts`` say of each value where it was read.
    """

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
    part: str = ""
    facts: tuple[ReadFact, ...] = ()
    changes: tuple[datetime.date, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One document with its text, tree and facts. ``warnings`` have the sentences of ``remarks``.

    ``is_catalogued`` is True where the catalogue describes the instrument: its word then replaces
    what files said of it before. ``is_registered`` is True where the id is that of a known
    instrument, so that a text joins what the base has under that id, whatever its title.
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
    is_registered: bool = False
