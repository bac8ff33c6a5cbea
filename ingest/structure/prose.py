"""Policy papers, articles, notices: headings and numbered paragraphs."""

import operator
from collections import Counter
from itertools import zip_longest

from ingest.blocks import Block, BlockKind
from ingest.structure.draft import Draft, flatten
from ingest.structure.lines import Line, lines_of
from ingest.structure.outline import Outline
from ingest.structure.prose_marks import Mark, is_numbered_heading, mark
from ingest.structure.prose_title import read_head
from ingest.structure.tree import Structure
from kb.domain.vocabulary import ClauseKind, StructureKind
from kb.language.script import language_of

_SAMPLE = 4000


def build_prose(blocks: tuple[Block, ...]) -> Structure:
    """Headings with what they cover (h1_1__h2_3) and paragraphs numbered through the text (p_12).

    A Markdown heading outranks a numbered line. Numbers are never made up: a heading's ordinal
    counts headings, and ``number`` holds only what is printed.
    """
    lines = lines_of(blocks)
    head = read_head(lines)
    roots = _Assembly(chinese=is_chinese(lines)).roots(lines[head.end :])
    units, repeats = flatten(roots)
    header = tuple(lines[at].text for at in head.header)
    return Structure(StructureKind.PROSE, head.text, units, header, tuple(repeats))


def is_chinese(lines: list[Line]) -> bool:
    """By the beginning of the text: whether paragraphs are counted 第1段 or paragraph 1."""
    return language_of("\n".join(line.text for line in lines)[:_SAMPLE]) == "zh"


def in_a_list(line: Line, after: Line | None) -> bool:
    """A list item heads something only where words follow that are no item of the list."""
    item = BlockKind.LIST_ITEM
    return line.kind is item and (after is None or after.kind is item or after.is_heading)


class _Assembly:
    """The headings that are open, with their ranks, and the count of paragraphs.

    ``_titled`` is the slide whose title is open, 0 where none is.
    """

    def __init__(self, *, chinese: bool) -> None:
        self._chinese = chinese
        self._outline = Outline[int](operator.le)
        self._headings: Counter[int] = Counter()
        self._paragraphs = 0
        self._titled = 0

    def roots(self, lines: list[Line]) -> list[Draft]:
        for line, after in zip_longest(lines, lines[1:]):
            found = mark(line.text)
            self._leave_slide(line)
            if line.is_heading:
                self._heading(line, line.level, found)
            elif found and is_numbered_heading(line, found) and not in_a_list(line, after):
                self._heading(line, found.rank, found)
            else:
                self._paragraph(line, found)
        return self._outline.roots

    def _leave_slide(self, line: Line) -> None:
        """The title of a slide covers that slide; the next one need not have a title to end it."""
        if line.is_heading:
            self._titled = line.slide
        elif self._titled and line.slide != self._titled:
            self._outline.close(0)
            self._titled = 0

    def _heading(self, line: Line, rank: int, found: Mark | None) -> None:
        self._outline.close(rank)
        owner = self._outline.owner
        self._headings[id(owner)] += 1
        number = found.number if found else ""
        draft = Draft(
            ClauseKind.HEADING,
            f"h{len(self._outline.open) + 1}_{self._headings[id(owner)]}",
            line.text,
            line.start,
            line.end,
            number,
            line.text[found.length if found else 0 :].strip(),
            line.text,
            rooted=False,
        )
        self._outline.enter(draft, rank)

    def _paragraph(self, line: Line, found: Mark | None) -> None:
        self._paragraphs += 1
        k = self._paragraphs
        number = found.number if found else ""
        label = f"第{k}段" if self._chinese else f"paragraph {k}"
        # Its own number is printed too, so that nobody takes the count for it.
        label = f"{label} “{number}”" if number else label
        self._outline.owner.add(
            Draft(ClauseKind.PROSE, f"p_{k}", label, line.start, line.end, number)
        )
