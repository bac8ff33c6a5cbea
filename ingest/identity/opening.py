"""The lines in which a document says what it is: its header, and the day beside its signature."""

import re

from ingest.identity.days import days_in
from ingest.structure.chinese_opening import is_dated_act
from ingest.structure.paper_ends import is_date
from ingest.structure.prose_title import is_boilerplate
from ingest.structure.tree import Structure
from kb.domain.instruments import UNKNOWN_DATE, DatedFact
from kb.domain.vocabulary import ClauseKind, StructureKind
from kb.language.fold import unify

_BLOCKS_LOOKED_AT = 12
_STATUTES = (StructureKind.CHINESE_LAW, StructureKind.ENGLISH_STATUTE)
_POSTED = re.compile(
    r"(?:发布|更新|发表|创建)(?:时间|日期)|(?:release|post|publish|update)\w*\s*(?:time|date|on)?\s*:",
    re.IGNORECASE,
)


def header_lines(structure: Structure, text: str) -> tuple[str, ...]:
    """The header of a statute, and dated lines that stand with it; of other texts dated lines.

    When a page was posted is no date of what it holds.
    """
    blocks = [block.strip() for block in text.split("\n\n")[:_BLOCKS_LOOKED_AT]]
    own = set(structure.header)
    lines = [it for it in blocks if it != structure.title and (it in own or is_dated_act(it))]
    lines += [it for it in structure.header if it not in lines]
    if structure.kind in _STATUTES:
        return tuple(lines)
    return tuple(it for it in lines if not _POSTED.search(it) and not _is_bare(it))


def number_lines(structure: Structure, text: str) -> tuple[str, ...]:
    """Where a document's own number may stand alone: in its header and its first lines."""
    blocks = [block.strip() for block in text.split("\n\n")[:_BLOCKS_LOOKED_AT]]
    return tuple(dict.fromkeys((*structure.header, *blocks)))


def signed_on(structure: Structure, text: str) -> DatedFact:
    """The day below the title or the signature of a policy paper (成文日期)."""
    if structure.kind is not StructureKind.POLICY_PAPER:
        return UNKNOWN_DATE
    for number, line in enumerate(structure.header, 1):
        if is_date(line) and (found := days_in(unify(line))):
            return DatedFact(found[0].day, f"header line {number}")
    ends = [unit for unit in structure.units if unit.kind is ClauseKind.CONCLUSIONS]
    for unit in ends:
        for line in text[unit.start : unit.end].split("\n"):
            if is_date(line) and (found := days_in(unify("".join(line.split())))):
                return DatedFact(found[0].day, "signature at the end")
    return UNKNOWN_DATE


def _is_bare(line: str) -> bool:
    return is_boilerplate(line) and not is_dated_act(line)
