"""What divides an annex: chapters and parts, headings, decimal clauses, 一、 or 1. at the top."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest

from ingest.blocks import BlockKind
from ingest.structure.annex_marks import AnnexMark
from ingest.structure.chinese_marks import DivisionMark, division, tidy
from ingest.structure.clause_heads import lines_of_head
from ingest.structure.decimal_marks import DecimalMark, Form
from ingest.structure.decimal_sequence import Decimals, find_decimals
from ingest.structure.draft import Draft
from ingest.structure.english_items import Item
from ingest.structure.english_marks import english_division, is_title_below
from ingest.structure.lines import Line
from ingest.structure.list_marks import list_item
from kb.domain.vocabulary import ClauseKind

_TOP_STYLES = ("H、", "H()", "1.")
_SENTENCE_ENDS = tuple("。；，：、.;:,!?")
_LETTERED_PART = re.compile(r"(?:PART|Part)\s+([A-HJ-UWYZ])(?:\s*[.:—–-]?\s+(\S.{0,120}))?")
_NO_SPACE_BEHIND = tuple("、．）)")
_HEADING, _TOP, _DECIMAL = 9, 19, 20


@dataclass(frozen=True, slots=True)
class Rank:
    """``order`` 0 the annex, 1 to 4 divisions, 9 a heading of ``level``, 19 一、, 20 and up 1.1."""

    order: int
    level: int = 0

    @classmethod
    def outermost(cls) -> "Rank":
        return cls(0)

    @classmethod
    def of_article(cls) -> "Rank":
        return cls(_TOP)

    @property
    def divides(self) -> bool:
        return self.order <= _HEADING

    def closes(self, opened: "Rank") -> bool:
        """A division ends those of its rank and below; a heading those that are not above it."""
        if opened.order == 0:
            return self.order == 0
        if self.order == _HEADING == opened.order:
            return self.level <= opened.level
        return self.order <= opened.order


@dataclass(frozen=True, slots=True)
class Found:
    """A unit that begins at a line: its ``mark`` tells which kind it is (None: a heading).

    ``head`` counts the lines that hold its number and heading; 0 where its words follow the number.
    """

    mark: DivisionMark | DecimalMark | Item | None
    slug: str
    rank: Rank
    head: int = 0
    is_term: bool = False

    @property
    def is_division(self) -> bool:
        return isinstance(self.mark, DivisionMark)

    @property
    def family(self) -> str:
        """cl, item, chp: what comes before the number."""
        return self.slug.partition("_")[0]

    def draft(self, lines: list[Line], slug: str, annex: str, *, chinese: bool) -> Draft:
        """The unit without its words; its label names the annex where the number does not."""
        line, mark = lines[0], self.mark
        if mark is None:
            text = tidy(line.text)
            return Draft(ClauseKind.HEADING, slug, text, line.start, line.end, "", text, text)
        if isinstance(mark, DivisionMark):
            heading = mark.heading or " ".join(tidy(it.text) for it in lines[1 : self.head])
            end = lines[self.head - 1].end
            label = f"{annex} {tidy(mark.number)}" if chinese else f"{annex}, {mark.number}"
            caption = f"{tidy(mark.number)} {heading}".strip()
            return Draft(mark.kind, slug, label, line.start, end, mark.number, heading, caption)
        number = mark.number
        end = lines[self.head - 1].end if self.head else line.start + len(number)
        words = [line.text[len(number) :], *(it.text for it in lines[1 : self.head])]
        heading = " ".join(filter(None, map(tidy, words))) if self.head else ""
        joint = "" if number.endswith(_NO_SPACE_BEHIND) else " "
        caption = f"{number}{joint}{heading}" if heading else ""
        if isinstance(mark, DecimalMark):
            joint = " " if chinese else ", "
            label = f"{annex}{joint}" if annex and not mark.letter else ""
            label += mark.printed
            return Draft(ClauseKind.CLAUSE, slug, label, line.start, end, number, heading, caption)
        label = f"{annex} {number}"
        return Draft(ClauseKind.ITEM, slug, label, line.start, end, number, heading, caption)

    def words(self, lines: list[Line]) -> list[Line]:
        """The lines of the unit behind its number and heading."""
        line = lines[0]
        if self.mark is None:
            return lines[1:]
        if self.head:
            return lines[self.head :]
        number = len(self.mark.number)
        after = number + len(line.text[number:]) - len(line.text[number:].lstrip())
        rest = Line(line.text[after:], line.start + after, line.end, BlockKind.PARAGRAPH, 0)
        return [rest, *lines[1:]] if rest.text else lines[1:]


@dataclass(slots=True)
class UnitsFound:
    """By line: what begins there."""

    units: dict[int, Found] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def divides(self, at: int) -> bool:
        found = self.units.get(at)
        return found is not None and found.mark is not None


def find_units(
    lines: list[Line], annex: AnnexMark, articles: set[int], *, chinese: bool
) -> UnitsFound:
    """The units of an annex but its articles, which stand at the lines ``articles``."""
    out = UnitsFound()
    _divisions(lines, articles, out, chinese=chinese)
    if articles:
        return out
    taken = {n for at, unit in out.units.items() for n in range(at, at + max(1, unit.head))}
    free = [line for at, line in enumerate(lines) if at not in taken]
    back = [at for at in range(len(lines)) if at not in taken]
    restarts = [n for n, at in enumerate(back) if at and (at - 1 in taken or _is_bare(lines[at]))]
    letter = annex.number if len(annex.number) == 1 and annex.number.isalpha() else ""
    decimals = find_decimals(free, letter, restarts)
    if not decimals.marks and letter:
        decimals = find_decimals(free, "", restarts)
    deep = any(
        mark.letter or len(mark.key) > 1 or mark.form is Form.MARKED
        for mark in decimals.marks.values()
    )
    if decimals.doubts and not deep:
        decimals.marks, decimals.doubts, decimals.jumps = {}, [], []
    if decimals.doubts:
        numbers = ", ".join(decimals.doubts[:5])
        out.warnings.append(f"its numbering is unclear at {numbers}; read without clause numbers")
        decimals.marks = {}
    elif decimals.marks and (deep or not chinese):
        out.warnings += decimals.warnings
        out.units |= {back[n]: unit for n, unit in decimal_units(free, decimals).items()}
    else:
        _tops(lines, back, out)
    _headings(lines, out)
    return out


def decimal_units(lines: list[Line], found: Decimals) -> dict[int, Found]:
    """The clauses that were found among ``lines``, by line."""
    out = {}
    ordered = sorted(found.marks.items())
    for (at, mark), following in zip_longest(ordered, ordered[1:]):
        end = following[0] if following else len(lines)
        child = following is not None and following[1].key[: len(mark.key)] == mark.key
        is_term = at in found.terms and not child
        head = lines_of_head(lines[at:end], mark, is_term=is_term, has_child=child)
        out[at] = Found(mark, mark.slug, Rank(_DECIMAL + len(mark.key)), head, is_term)
    return out


def _divisions(lines: list[Line], articles: set[int], out: UnitsFound, *, chinese: bool) -> None:
    at = 0
    while at < len(lines):
        found = None
        if lines[at].kind is not BlockKind.TABLE and at not in articles:
            found = _division(lines[at], chinese=chinese)
        titled = False
        if found:
            mark, slug = found
            titled = not mark.heading and at + 1 < len(lines) and _is_title(lines[at + 1], chinese)
            out.units[at] = Found(mark, slug, Rank(mark.rank), 1 + titled)
        at += 2 if titled else 1


def _division(line: Line, *, chinese: bool) -> tuple[DivisionMark, str] | None:
    """The mark of a chapter or part with its slug: chp_2, part_A."""
    if not chinese and (found := _LETTERED_PART.fullmatch(line.text)):
        number, heading = line.text[: found.end(1)], (found[2] or "").strip()
        if line.is_heading or not heading.endswith(_SENTENCE_ENDS):
            mark = DivisionMark(ClauseKind.PART, "part", 2, 0, number, heading)
            return mark, f"part_{found[1]}"
    mark_found = division(line) if chinese else english_division(line)
    return (mark_found, f"{mark_found.prefix}_{mark_found.n}") if mark_found else None


def _is_title(line: Line, chinese: bool) -> bool:  # noqa: FBT001
    if list_item(line.text) or line.text[:1].isdigit() or line.kind is BlockKind.TABLE:
        return False
    return line.is_heading if chinese else is_title_below(line)


def _is_bare(line: Line) -> bool:
    """A heading without a number."""
    return line.is_heading and not line.text[:1].isdigit() and list_item(line.text) is None


def _tops(lines: list[Line], free: list[int], out: UnitsFound) -> None:
    """The items of the highest style, in sequence; a heading lets them begin again."""
    items = {at: it for at in free if lines[at].kind is not BlockKind.TABLE
             and (it := list_item(lines[at].text))}  # fmt: skip
    styles = Counter(level[0] for it in items.values() for level in it.levels)
    top = next((style for style in _TOP_STYLES if styles[style]), None)
    last = 0
    for at in free:
        if at not in items:
            last = 0 if _is_bare(lines[at]) else last
            continue
        level = items[at].levels[0]
        if level[0] != top or level[1] != last + 1:
            continue
        last = level[1]
        words = lines[at].text[len(items[at].number) :].strip()
        short = len(words) <= 40 and not words.endswith(_SENTENCE_ENDS)  # noqa: PLR2004
        below = items.get(at + 1)
        more = at + 1 < len(lines) and (below is None or below.levels[0][0] != top)
        heads = lines[at].is_heading or (short and more)
        out.units[at] = Found(items[at], f"item_{last}", Rank(_TOP), int(heads and bool(words)))


def _headings(lines: list[Line], out: UnitsFound) -> None:
    """Headings without a number of their own."""
    n = 0
    titles = {n for at, unit in out.units.items() for n in range(at + 1, at + unit.head)}
    for at, line in enumerate(lines):
        if line.is_heading and at not in out.units and at not in titles:
            n += 1
            out.units[at] = Found(None, f"h1_{n}", Rank(_HEADING, line.level))
