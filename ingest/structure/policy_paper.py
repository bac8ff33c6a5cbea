"""Policy papers: opinions, notices, plans, outlines, numbered 一、（一）1.（1） or in English.

A number without heading opens a paragraph (（三）加强培育。…); what follows it up to the next
number is below it. ``h1_2__h2_3`` counts places in the tree, ``number`` holds what is printed.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import zip_longest

from ingest.blocks import Block
from ingest.structure.annex import build_annexes
from ingest.structure.draft import Draft, flatten
from ingest.structure.lines import Line, lines_of
from ingest.structure.outline import Outline
from ingest.structure.paper_ends import annexes_start, read_paper_head, tail_start
from ingest.structure.paper_items import add_inline_items, inline_items
from ingest.structure.paper_marks import (
    ARABIC,
    BRACKETED,
    HAN,
    ORDINAL,
    PaperMark,
    paper_mark,
)
from ingest.structure.paper_numbering import Numbering
from ingest.structure.prose import in_a_list, is_chinese
from ingest.structure.prose_marks import Mark, is_numbered_heading
from ingest.structure.tree import Structure
from kb.domain.vocabulary import ClauseKind, StructureKind

_FIRST_SENTENCE = re.compile(r"([^。.；;]{2,60})(?:。|\.(?=\s|$))")
_NESTED = 0.5
"""Added to the rank of what is open where a list in a higher style begins below it: (1) 1. 2."""


def build_policy_paper(blocks: tuple[Block, ...]) -> Structure:
    """Numbered and headed units with what they cover, paragraphs numbered through the text.

    eids: preface, h1_1__h2_3__h3_1 by place, p_12 for words without a number (the twelfth
    paragraph, numbered ones counted), item_2 below a paragraph that counts 一是…二是… inside,
    conclusions for signature, date and list of annexes, annex_1 behind them. Broken
    numbering is named in a warning.
    """
    lines = lines_of(blocks)
    head = read_paper_head(lines)
    assembly = _Assembly(chinese=is_chinese(lines))
    units, repeats = flatten(assembly.roots(lines[head.end :]))
    header = tuple(lines[at].text for at in head.header)
    warnings = (*assembly.numbering.warnings, *assembly.annex_warnings, *repeats)
    return Structure(StructureKind.POLICY_PAPER, head.text, units, header, warnings)


def _closes(rank: float, open_rank: float) -> bool:
    return rank <= open_rank


class _Assembly:
    """The units that are open, with rank, and the count of paragraphs."""

    def __init__(self, *, chinese: bool) -> None:
        self._chinese = chinese
        self._outline = Outline[float](_closes)
        self._marks: dict[int, PaperMark] = {}
        self._listed: set[int] = set()
        self._colons: set[int] = set()
        self._places: Counter[int] = Counter()
        self._paragraphs = 0
        self.numbering = Numbering()
        self.annex_warnings: list[str] = []

    def roots(self, lines: list[Line]) -> list[Draft]:
        own, annexes = lines[: (behind := annexes_start(lines))], lines[behind:]
        body, tail = own[: (end := tail_start(own))], own[end:]
        marks = [paper_mark(line) for line in body]
        first = next((at for at, m in enumerate(marks) if m or body[at].is_heading), 0)
        self._around(ClauseKind.PREFACE, "正文前" if self._chinese else "Preface", body[:first])
        later = _marks_after(marks)
        for at, (line, after) in enumerate(zip_longest(body, body[1:])):
            if at >= first:
                self._read(line, marks[at], after, later[at])
        self._outline.open.clear()
        self._around(ClauseKind.CONCLUSIONS, "正文后" if self._chinese else "Conclusions", tail)
        found = build_annexes(annexes, chinese=self._chinese)
        self.annex_warnings = found.warnings
        return [*self._outline.roots, *found.drafts]

    def _around(self, kind: ClauseKind, label: str, lines: list[Line]) -> None:
        """Preface or conclusions around its paragraphs."""
        if not lines:
            return
        start = lines[0].start
        outer = self._outline.owner.add(Draft(kind, kind.value, label, start, start))
        for line in lines:
            self._paragraph(outer, line)

    def _read(
        self, line: Line, found: PaperMark | None, after: Line | None, later: PaperMark | None
    ) -> None:
        if line.is_heading:
            self._unit(line, found, line.level, is_heading=True)
        elif found and (placed := self._placed(line, found)):
            found, rank = placed
            words = Mark(found.rank, found.number, found.length)
            is_heading = is_numbered_heading(line, words) and not in_a_list(line, after)
            self._unit(line, found, rank, is_heading=is_heading)
        else:
            self._leave_list(later)
            self._paragraph(self._outline.owner, line)

    def _placed(self, line: Line, found: PaperMark) -> tuple[PaperMark, float] | None:
        """The mark with its rank: that of the list that it goes on with, else that of its style.

        A list in a higher style may begin below a lower one. None for a paragraph that counts
        inside: its first word is the number of its first item.
        """
        for draft, rank in reversed(self._outline.open):
            mark = self._marks.get(id(draft))
            if mark is None or mark.value is None or rank < HAN:
                continue
            if mark.rank == found.rank:
                return found, rank
            # "Fourth," follows "3." as well.
            spelled = {mark.rank, found.rank} == {ARABIC, ORDINAL}
            if spelled and found.value == mark.value + 1:
                return replace(found, rank=mark.rank), rank
        if found.rank == ORDINAL:
            return None if inline_items(line.text) else (found, ORDINAL)
        innermost = self._outline.open[-1][1] if self._outline.open else 0
        if found.value == 1 and found.rank in (ARABIC, BRACKETED) and innermost > found.rank:
            return found, innermost + _NESTED
        return found, found.rank

    def _leave_list(self, later: PaperMark | None) -> None:
        """Words behind the last item of a list are no part of that item.

        Between two items they are. A list is numbered 1. or lower, or follows a colon; below a
        heading, and in 一、 and （一） otherwise, all words belong to the number above them.
        """
        while self._outline.open:
            draft, rank = self._outline.open[-1]
            mark = self._marks.get(id(draft))
            if mark is None or draft.kind is ClauseKind.HEADING:
                return
            if rank < ARABIC and id(draft) not in self._listed:
                return
            if mark.rank <= BRACKETED and later and _is_next(mark, later):
                return
            self._outline.open.pop()

    def _unit(self, line: Line, found: PaperMark | None, rank: float, *, is_heading: bool) -> None:
        self._outline.close(rank)
        owner = self._outline.owner
        self._places[id(owner)] += 1
        if found:
            self.numbering.read(id(owner), found)
        if not is_heading:
            self._paragraphs += 1
        words = line.text[found.length if found else 0 :].strip()
        title = words if is_heading else _run_in_title(words)
        printed = found.printed if found else ""
        draft = Draft(
            ClauseKind.HEADING if is_heading else ClauseKind.PARAGRAPH,
            f"h{len(self._outline.open) + 1}_{self._places[id(owner)]}",
            self._label(owner, found, line),
            line.start,
            line.end,
            found.number if found else "",
            words if is_heading else "",
            line.text if is_heading else f"{printed}{title}",
            rooted=False,
        )
        self._outline.enter(draft, rank)
        if id(owner) in self._colons:
            self._listed.add(id(draft))
        if not is_heading and line.text.endswith(("：", ":")):
            self._colons.add(id(draft))
        if found:
            self._marks[id(draft)] = found
        if not is_heading:
            add_inline_items(draft, line.text, line.start)

    def _label(self, owner: Draft, found: PaperMark | None, line: Line) -> str:
        """二、（三） as it is cited: the printed numbers from the outermost on."""
        if found is None:
            return line.text
        above = owner.label if id(owner) in self._marks else ""
        own = found.printed.rstrip(",，")
        own = "".join(own.split()) if self._chinese else own
        joint = "" if self._chinese or not above else " "
        return f"{above}{joint}{own}"

    def _paragraph(self, owner: Draft, line: Line) -> None:
        self._paragraphs += 1
        k = self._paragraphs
        label = f"第{k}段" if self._chinese else f"paragraph {k}"
        draft = owner.add(Draft(ClauseKind.PROSE, f"p_{k}", label, line.start, line.end))
        add_inline_items(draft, line.text, line.start)


def _is_next(mark: PaperMark, later: PaperMark) -> bool:
    return mark.rank == later.rank and mark.value is not None and later.value == mark.value + 1


def _run_in_title(words: str) -> str:
    """加强培育 in 加强培育。…: the first sentence where it is short."""
    found = _FIRST_SENTENCE.match(words)
    return found[1].strip() if found else ""


def _marks_after(marks: list[PaperMark | None]) -> list[PaperMark | None]:
    """For each line the next mark below it."""
    out: list[PaperMark | None] = [None] * len(marks)
    following: PaperMark | None = None
    for at in range(len(marks) - 1, -1, -1):
        out[at] = following
        following = marks[at] or following
    return out
