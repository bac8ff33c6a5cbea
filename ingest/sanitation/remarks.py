"""The nouns: what was found, how often, and where first."""

from dataclasses import dataclass
from enum import StrEnum


class RemarkKind(StrEnum):
    """What a remark is about."""

    HIDDEN_TEXT = "hidden_text"
    INSTRUCTIONS = "instructions"
    REMOTE_CONTENT = "remote_content"
    MACROS = "macros"
    PERSONAL_DATA = "personal_data"
    CHARACTERS = "characters"
    DISGUISED_LINKS = "disguised_links"
    EMPTY_PAGES = "empty_pages"


@dataclass(frozen=True, slots=True)
class SanitationRemark:
    """``count`` of a kind, the first at ``where`` ("page 3"; "" where that is not known).

    ``example`` may be shown to anybody: neither a number of a person nor words that a model could
    follow stand in it. ``sentence`` is what the report says.
    """

    kind: RemarkKind
    count: int
    where: str
    example: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One occurrence in a text: its name within the kind, and what may be shown of it."""

    name: str
    example: str = ""
