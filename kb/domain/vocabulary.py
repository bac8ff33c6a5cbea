"""Closed lists of words. Every value is what JSON, SQLite and front matter carry."""

from enum import StrEnum


class Level(StrEnum):
    """Legal level of an instrument, highest authority first."""

    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    DEPARTMENTAL_RULE = "departmental_rule"
    LOCAL_REGULATION = "local_regulation"
    NORMATIVE_DOCUMENT = "normative_document"
    STANDARD = "standard"
    COMMENTARY = "commentary"
    OTHER = "other"


class Rendition(StrEnum):
    """How much of the instrument's wording an edition carries."""

    FULL_TEXT = "full_text"
    EXCERPT = "excerpt"
    DIGEST = "digest"


class Standing(StrEnum):
    """What kind of text an edition is; ``unstated`` where neither file nor catalogue says.

    ``catalogue`` is no text of the instrument: it is what the catalogue records about it.
    """

    OFFICIAL = "official"
    OFFICIAL_TRANSLATION = "official_translation"
    UNOFFICIAL_TRANSLATION = "unofficial_translation"
    INTERPRETATION = "interpretation"
    COMMENTARY = "commentary"
    PROPOSAL = "proposal"
    PROMOTION = "promotion"
    DRAFT = "draft"
    CATALOGUE = "catalogue"
    UNSTATED = "unstated"


class StatusCode(StrEnum):
    """Whether an edition holds on a date."""

    IN_FORCE = "in_force"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    REPLACED = "replaced"
    PERIOD_ENDED = "period_ended"
    DRAFT = "draft"
    UNKNOWN = "unknown"


class OutcomeCode(StrEnum):
    """How a question ended; each has a sentence for people and a next step."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    CONFLICTING = "conflicting"
    NOT_IN_SOURCES = "not_in_sources"
    OUT_OF_SCOPE = "out_of_scope"
    ONLY_OUTDATED = "only_outdated"
    NEEDS_DETAIL = "needs_detail"
    ERROR = "error"


class StructureKind(StrEnum):
    """Which structure builder understood an edition; ``prose`` is the fallback."""

    CHINESE_LAW = "chinese_law"
    ENGLISH_STATUTE = "english_statute"
    POLICY_PAPER = "policy_paper"
    STANDARD = "standard"
    CFR = "cfr"
    PROSE = "prose"
    DIGEST = "digest"


class ClauseKind(StrEnum):
    """Units of an edition's tree, named after Akoma Ntoso where it has a name."""

    BOOK = "book"
    PART = "part"
    CHAPTER = "chapter"
    SUBPART = "subpart"
    SECTION = "section"
    ARTICLE = "article"
    CLAUSE = "clause"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    POINT = "point"
    DEFINITION = "definition"
    NOTE = "note"
    ANNEX = "annex"
    PREFACE = "preface"
    CONCLUSIONS = "conclusions"
    HEADING = "heading"
    PROSE = "prose"
    TABLE = "table"
    ROW = "row"
