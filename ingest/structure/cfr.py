"""United States rules and statutes: parts, subparts, sections and their paragraphs."""

import operator

from ingest.blocks import Block
from ingest.structure.cfr_marks import (
    CODE_LEVELS,
    RULE_LEVELS,
    HeadMark,
    Token,
    head,
    run_of_designators,
)
from ingest.structure.cfr_section import SectionBody
from ingest.structure.draft import Draft, flatten, heading_draft
from ingest.structure.lines import Line, lines_of
from ingest.structure.outline import Outline
from ingest.structure.remarks import remark
from ingest.structure.tree import Structure
from kb.domain.vocabulary import StructureKind

_SECTION_RANK = 3


def build_cfr(blocks: tuple[Block, ...]) -> Structure:
    """The tree of CFR parts or of a section of the United States Code.

    eids: part_820, subpart_C, sec_820-30, sec_820-30__a__1, h1_1 for headings of notes, p_n for
    words without a designator; ``~2`` where a number is printed twice (with a warning). The
    title is the first heading, which may also be the first unit.
    """
    lines = lines_of(blocks)
    assembly = _Assembly(lines)
    units, repeats = flatten(assembly.roots())
    title = next((line.text for line in lines if line.is_heading), "")
    doubts = remark("designators out of sequence:", assembly.doubtful)
    return Structure(StructureKind.CFR, title, units, (), (*repeats, *doubts))


class _Assembly:
    """Walks the lines once, with the part, subpart and note heading that are open."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._outline = Outline[int](operator.le)
        self._headings = 0
        self.doubtful: list[str] = []

    def roots(self) -> list[Draft]:
        at = 0
        while at < len(self._lines):
            line, mark = self._lines[at], head(self._lines[at])
            at += 1
            if mark is None:
                self._note(line)
            elif mark.rank < _SECTION_RANK:
                self._outline.enter(_head_draft(mark, line), mark.rank)
            else:
                end = self._end_of_section(at)
                self._section(mark, line, self._lines[at:end])
                at = end
        return self._outline.roots

    def _end_of_section(self, at: int) -> int:
        while at < len(self._lines):
            line = self._lines[at]
            if head(line) or (line.is_heading and not _designators(line)):
                break
            at += 1
        return at

    def _section(self, mark: HeadMark, line: Line, body: list[Line]) -> None:
        section = _head_draft(mark, line)
        self._outline.enter(section, mark.rank)
        levels = RULE_LEVELS if "." in mark.label else CODE_LEVELS
        reader = SectionBody(section, body, levels)
        reader.fill()
        self.doubtful += reader.doubtful

    def _note(self, line: Line) -> None:
        """Authority, source, editorial notes: headings and words outside of the sections."""
        if line.is_heading:
            self._headings += 1
            draft = heading_draft(self._headings, line.text, line.start, line.end)
            self._outline.enter(draft, _SECTION_RANK)
            return
        owner = self._outline.owner
        prose = owner.add_prose(owner.label, line.start, line.end)
        prose.label = prose.label or f"paragraph {owner.prose}"


def _head_draft(mark: HeadMark, line: Line) -> Draft:
    return Draft(
        mark.kind, mark.slug, mark.label, line.start, line.end, mark.number, mark.heading, line.text
    )


def _designators(line: Line) -> list[Token]:
    return run_of_designators(line.text)[0]
