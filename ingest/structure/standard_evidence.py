"""Whether a text is a standard: its cover, its first clauses, and decimal numbers in sequence."""

import re

from ingest.structure.chinese_marks import tidy
from ingest.structure.decimal_marks import decimal_at
from ingest.structure.lines import Line
from ingest.structure.standard_words import is_known_clause
from ingest.structure.tree import Structure
from kb.domain.vocabulary import ClauseKind

_COVER = 40
"""Lines of a cover with its contents."""
_NUMBER = re.compile(
    r"(?:^|[\s（(《])(?:GB(?:/[TZ])?|GBJ|GJB|DB\d{2,4}(?:/T)?|JJ[FG]|[A-Z]{2}(?:/T)?|T/[A-Z]{2,8}"
    r"|Q/[A-Z0-9]{2,10}|ISO(?:/IEC|/TS|/TR)?|IEC|EN(?: ISO)?|ASTM|BS(?: EN)?|ANSI)"
    r"\s?[A-Z]?\d[\d.]*(?:-\d+)?\s?(?:[-—–:：]+\s?(?:19|20)?\d{2})(?!\d)"
)
_CLASSES = re.compile(r"(?:ICS|CCS)\s*[:：]?\s*[A-Z]?\s?\d\d")
_NAMES = re.compile(
    r"(?:国家|行业|地方|团体|企业)标准(?:化指导性技术文件)?$|INTERNATIONAL STANDARD"
    r"|^(?:National|European|British) Standard",
    re.IGNORECASE,
)
_ENOUGH = 2
_FEWEST_CLAUSES = 3
_FEWEST_DEEP = 6
"""Clauses of several levels (1.1, 1.1.1) without which numbers may be those of a list."""
_LEAST_SHARE = 0.6
"""Of a text that its clauses cover; less is a text with a numbered list in it."""


def looks_like_standard(lines: list[Line]) -> bool:
    """Two signs of a cover or of the first clauses, and three clause numbers, one of them deep."""
    marks = [mark for line in lines if (mark := decimal_at(line))]
    if len({mark.key for mark in marks}) < _FEWEST_CLAUSES:
        return False
    known = {
        tidy(line.text[mark.after :]).lower()
        for line in lines
        if (mark := decimal_at(line))
        and len(mark.key) == 1
        and is_known_clause(line.text[mark.after :])
    }
    deep = any(len(mark.key) > 1 for mark in marks)
    return (deep or len(known) >= _ENOUGH) and len(known) + _signs_of_cover(lines) >= _ENOUGH


def is_numbered_throughout(structure: Structure) -> bool:
    """Whether a text without a cover, such as a rulebook, is one sequence of clauses from 1 on."""
    clauses = [unit for unit in structure.units if unit.kind is ClauseKind.CLAUSE]
    tops = [unit for unit in clauses if unit.parent is None]
    deep = len(clauses) - len(tops)
    if deep < _FEWEST_DEEP or len(tops) < _FEWEST_CLAUSES or tops[0].eid != "cl_1":
        return False
    whole = max(unit.end for unit in structure.units)
    return sum(unit.end - unit.start for unit in tops) > whole * _LEAST_SHARE


def may_be_numbered(lines: list[Line]) -> bool:
    """Whether enough lines begin with a number of several levels to look closer."""
    deep = {mark.key for line in lines if (mark := decimal_at(line)) and len(mark.key) > 1}
    return len(deep) >= _FEWEST_DEEP


def _signs_of_cover(lines: list[Line]) -> int:
    """A number alone on its line or in the first heading counts two, a class or a name one."""
    signs = 0
    for line in lines[:_COVER]:
        text = " ".join(line.text.split())
        found = _NUMBER.search(text)
        if found and not text.endswith(("。", "；")):
            alone = len(text) <= len(found[0]) + 4
            signs += 2 if alone or line.is_heading or line is lines[0] else 0
        signs += bool(_CLASSES.match(text)) + bool(_NAMES.search(tidy(text)))
    return signs
