"""Notes, examples and sources beside a clause: 注1：, NOTE 1, 示例：, [来源：…]."""

import re
from dataclasses import dataclass

_NOTE = re.compile(
    r"(?:注\s*(\d{0,2})\s*[：:]"
    r"|(?:NOTE|Note)\s*(\d{0,2})(?:\s+to entry)?\s*(?:[：:]|\s(?=[A-Z])|[—–]))\s*"
)
_EXAMPLE = re.compile(
    r"(?:示\s?例\s*(\d{0,2})\s*[：:]|EXAMPLES?\s*(\d{0,2})\s*(?:[：:]|\s(?=\S)|[—–]|$))\s*"
)
_SOURCE = re.compile(r"[\[［【]\s*(?:来源|SOURCE|改写|出处)\s*[：:]")
_NUMBERED = re.compile(r"注\s*(\d{1,2})\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class NoteMark:
    """``word`` is note, example or source; ``n`` what is printed (0: nothing) in ``number``."""

    word: str
    n: int
    number: str


def note_at(text: str) -> NoteMark | None:
    """The note, example or source that a line begins; ``number`` is "" for a source."""
    if _SOURCE.match(text):
        return NoteMark("source", 0, "")
    for word, pattern in (("note", _NOTE), ("note", _NUMBERED), ("example", _EXAMPLE)):
        found = pattern.match(text)
        if found:
            digits = next((group for group in found.groups() if group), "")
            return NoteMark(word, int(digits or 0), found[0].rstrip(" ：:—–"))
    return None
