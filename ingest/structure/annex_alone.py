"""A document that is one annex, as the parts of a regulation are handed on: ANNEX I, 附件1."""

from ingest.blocks import Block
from ingest.structure.annex import annex_starts, build_annexes
from ingest.structure.draft import flatten
from ingest.structure.lines import Line, lines_of
from ingest.structure.prose import build_prose
from ingest.structure.tree import Structure
from kb.domain.vocabulary import StructureKind
from kb.language.script import language_of

_SAMPLE = 4000


def is_annex_alone(lines: list[Line]) -> bool:
    """The first line is the number of an annex as a heading, and no other annex follows."""
    if not lines or not lines[0].is_heading:
        return False
    starts = annex_starts(lines)
    return len(starts) == 1 and starts[0][0] == 0 and bool(starts[0][1].number)


def build_annex_alone(blocks: tuple[Block, ...]) -> Structure:
    """One annex with its clauses; its first line is the title too. What is none is prose."""
    lines = lines_of(blocks)
    if not is_annex_alone(lines):
        return build_prose(blocks)
    chinese = language_of("\n".join(line.text for line in lines)[:_SAMPLE]) == "zh"
    found = build_annexes(lines, chinese=chinese)
    units, repeats = flatten(found.drafts)
    kind = StructureKind.CHINESE_LAW if chinese else StructureKind.ENGLISH_STATUTE
    return Structure(kind, lines[0].text, units, warnings=(*found.warnings, *repeats))
