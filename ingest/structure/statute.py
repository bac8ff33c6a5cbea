"""Laws in any language: divisions, articles, and the words before, between and after them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ingest.structure.annex import Articles, annex_starts, build_annexes
from ingest.structure.chinese_marks import DivisionMark, tidy
from ingest.structure.draft import Draft, heading_draft
from ingest.structure.lines import Line
from ingest.structure.opening import Opening
from ingest.structure.outline import Outline
from ingest.structure.sequence import Numbered
from kb.domain.vocabulary import ClauseKind

_HEADING_RANK = 9

Mark = TypeVar("Mark", bound=Numbered)


@dataclass(frozen=True, slots=True)
class Grammar(Generic[Mark]):
    """How one language prints a law.

    ``heads``: the line heads something that is neither division nor article (总则, 附件);
    ``begins_tail``: it opens what follows the articles; ``ends_article``: it ends the article
    whose label stands in the first of the two lines; ``title_below``: it is the title of the
    division in the line before it.
    """

    division: Callable[[Line], DivisionMark | None]
    heads: Callable[[Line], bool]
    begins_tail: Callable[[Line], bool]
    ends_article: Callable[[Line, Line], bool]
    article: Callable[[Mark, Line, list[Line]], Draft]
    title_below: Callable[[Line], bool]
    chinese: bool
    prose_label: Callable[[str, int], str]
    preface: str
    preambles: frozenset[str]
    conclusions: str


def _closes(new: tuple[int, int], opened: tuple[int, int]) -> bool:
    """Divisions by their ranks; beside a heading without a number only levels tell."""
    (rank, level), (open_rank, open_level) = new, opened
    if _HEADING_RANK in (rank, open_rank):
        return not level or not open_level or level <= open_level
    return rank <= open_rank


class Assembly(Generic[Mark]):
    """Walks the lines once, with the divisions that are open, by rank and heading level."""

    def __init__(
        self,
        grammar: Grammar[Mark],
        lines: list[Line],
        articles: Mapping[int, Mark],
        opening: Opening,
    ) -> None:
        self._grammar, self._lines = grammar, lines
        self._articles, self._opening = articles, opening
        self._outline = Outline[tuple[int, int]](_closes)
        self._headings = 0
        self.warnings: list[str] = []
        self._annexes = _first_annex(lines, articles)
        self._last = max(at for at in articles if at < self._annexes)
        body = lines[opening.end : self._last]
        counts = Counter((m.kind, m.n) for line in body if (m := grammar.division(line)))
        self._restarting = {kind for (kind, _), count in counts.items() if count > 1}

    def roots(self) -> list[Draft]:
        self._preface()
        at = self._opening.end
        while at < len(self._lines):
            line, mark = self._lines[at], self._articles.get(at)
            if at > self._last:
                self._tail(at)
                break
            if mark is not None:
                end = self._end_of_article(at)
                self._outline.owner.add(
                    self._grammar.article(mark, line, self._lines[at + 1 : end])
                )
                at = end
            else:
                at += self._between(at)
        return self._outline.roots

    def _end_of_article(self, at: int) -> int:
        end = at + 1
        while end < min(len(self._lines), self._annexes) and end not in self._articles:
            if self._grammar.ends_article(self._lines[at], self._lines[end]):
                break
            end += 1
        return end

    def _between(self, at: int) -> int:
        """A heading of a division, or words that stand under one; how many lines it takes."""
        line = self._lines[at]
        mark = self._grammar.division(line)
        if mark:
            title = self._title_below(at) if not mark.heading else None
            self._outline.enter(self._division(mark, line, title), (mark.rank, line.level))
            return 2 if title else 1
        if line.is_heading or self._grammar.heads(line) or self._grammar.begins_tail(line):
            self._heading(line)
        else:
            self._prose(line)
        return 1

    def _title_below(self, at: int) -> Line | None:
        if at + 1 >= len(self._lines) or at + 1 in self._articles:
            return None
        below = self._lines[at + 1]
        return below if self._grammar.title_below(below) else None

    def _division(self, mark: DivisionMark, line: Line, title: Line | None) -> Draft:
        number = "".join(mark.number.split()) if not mark.number.isascii() else mark.number
        heading = tidy(title.text) if title else mark.heading
        return Draft(
            mark.kind,
            f"{mark.prefix}_{mark.n}",
            number,
            line.start,
            title.end if title else line.end,
            mark.number,
            heading,
            f"{number} {heading}".strip(),
            rooted=mark.kind is not ClauseKind.SECTION and mark.kind not in self._restarting,
        )

    def _heading(self, line: Line) -> None:
        self._headings += 1
        draft = heading_draft(self._headings, tidy(line.text), line.start, line.end)
        self._outline.enter(draft, (_HEADING_RANK, line.level))

    def _prose(self, line: Line) -> None:
        """Words that belong to no article."""
        owner = self._outline.owner
        prose = owner.add_prose("", line.start, line.end)
        prose.label = self._grammar.prose_label(owner.label, owner.prose)

    def _preface(self) -> None:
        lines = [self._lines[at] for at in self._opening.preface]
        if lines:
            first = tidy(lines[0].text)
            label = first if first in self._grammar.preambles else self._grammar.preface
            self._part_of_prose(ClauseKind.PREFACE, label, lines)

    def _tail(self, start: int) -> None:
        """What follows the last article: closing words, headings, annexes."""
        closing, annexes = self._lines[start : self._annexes], self._lines[self._annexes :]
        self._outline.open.clear()
        headed = next((at for at, line in enumerate(closing) if line.is_heading), len(closing))
        if closing[:headed]:
            label = self._grammar.conclusions
            self._part_of_prose(ClauseKind.CONCLUSIONS, label, closing[:headed])
        for line in closing[headed:]:
            if line.is_heading:
                self._heading(line)
            else:
                self._prose(line)
        if annexes:
            self._outline.open.clear()
            first = self._annexes
            marks = {at - first: mark for at, mark in self._articles.items() if at >= first}
            articles = Articles(marks, self._grammar.article)
            found = build_annexes(annexes, chinese=self._grammar.chinese, articles=articles)
            self.warnings += found.warnings
            self._outline.roots.extend(found.drafts)

    def _part_of_prose(self, kind: ClauseKind, label: str, lines: list[Line]) -> None:
        first = lines[0]
        titled = first.is_heading or self._grammar.begins_tail(first)
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


def _first_annex(lines: list[Line], articles: Mapping[int, Mark]) -> int:
    """The line that opens the first annex; what follows has no articles, or begins at one."""
    places = sorted(articles)
    first = places[0]
    for at, _ in annex_starts(lines[first:]):
        following = places[bisect_left(places, first + at) :][:1]
        if not following or articles[following[0]].key == (1, 0):
            return first + at
    return len(lines)
