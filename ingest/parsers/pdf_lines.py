"""Characters to fragments, and fragments that stand side by side to lines."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from unicodedata import bidirectional

from ingest.parsers.layout import glue
from ingest.parsers.pdf_frames import Rectangle
from ingest.parsers.pdf_glyphs import GUESSED, SOFT_HYPHEN, Glyph
from ingest.parsers.pdf_tags import UNTAGGED

_RAISED = 0.5
"""Of the type size: how far above or below its line a note's mark or an index may stand."""
_FRAGMENT_GAP = 0.9
"""Of the type size: wider white space may be the gutter between two columns."""
_WORD_GAP = 0.28
"""Of the type size: where pdfium saw no space between fragments, this much is one."""
_HAN_GAP = 1.2
"""The same beside Chinese, which is set wide without spaces; full-width marks fill half a field."""
_THIN_SPACE = 0.15
"""A space of the file that is narrower than this beside Chinese was there for the pen alone."""
_SAME_LINE = 0.35
_HOLE = 2.5
"""Of the type size: white space that no line of running text has inside."""
_MARK_WIDTH = 4.0
"""Of the type size: what stands before a hole and is narrower is the mark of a list."""
_NARROWEST_SPACE = 0.13
"""Of the type size: where pdfium saw less, an accent or a raised sign misled it."""
_FIRST_LEFTWARD, _LEFTWARD = "\u0590", frozenset(("R", "AL"))
"""Bidirectional classes of Hebrew and Arabic letters (Unicode, annex 9)."""
_NEVER_AFTER_SPACE = frozenset(",.;:!?)]}")


@dataclass(slots=True)
class Fragment:
    """Characters without a wide gap; ``table`` counts the one it stands for, or is -1."""

    glyphs: list[Glyph]
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    table: int = -1

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Line:
    """A line of text; ``box`` is on the page as shown, the other numbers in its upright frame.

    ``first`` is the width of its first word, ``raised`` the mark that it begins with in small
    raised type, ``column`` the number of its column in reading order over the whole document.
    ``turn`` is in quarters, -1 for slanted type; a line ``aside`` runs otherwise than the text of
    its page, one with ``holes`` is no running text. ``largest`` is the size of its largest type,
    ``tags`` are the paragraphs that the file counts its beginning and its end to.
    """

    page: int
    column: int
    text: str
    box: Rectangle
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool
    first: float
    raised: str = ""
    turn: int = 0
    aside: bool = False
    holes: bool = False
    largest: float = 0.0
    tags: tuple[int, int] = (UNTAGGED, UNTAGGED)


def fragments(glyphs: list[Glyph]) -> list[Fragment]:
    """Runs of characters as the file writes them, cut where the pen jumped."""
    found: list[list[Glyph]] = []
    gap = ""
    for glyph in glyphs:
        if not glyph.text.strip():
            gap = " "
            continue
        glyph.gap, gap = glyph.gap or gap, ""
        if found and _goes_on(found[-1], glyph):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [_fragment(run) for run in found]


def _goes_on(run: list[Glyph], glyph: Glyph) -> bool:
    last, size = run[-1], max(run[-1].size, glyph.size)
    if abs(glyph.base - last.base) > _RAISED * size:
        return False
    return -_RAISED * size < glyph.left - last.right < _FRAGMENT_GAP * size


def _fragment(run: list[Glyph]) -> Fragment:
    size = _usual([glyph.size for glyph in run])
    base = median(glyph.base for glyph in run if glyph.size >= size * 0.9)
    return Fragment(
        run,
        min(glyph.left for glyph in run),
        min(glyph.top for glyph in run),
        max(glyph.right for glyph in run),
        max(glyph.bottom for glyph in run),
        base,
        size,
    )


def _usual(sizes: list[float]) -> float:
    counts: dict[float, int] = {}
    for size in sizes:
        counts[size] = counts.get(size, 0) + 1
    return max(counts, key=lambda size: (counts[size], size))


def rows(parts: list[Fragment]) -> list[list[Fragment]]:
    """Fragments of one column as lines from top to bottom, each from left to right."""
    lines: list[list[Fragment]] = []
    for part in sorted(parts, key=lambda part: part.base):
        for line in reversed(lines[-3:]):
            if _stands_beside(line, part):
                line.append(part)
                break
        else:
            lines.append([part])
    for line in lines:
        line.sort(key=lambda part: part.left)
        if _is_leftward(line):
            line.reverse()
    return sorted(lines, key=lambda line: max(line, key=lambda part: part.size).base)


def _is_leftward(line: list[Fragment]) -> bool:
    """Whether most letters of a line are of a script that is read from right to left."""
    if not any(_is_leftward_letter(glyph) for part in line for glyph in part.glyphs):
        return False
    kinds = [bidirectional(glyph.text[0]) for part in line for glyph in part.glyphs]
    return sum(kind in _LEFTWARD for kind in kinds) > kinds.count("L")


