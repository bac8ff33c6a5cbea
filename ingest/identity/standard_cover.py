"""The cover of a standard: number, days of issue and implementation, what it replaces."""

import re
from dataclasses import dataclass

from ingest.identity.days import days_in
from ingest.identity.numbers import standard_number
from kb.domain.instruments import UNKNOWN_DATE, DatedFact
from kb.language.fold import unify

_LINES_OF_A_COVER = 40
_REPLACES = re.compile(
    r"^(?:代替|部分代替|代 替)\s*[:：]?\s*(?P<what>[A-Z].{3,60})$|^Replaces?\s+(?P<en>GB.{3,60})$"
)
_ISSUED = re.compile(r"发\s*布|issued|issue date", re.IGNORECASE)
_IN_FORCE = re.compile(r"实\s*施|implement(?:ed|ation)", re.IGNORECASE)
_ISSUER = re.compile(r"(?P<organs>(?:[\u4e00-\u9fff]{4,}(?:总局|委员会|部|局)\s*)+)发\s*布?$")


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover prints; each day with the line that it was read from."""

    number: str
    basis: str
    issued: DatedFact = UNKNOWN_DATE
    implemented: DatedFact = UNKNOWN_DATE
    replaces: str = ""
    issuer: str = ""


def read_cover(title: str, file_stem: str, lines: list[str]) -> Cover | None:
    """None for a text whose title, file name and first lines name no standard as their own."""
    number, basis = _number(title, file_stem, lines)
    if not number:
        return None
    issued = implemented = UNKNOWN_DATE
    replaces = issuer = ""
    for at, line in enumerate((unify(it).strip() for it in lines[:_LINES_OF_A_COVER]), 1):
        for it in days_in(line):
            act = line[it.end :].split(" ")[0] or line[: it.start]
            if _ISSUED.search(act) or (_ISSUED.search(line) and not _IN_FORCE.search(line)):
                issued = issued if issued.value else DatedFact(it.day, f"cover, line {at}")
            elif _IN_FORCE.search(act) or _IN_FORCE.search(line):
                implemented = (
                    implemented if implemented.value else DatedFact(it.day, f"cover, line {at}")
                )
        if match := _REPLACES.match(line):
            replaces = replaces or (match["what"] or match["en"]).strip()
        if match := _ISSUER.search(line):
            issuer = issuer or "、".join(match["organs"].split())
    return Cover(number, basis, issued, implemented, replaces, issuer)


def _number(title: str, file_stem: str, lines: list[str]) -> tuple[str, str]:
    """A cover prints its number alone on a line; a title or a file name begins with it."""
    for words, basis in ((title, "title"), (file_stem.replace("_", "/", 1), "file name")):
        if found := standard_number(words):
            return found.text, basis
    for at, line in enumerate(lines[:_LINES_OF_A_COVER], 1):
        found = standard_number(line)
        if found and len("".join(line.split())) <= len("".join(found.text.split())) + 1:
            return found.text, f"cover, line {at}"
    return "", ""
