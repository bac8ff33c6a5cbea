"""Whether a text is whole: one that begins in the middle or breaks off is an excerpt."""

import re

from ingest.identity.last_article import last_article
from ingest.structure.tree import Structure, Unit
from kb.domain.vocabulary import ClauseKind, StructureKind
from kb.language.fold import unify
from kb.legal.numerals import chinese_to_int

_STATUTES = (StructureKind.CHINESE_LAW, StructureKind.ENGLISH_STATUTE)
_NUMBER = re.compile(r"[\d零〇一二三四五六七八九十百千]+")
_BREAKS_OFF = re.compile(r"(?:[\u4e00-\u9fff、，,]|[a-z],?)$")
_SHORTEST_SENTENCE = 30
"""Characters: a shorter last line without a stop is an entry of a list or table."""
_FEWEST_ARTICLES = 3
"""One or two articles below one heading may be all that there is to a text."""
_GENERAL = ("总则", "generalprovisions")

_SECOND = re.compile(r"the new part \d+ follows the text of this part")
_SINCE = re.compile(r"revised, effective ([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})")


def second_wording(text: str) -> str:
    """The Code of Federal Regulations prints a revised part behind the one still in force."""
    if not _SECOND.search(text):
        return ""
    since = _SINCE.search(text)
    day = f", which holds from {since[1]}," if since else ""
    return f"two wordings in one file: the later one{day} repeats the section numbers"


def why_an_excerpt(structure: Structure, text: str) -> str:
    """What shows that wording is missing; "" where nothing does."""
    if structure.kind not in _STATUTES:
        return ""
    articles = [unit for unit in structure.units if unit.kind is ClauseKind.ARTICLE]
    if not articles:
        return ""
    first = _NUMBER.search(unify(articles[0].number or articles[0].label))
    number = chinese_to_int(first[0]) if first else None
    if number is not None and number > 1:
        return f"begins with {articles[0].label}"
    chapters = [unit for unit in structure.units if unit.kind is ClauseKind.CHAPTER]
    has_end = last_article(structure, text, chinese=structure.kind is _STATUTES[0]) is not None
    if len(articles) >= _FEWEST_ARTICLES and _only_general(chapters) and not has_end:
        return f"breaks off after {articles[-1].label}: no chapter follows the general provisions"
    if _ends_in_a_sentence(structure.units[-1], text):
        return f"breaks off in the middle of a sentence: “{text.rstrip()[-24:]}”"
    return ""


def _only_general(chapters: list[Unit]) -> bool:
    if len(chapters) != 1:
        return False
    heading = "".join(unify(f"{chapters[0].heading} {chapters[0].label}").split()).lower()
    return any(name in heading for name in _GENERAL)


def _ends_in_a_sentence(last: Unit, text: str) -> bool:
    if last.kind in (ClauseKind.TABLE, ClauseKind.ROW, ClauseKind.CONCLUSIONS, ClauseKind.PROSE):
        return False
    line = text[last.start : last.end].rstrip().rsplit("\n", 1)[-1]
    return len(line) >= _SHORTEST_SENTENCE and _BREAKS_OFF.search(line) is not None
