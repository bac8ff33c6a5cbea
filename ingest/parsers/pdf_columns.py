"""The columns of a page in reading order: the tallest gutter parts first, then each side again."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.parsers.layout import width as display_width
from ingest.parsers.pdf_lines import Fragment

_NARROWEST_GUTTER = 3.5
"""Points, between columns of small print whose lines are set unevenly."""
_SAFE_GUTTER, _MANY_LINES = 6.0, 8
"""A narrower gutter needs more lines on a side: word spaces may lie below one another by chance."""
_SOLID = 0.8
"""Of a line's width, what its text covers; rows of a table have holes."""
_NARROWEST_COLUMN = 7.0
"""Of the type size: list marks and line numbers are narrower than any column of text."""
_FULL = 0.55
"""Of a column's width, what most of its lines fill; cells of a table fill less."""
_FEWEST_LETTERS = 16
"""In a line, a Chinese one counting as two; columns of figures have fewer."""
_LOOSEST = 2.6
"""Of the type size, from line to line; entries of a form stand further apart."""
_FEWEST_LINES, _LINES_OF_LARGER = 2, 4
_SAME_PLACE = 3.0
_MOST_DEPTH = 2
"""Gutters on each side of a gutter that are looked for before it is believed."""


_SAME_EDGE = 2.0
"""Points between the left edges of one column on several pages."""


@dataclass(frozen=True, slots=True)
class _Gutter:
    across: float
    top: float
    bottom: float


def columns(parts: list[Fragment], edges: list[float]) -> list[list[Fragment]]:
    """The fragments of each column, in the order in which the columns are read.

    ``edges`` are the left edges of columns that pages before had; those of this one are added.
    There, a line or two side by side at the end of a text are columns too.
    """
    if len(parts) < _FEWEST_LINES:
        return [parts] if parts else []
    enough = len(parts) >= _FEWEST_LINES + _LINES_OF_LARGER
    gutter = _tallest_gutter(parts) if enough else None
    if gutter is None:
        gutter = _usual_gutter(parts, edges)
    if gutter is None:
        return [parts]
    above = [part for part in parts if part.middle < gutter.top]
    below = [part for part in parts if part.middle > gutter.bottom]
    beside = [part for part in parts if gutter.top <= part.middle <= gutter.bottom]
    left = [part for part in beside if part.left < gutter.across]
    right = [part for part in beside if part.left >= gutter.across]
    edge = min(part.left for part in right)
    if not _is_near(edge, edges):
        edges.append(edge)
    return [column for side in (above, left, right, below) for column in columns(side, edges)]


def _is_near(edge: float, edges: list[float]) -> bool:
    return any(abs(edge - other) <= _SAME_EDGE for other in edges)


def _usual_gutter(parts: list[Fragment], edges: list[float]) -> _Gutter | None:
    """White space where pages before had it, between lines of text however few."""
    found = []
    for across in _candidates(parts) if edges else ():
        for run in _free_runs(parts, across):
            inside = [part for part in parts if run.top <= part.middle <= run.bottom]
            right = [part for part in inside if part.left >= run.across]
            left = [part for part in inside if part.right <= run.across]
            letters = [max(map(_letters, side), default=0) for side in (left, right)]
            is_text = min(letters) >= _FEWEST_LETTERS
            if is_text and _is_near(min(part.left for part in right), edges):
                found.append(run)
    return max(found, key=lambda run: (run.bottom - run.top, -run.across), default=None)


def _tallest_gutter(parts: list[Fragment], depth: int = 0) -> _Gutter | None:
    found = [
        run
        for across in _candidates(parts)
        for run in _free_runs(parts, across)
        if _parts_text(parts, run, depth)
    ]
    return max(found, key=lambda run: (run.bottom - run.top, -run.across), default=None)


def _candidates(parts: list[Fragment]) -> list[float]:
    """Middles of the white space to the right of each fragment, near ones once."""
    ordered = sorted(parts, key=lambda part: part.top)
    nearest: dict[int, float] = {}
    for at, part in enumerate(ordered):
        for other_at in range(at + 1, len(ordered)):
            other = ordered[other_at]
            if other.top >= part.bottom:
                break
            left, right, owner = (
                (part, other, at) if part.left < other.left else (other, part, other_at)
            )
            if right.left - left.right >= _NARROWEST_GUTTER:
                nearest[owner] = min(nearest.get(owner, right.left), right.left)
    middles = sorted((ordered[at].right + left) / 2 for at, left in nearest.items())
    places: list[float] = []
    for middle in middles:
        if not places or middle - places[-1] > _SAME_PLACE:
            places.append(middle)
    return places


def _free_runs(parts: list[Fragment], across: float) -> list[_Gutter]:
    """The stretches from top to bottom in which nothing crosses a vertical line."""
    half = _NARROWEST_GUTTER / 2 - 0.5
    blocks = sorted(
        (part.top, part.bottom)
        for part in parts
        if part.left < across + half and part.right > across - half
    )
    runs, top = [], min(part.top for part in parts) - 1
    for begin, end in blocks:
        if begin > top:
            runs.append(_Gutter(across, top, begin))
        top = max(top, end)
    runs.append(_Gutter(across, top, max(part.bottom for part in parts) + 1))
    return runs


def _parts_text(parts: list[Fragment], run: _Gutter, depth: int) -> bool:
    """Whether both sides of a free stretch are columns of text."""
    inside = [part for part in parts if run.top <= part.middle <= run.bottom]
    left = [part for part in inside if part.right <= run.across]
    right = [part for part in inside if part.left >= run.across]
    if not left or not right:
        return False
    width = min(part.left for part in right) - max(part.right for part in left)
    if width < _NARROWEST_GUTTER:
        return False
    counts = [_lines_of_side(side, depth) for side in (left, right)]
    needed = _LINES_OF_LARGER if width >= _SAFE_GUTTER else _MANY_LINES
    return min(counts) >= _FEWEST_LINES and max(counts) >= needed


def _lines_of_side(side: list[Fragment], depth: int) -> int:
    """Lines of a side that is one column or has columns itself."""
    found = _lines_of_column(side)
    if found or depth >= _MOST_DEPTH or _tallest_gutter(side, depth + 1) is None:
        return found
    return len({round(part.base) for part in side})


def _lines_of_column(side: list[Fragment]) -> int:
    """How many lines a side has; 0 where it is no column of text.

    Such a column is not narrow, most of its lines fill it and hold some words, and one follows
    the other closely.
    """
    size = median(part.size for part in side)
    width = max(part.right for part in side) - min(part.left for part in side)
    if width < _NARROWEST_COLUMN * size:
        return 0
    lines: dict[int, list[Fragment]] = {}
    for part in side:
        lines.setdefault(round(part.base / max(part.size * 0.5, 1.0)), []).append(part)
    filled = median(
        max(part.right for part in line) - min(part.left for part in line)
        for line in lines.values()
    )
    solid = median(
        sum(part.right - part.left for part in line)
        / max(max(part.right for part in line) - min(part.left for part in line), 1.0)
        for line in lines.values()
    )
    letters = median(sum(map(_letters, line)) for line in lines.values())
    bases = sorted(line[0].base for line in lines.values())
    pitch = median([two - one for one, two in pairwise(bases)] or [0.0])
    is_filled = filled >= _FULL * width and solid >= _SOLID
    is_text = is_filled and letters >= _FEWEST_LETTERS and pitch <= _LOOSEST * size
    return len(lines) if is_text else 0


def _letters(part: Fragment) -> int:
    return sum(display_width(glyph.text) for glyph in part.glyphs)
