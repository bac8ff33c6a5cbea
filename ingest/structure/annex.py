"""Annexes as units with clauses of their own: annex_1, annex_A__cl_A-2-1, annex_6__part_1__cl_2."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from ingest.blocks import BlockKind
from ingest.structure.annex_marks import AnnexMark, annex_at, annex_status
from ingest.structure.annex_units import Found, Rank, UnitsFound, find_units
from ingest.structure.chinese_marks import tidy
from ingest.structure.clause_body import fill_clause
from ingest.structure.draft import Draft
from ingest.structure.lines import Line
from ingest.structure.list_marks import list_item
from ingest.structure.outline import Outline
from kb.domain.vocabulary import ClauseKind

Mark = TypeVar("Mark")
_LONGEST_TITLE = 60
_LONGEST_ENGLISH_TITLE = 400
_MOST_TITLES = 2
_SENTENCE_ENDS = tuple("。；，：、.;:,!?")


@dataclass(frozen=True, slots=True)
class Articles(Generic[Mark]):
    """The articles that stand in annexes, by line, and how one is built."""

    marks: Mapping[int, Mark] = field(default_factory=dict)
    build: Callable[[Mark, Line, list[Line]], Draft] | None = None


@dataclass(slots=True)
class AnnexesFound:
    """The drafts in reading order, and what is to be doubted in them."""

    drafts: list[Draft] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def annex_starts(lines: list[Line]) -> list[tuple[int, AnnexMark]]:
    """The lines that open annexes; of a list of annexes that the text repeats below, none."""
    heads = [(at, mark) for at, line in enumerate(lines) if (mark := annex_at(line))]
    ends = [at for at, _ in heads[1:]] + [len(lines)]
    last = {(mark.word, mark.number): n for n, (_, mark) in enumerate(heads)}
    out = []
    for n, (at, mark) in enumerate(heads):
        again = last[mark.word, mark.number] > n
        if not (again and ends[n] == at + 1):
            out.append((at, mark))
    return out


def build_annexes(
    lines: list[Line], *, chinese: bool, articles: Articles[Mark] | None = None
) -> AnnexesFound:
    """Drafts of all annexes in ``lines``, whose first line opens one.

    An annex named by another word than the first (an appendix in an annex) is below the annex
    before it. ``articles.marks`` count their lines from the first one given here.
    """
    out = AnnexesFound()
    starts = annex_starts(lines)
    lettered: set[str] = set()
    for n, (at, mark) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(lines)
        value = mark.value(lettered=mark.word in lettered)
        if value.isalpha() and value.isascii():
            lettered.add(mark.word)
        below = out.drafts[-1] if out.drafts and mark.word != starts[0][1].word else None
        prefix = f"{below.slug}__app" if below else "annex"
        own = _within(articles, at, end)
        draft = _Annex(lines[at:end], mark, f"{prefix}_{value}" if value else prefix,
                       out.warnings, chinese=chinese).build(own)  # fmt: skip
        below.add(draft) if below else out.drafts.append(draft)
    return out


def _within(articles: Articles[Mark] | None, start: int, end: int) -> Articles[Mark]:
    if articles is None:
        return Articles()
    marks = {at - start: mark for at, mark in articles.marks.items() if start <= at < end}
    return Articles(marks, articles.build)


class _Annex:
    """Builds one annex from its lines."""

    def __init__(
        self, lines: list[Line], mark: AnnexMark, slug: str, warnings: list[str], *, chinese: bool
    ) -> None:
        self._lines, self._mark, self._chinese = lines, mark, chinese
        self._warnings = warnings
        head = lines[0]
        self._draft = Draft(
            ClauseKind.ANNEX, slug, mark.label, head.start, head.end, mark.begins, mark.title
        )
        self._outline = Outline[Rank](lambda new, opened: new.closes(opened))

    def build(self, articles: Articles[Mark]) -> Draft:
        first = self._title()
        draft = self._draft
        draft.caption = f"{draft.label} {draft.heading}".strip()
        body = self._lines[first:]
        shifted = {at - first: mark for at, mark in articles.marks.items() if at >= first}
        found = find_units(body, self._mark, set(shifted), chinese=self._chinese)
        self._warnings += [f"{draft.label}: {warning}" for warning in found.warnings]
        starts = sorted({*found.units, *shifted})
        self._fill(draft, body[: starts[0] if starts else len(body)])
        self._outline.enter(draft, Rank.outermost())
        repeated = _repeated(found)
        for at, end in pairwise([*starts, len(body)]):
            if at in shifted and articles.build:
                article = articles.build(shifted[at], body[at], body[at + 1 : end])
                article.slug = f"{draft.slug}__{article.slug}"
                _prefix_labels(article, draft.label)
                self._outline.close(Rank.of_article())
                self._outline.owner.add(article)
            else:
                unit = found.units[at]
                self._enter(unit, body[at:end], repeats=unit.family in repeated)
        return draft

    def _title(self) -> int:
        """Takes the lines of status and title into the head; where the body begins."""
        draft, at = self._draft, 1
        while at < min(len(self._lines), 1 + _MOST_TITLES):
            line = self._lines[at]
            status = annex_status(line.text)
            if status is None and (draft.heading or not self._is_title(at)):
                break
            draft.heading = draft.heading or tidy(line.text if status is None else status)
            draft.end = line.end
            at += 1
        return at

    def _is_title(self, at: int) -> bool:
        line = self._lines[at]
        longest = _LONGEST_TITLE if self._chinese else _LONGEST_ENGLISH_TITLE
        plain = line.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        if not plain or len(line.text) > longest or line.text.endswith(_SENTENCE_ENDS):
            return False
        if list_item(line.text) or annex_at(line):
            return False
        more = at + 1 < len(self._lines)
        return not find_units([line], self._mark, set(), chinese=self._chinese).divides(0) and (
            more or line.is_heading
        )

    def _enter(self, unit: Found, lines: list[Line], *, repeats: bool) -> None:
        self._outline.close(unit.rank)
        base = self._outline.owner if unit.is_division else self._base(repeats=repeats)
        slug = f"{base.slug}__{unit.slug}"
        draft = unit.draft(lines, slug, self._around(base), chinese=self._chinese)
        self._outline.enter(draft, unit.rank)
        self._fill(draft, unit.words(lines))

    def _base(self, *, repeats: bool) -> Draft:
        """The unit that a number is unique in: the annex, or the division around it."""
        if not repeats:
            return self._draft
        return next(draft for draft, rank in reversed(self._outline.open) if rank.divides)

    def _around(self, base: Draft) -> str:
        """What the label of a number begins with; a heading would make it too long."""
        return (self._draft if base.kind is ClauseKind.HEADING else base).label

    def _fill(self, draft: Draft, lines: list[Line]) -> None:
        fill_clause(draft, lines, chinese=self._chinese)


def _repeated(found: UnitsFound) -> set[str]:
    """The families of units, cl and item, whose numbers begin again within the annex."""
    counts = Counter(unit.slug for unit in found.units.values())
    return {unit.family for unit in found.units.values() if counts[unit.slug] > 1}


def _prefix_labels(draft: Draft, label: str) -> None:
    draft.label = f"{label} {draft.label}"
    for child in draft.children:
        _prefix_labels(child, label)
