"""What kind of text a document is, as far as its title, header or front matter says so."""

import re

from ingest.identity.subject import Subject
from ingest.structure.tree import Structure
from kb.domain.vocabulary import Standing, StructureKind

_INTERPRETATION = re.compile(r"解读|^interpretation of", re.IGNORECASE)
_DRAFT = re.compile(r"草案|征求意见稿|送审稿|\bdraft\b", re.IGNORECASE)
_UNOFFICIAL = re.compile(
    r"unofficial (?:english )?translation|translation[^.]{0,30}for reference only"
    r"|非官方译|译文[^。]{0,10}仅供参考",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(r"(?<!un)official (?:english )?translation|官方译文|官方英译", re.IGNORECASE)


def read_standing(
    subject: Subject, structure: Structure, header: tuple[str, ...]
) -> tuple[Standing, str]:
    """The standing and where it was read; ``unstated`` where nothing tells."""
    if subject.title.standing:
        return subject.title.standing, "front matter"
    title, opening = subject.title.text, " ".join((subject.title.text, *structure.header))
    is_statute = structure.kind is StructureKind.CHINESE_LAW or subject.above is not None
    signs = (
        (Standing.INTERPRETATION, _INTERPRETATION.search(title), "title"),
        (Standing.DRAFT, subject.plain.draft or _DRAFT.search(title), "title"),
        (Standing.UNOFFICIAL_TRANSLATION, _UNOFFICIAL.search(opening), "header"),
        (Standing.OFFICIAL_TRANSLATION, _OFFICIAL.search(opening), "header"),
        (Standing.OFFICIAL, is_statute and header, "header of an adopted text"),
    )
    return next(((it, basis) for it, sign, basis in signs if sign), (Standing.UNSTATED, ""))