def _is_leftward_letter(glyph: Glyph) -> bool:
    # No such letter comes before Hebrew, and most text ends there.
    return glyph.text[0] >= _FIRST_LEFTWARD and bidirectional(glyph.text[0]) in _LEFTWARD


def _stands_beside(line: list[Fragment], part: Fragment) -> bool:
    if part.table >= 0 or any(other.table >= 0 for other in line):
        return False
    main = max(line, key=lambda other: other.size)
    size = max(main.size, part.size)
    if abs(main.base - part.base) < _SAME_LINE * size:
        return not any(_overlap(other, part) for other in line)
    raised = part.size < main.size * 0.85 or main.size < part.size * 0.85
    near = min(abs(part.left - other.right) for other in line) < _RAISED * size
    near = near or min(abs(other.left - part.right) for other in line) < _RAISED * size
    return raised and near and abs(main.base - part.base) < _RAISED * size


def _overlap(one: Fragment, other: Fragment) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    narrow = min(one.right - one.left, other.right - other.left)
    return shared > 0.5 * max(narrow, 1.0)


def words_of(row: list[Fragment]) -> str:
    """The text of fragments side by side, with the spaces that are seen between them."""
    text: list[str] = []
    for space, glyph in _spaced(row):
        text += (space, glyph.text)
    inner = "".join(text).strip()
    # A soft hyphen is seen at a line's end alone.
    return inner[:-1].replace(SOFT_HYPHEN, "") + inner[-1:]


def _spaced(row: list[Fragment]) -> list[tuple[str, Glyph]]:
    """Each character with what stands between it and the one before."""
    found: list[tuple[str, Glyph]] = []
    for part in row:
        inside = False
        for glyph in part.glyphs:
            space = _space(found[-1][1], glyph, inside=inside) if found else ""
            found.append((space, glyph))
            inside = True
    return found


def _space(last: Glyph, glyph: Glyph, *, inside: bool) -> str:
    size = max(last.size, glyph.size)
    seen = glyph.left - last.right
    if _is_leftward_letter(glyph) or _is_leftward_letter(last):
        seen = max(seen, last.left - glyph.right)
    if glue(last.text, glyph.text):
        doubtful = seen < _NARROWEST_SPACE * size or glyph.text in _NEVER_AFTER_SPACE
        if glyph.gap == GUESSED and doubtful and seen < size:
            return ""
        return " " if glyph.gap or (not inside and seen > _WORD_GAP * size) else ""
    if glyph.gap == GUESSED:
        marks = is_wide_mark(last.text) or is_wide_mark(glyph.text)
        return " " if seen > _WORD_GAP * size and not marks else ""
    if glyph.gap and seen > _THIN_SPACE * size:
        return glyph.gap
    return " " if not inside and seen > _HAN_GAP * size else ""


def is_wide_mark(text: str) -> bool:
    """Punctuation that is set in a full-width field, half of which is white."""
    return "\u3000" <= text[-1] <= "\u303f" or "\uff00" <= text[-1] <= "\uff60"


def raised_mark(row: list[Fragment]) -> str:
    """The note mark in small raised type with which a line begins; "" where there is none."""
    glyphs = [glyph for part in row for glyph in part.glyphs]
    size, base = _usual([glyph.size for glyph in glyphs]), _fragment(glyphs).base
    mark = ""
    for glyph in glyphs[:4]:
        if glyph.size > size * 0.85 or glyph.base > base - 0.15 * size:
            break
        mark += glyph.text
    return mark


def first_word(row: list[Fragment]) -> float:
    """Points that the first word of a line takes; of Chinese, the first character."""
    spaced = _spaced(row)
    first = end = spaced[0][1]
    for space, glyph in spaced[1:]:
        if space or not glue(end.text, glyph.text):
            break
        end = glyph
    return end.right - first.left


def has_holes(row: list[Fragment]) -> bool:
    """Whether a line is made of pieces far apart, as a row of a form is."""
    return any(
        two.left - one.right > _HOLE * one.size
        and (at or one.right - one.left > _MARK_WIDTH * one.size)
        for at, (one, two) in enumerate(pairwise(row))
    )


def largest(row: list[Fragment]) -> float:
    """The largest type of a line that sets more than an initial."""
    sizes = sorted((glyph.size for part in row for glyph in part.glyphs), reverse=True)
    return sizes[min(1, len(sizes) - 1)]


def is_bold(row: list[Fragment]) -> bool:
    glyphs = [glyph for part in row for glyph in part.glyphs]
    return all(glyph.bold for glyph in glyphs if glyph.text.isalnum())
