"""Standards: 前言, 1 范围, 4.4.1, a) 1), 注1, 附录A with A.2.1, and the same in English."""

import operator
from itertools import pairwise

from ingest.blocks import Block
from ingest.structure.annex import build_annexes
from ingest.structure.annex_units import Found, decimal_units
from ingest.structure.chinese_marks import tidy
from ingest.structure.clause_body import fill_clause
from ingest.structure.decimal_sequence import Decimals, find_decimals
from ingest.structure.draft import Draft, flatten
from ingest.structure.lines import Line, lines_of
from ingest.structure.outline import Outline
from ingest.structure.prose import build_prose, is_chinese
from ingest.structure.remarks import remark
from ingest.structure.standard_cover import read_cover
from ingest.structure.standard_parts import Part, contents_of, is_sentence, parts_of
from ingest.structure.tree import Structure
from kb.domain.vocabulary import ClauseKind, StructureKind

_PREFACES = ("foreword", "introduction")


def build_standard(blocks: tuple[Block, ...]) -> Structure:
    """The tree of a standard; prose where its numbers are not to be trusted."""
    structure, doubt = read_standard(blocks)
    return build_prose(blocks) if doubt else structure


def read_standard(blocks: tuple[Block, ...]) -> tuple[Structure, str]:
    """The tree of a standard, and why its numbers are not to be trusted ("" where they are).

    eids: cl_4-4-1, cl_4-4-1__para_1__item_2__point_1 (a list and a list in it), cl_4-1__note_1,
    cl_3-1__def (a definition), foreword, introduction (with cl_0-1), annex_A, annex_A__cl_A-2-1,
    bibliography. Cover and contents go to ``header``.
    """
    lines = lines_of(blocks)
    assembly = _Assembly(chinese=is_chinese(lines))
    title, header, roots = assembly.read(lines)
    units, repeats = flatten(roots)
    structure = Structure(
        StructureKind.STANDARD, title, units, header, (*assembly.warnings, *repeats)
    )
    return structure, assembly.doubt or ("clause numbers repeat" if repeats else "")


class _Assembly:
    """Builds the parts of a standard one after the other."""

    def __init__(self, *, chinese: bool) -> None:
        self._chinese = chinese
        self._roots: list[Draft] = []
        self.warnings: list[str] = []
        self.doubt = ""

    def read(self, lines: list[Line]) -> tuple[str, tuple[str, ...], list[Draft]]:
        """Title, header lines, and the units at the root."""
        contents = contents_of(lines)
        rest, parts = _without(lines, contents)
        if not _stands_between(contents, rest, parts):
            contents = range(0)
            rest, parts = _without(lines, contents)
        begin = parts[0].start if parts else len(rest)
        clauses = next((part.start for part in parts if not part.slug), begin)
        listed = [lines[at] for at in contents]
        cover = read_cover(rest, begin, clauses, listed)
        if cover.preface:
            self._part("preface", ClauseKind.PREFACE, list(cover.preface), headed=False)
        repeated = {line.start for line in cover.repeated}
        for n, part in enumerate(parts):
            end = parts[n + 1].start if n + 1 < len(parts) else len(rest)
            held = [line for line in rest[part.start : end] if line.start not in repeated]
            if part.slug == "":
                self._clauses(held, None)
            elif part.slug == "annex":
                found = build_annexes(held, chinese=self._chinese)
                self.warnings += found.warnings
                self._roots += found.drafts
            else:
                front = part.slug in _PREFACES
                kind = ClauseKind.PREFACE if front else ClauseKind.CONCLUSIONS
                self._part(part.slug, kind, held, headed=True)
        return cover.title, cover.header, self._roots

    def _part(self, slug: str, kind: ClauseKind, lines: list[Line], *, headed: bool) -> None:
        """Foreword, introduction (whose clauses are 0.1, 0.2) or bibliography."""
        first = lines[0]
        heading = tidy(first.text) if headed else ""
        label = heading or ("正文前" if self._chinese else "Preface")
        end = first.end if headed else first.start
        draft = Draft(kind, slug, label, first.start, end, "", heading, heading)
        self._roots.append(draft)
        body = lines[1:] if headed else lines
        if slug == "introduction":
            self._clauses(body, draft)
        else:
            fill_clause(draft, body, chinese=self._chinese)

    def _clauses(self, lines: list[Line], owner: Draft | None) -> None:
        found = find_decimals(lines)
        if owner is not None and any(mark.key[0] != 0 for mark in found.marks.values()):
            found = Decimals()
        if found.doubts and not self.doubt:
            self.doubt = remark("clause numbers stand twice or fit nowhere:", found.doubts, 5)[0]
        self.warnings += remark("clause numbers jump before", found.jumps)
        units = decimal_units(lines, found)
        starts = sorted(units)
        outline = Outline[int](operator.le)
        if owner is None and not starts:
            self.doubt = self.doubt or "no clause numbers in sequence"
        elif owner is None and starts[0]:
            self._part("preface", ClauseKind.PREFACE, lines[: starts[0]], headed=False)
        elif owner is not None:
            fill_clause(owner, lines[: starts[0] if starts else None], chinese=self._chinese)
            outline.enter(owner, -1)
        for at, end in pairwise([*starts, len(lines)]):
            self._clause(outline, units[at], lines[at:end])
        if owner is None:
            self._roots += outline.roots

    def _clause(self, outline: Outline[int], unit: Found, lines: list[Line]) -> None:
        draft = unit.draft(lines, unit.slug, "", chinese=self._chinese)
        outline.enter(draft, unit.rank.order)
        words = unit.words(lines)
        doubtful = fill_clause(draft, words, chinese=self._chinese, is_term=unit.is_term)
        self.warnings += remark("numbers of a list out of order:", doubtful)


def _without(lines: list[Line], contents: range) -> tuple[list[Line], list[Part]]:
    rest = [line for at, line in enumerate(lines) if at not in contents]
    return rest, parts_of(rest)


def _stands_between(contents: range, rest: list[Line], parts: list[Part]) -> bool:
    """A table of contents ends the cover or a part; inside one it is words of that part."""
    begin = parts[0].start if parts else len(rest)
    first = next((at for at in range(begin) if is_sentence(rest[at].text)), begin)
    return contents.start <= first or contents.start in {part.start for part in parts}
