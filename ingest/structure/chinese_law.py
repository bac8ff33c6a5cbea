"""Chinese laws, regulations and rules: 编 章 节 条 款 项 目."""

from collections import Counter

from ingest.blocks import Block
from ingest.structure.chinese_article import build_article
from ingest.structure.chinese_marks import (
    DivisionMark,
    begins_tail,
    division,
    generic_heading,
    tidy,
)
from ingest.structure.chinese_opening import Opening, read_opening
from ingest.structure.chinese_sequence import Articles, find_articles
from ingest.structure.draft import Draft, flatten, heading_draft
from ingest.structure.lines import Line, lines_of
from ingest.structure.outline import Outline
from ingest.structure.tree import Structure
from kb.domain.vocabulary import ClauseKind, StructureKind

_HEADING_RANK = 9


def build_chinese_law(blocks: tuple[Block, ...]) -> Structure:
    """The tree of a law; a text without any article gives a structure without units.

    eids: book_7, part_1, chp_3, chp_3__sec_1, art_26, art_224-1, art_26__para_2__item_1__point_1,
    preface, conclusions; p_n for words outside of articles; ``~2`` where a number is printed
    twice (with a warning). Contents lines and adoption lines go to ``header``.
    """
    lines = lines_of(blocks)
    found = find_articles(lines)
    if not found.marks:
        return Structure(StructureKind.CHINESE_LAW, "", ())
    opening = read_opening(lines, min(found.marks))
    roots = _Assembly(lines, found, opening).roots()
    units, repeats = flatten(roots)
    return Structure(
        StructureKind.CHINESE_LAW,
        tidy(lines[opening.title].text) if opening.title is not None else "",
        units,
        tuple(lines[at].text for at in opening.header),
        (*found.warnings, *repeats),
    )


def _closes(new: tuple[int, int], opened: tuple[int, int]) -> bool:
    """Divisions by their ranks; beside a heading without a number only levels tell."""
    (rank, level), (open_rank, open_level) = new, opened
    if _HEADING_RANK in (rank, open_rank):
        return not level or not open_level or level <= open_level
    return rank <= open_rank


class _Assembly:
    """Walks the lines once, with the divisions that are open, by rank and heading level."""

    def __init__(self, lines: list[Line], found: Articles, opening: Opening) -> None:
        self._lines, self._found, self._opening = lines, found, opening
        self._outline = Outline[tuple[int, int]](_closes)
        self._headings = 0
        body = lines[opening.end : max(found.marks)]
        counts = Counter((mark.kind, mark.n) for line in body if (mark := division(line)))
        self._restarting = {kind for (kind, _), count in counts.items() if count > 1}

    def roots(self) -> list[Draft]:
        self._preface()
        at, last_article = self._opening.end, max(self._found.marks)
        while at < len(self._lines):
            line, mark = self._lines[at], self._found.marks.get(at)
            if mark is not None:
                end = self._end_of_article(at)
                self._outline.owner.add(build_article(mark, line, self._lines[at + 1 : end]))
                at = end
                continue
            if at > last_article:
                self._conclusions(at)
                break
            self._between(line)
            at += 1
        return self._outline.roots

    def _end_of_article(self, at: int) -> int:
        end = at + 1
        while end < len(self._lines) and end not in self._found.marks:
            line = self._lines[end]
            if line.is_heading or division(line) or generic_heading(line) or begins_tail(line):
                break
            end += 1
        return end

    def _between(self, line: Line) -> None:
        """A heading of a division, or words that stand under one before its first article."""
        mark = division(line)
        if mark:
            self._outline.enter(self._division(mark, line), (mark.rank, line.level))
        elif line.is_heading or generic_heading(line) or begins_tail(line):
            self._headings += 1
            draft = heading_draft(self._headings, tidy(line.text), line.start, line.end)
            self._outline.enter(draft, (_HEADING_RANK, line.level))
        else:
            self._prose(line)

    def _division(self, mark: DivisionMark, line: Line) -> Draft:
        number = "".join(mark.number.split())
        rooted = mark.kind is not ClauseKind.SECTION and mark.kind not in self._restarting
        caption = f"{number} {mark.heading}".strip()
        return Draft(
            mark.kind,
            f"{mark.prefix}_{mark.n}",
            number,
            line.start,
            line.end,
            mark.number,
            mark.heading,
            caption,
            rooted,
        )

    def _prose(self, line: Line) -> None:
        """Words that belong to no article."""
        owner = self._outline.owner
        prose = owner.add_prose("", line.start, line.end)
        prose.label = f"{owner.label}第{owner.prose}段"

    def _preface(self) -> None:
        lines = [self._lines[at] for at in self._opening.preface]
        if lines:
            is_preamble = tidy(lines[0].text) in ("序言", "序", "引言")
            label = tidy(lines[0].text) if is_preamble else "正文前"
            self._part_of_prose(ClauseKind.PREFACE, label, lines)

    def _conclusions(self, at: int) -> None:
        self._outline.open.clear()
        self._part_of_prose(ClauseKind.CONCLUSIONS, "正文后", self._lines[at:])

    def _part_of_prose(self, kind: ClauseKind, label: str, lines: list[Line]) -> None:
        first = lines[0]
        titled = first.is_heading or begins_tail(first)
        heading = tidy(first.text) if titled else ""
        outer = Draft(
            kind,
            kind.value,
            label,
            first.start,
            first.end if titled else first.start,
            heading=heading,
            caption=heading,
        )
        self._outline.owner.add(outer)
        self._outline.open.append((outer, (0, 0)))
        for line in lines[1:] if titled else lines:
            self._prose(line)
        self._outline.open.pop()
