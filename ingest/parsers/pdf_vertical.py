"""Chinese and Japanese set in columns from top to bottom: the same as lines turned a quarter."""

import unicodedata

from ingest.parsers.pdf_frames import Frame
from ingest.parsers.pdf_glyphs import Glyph, Glyphs

_ASIDE = 0.2
"""Of the type size, from the character above: more is another column."""
_LEAST_STEP, _MOST_STEP = 0.6, 1.7
"""Of the type size, from one character down to the next."""
_SHORTEST = 4
_MOSTLY = 0.5
"""Share of a page's wide characters: fewer stand in columns by chance, as in heads of tables."""


def turn_vertical(found: Glyphs, shown: Frame) -> None:
    """Moves characters that are set in columns to those that are turned a quarter clockwise."""
    upright = {id(glyph) for glyph in found.turns.get(0, ())}
    wide = [
        (glyph, *shown.point(x, y))
        for x, y, glyph in found.points
        if id(glyph) in upright and unicodedata.east_asian_width(glyph.text[0]) in {"W", "F"}
    ]
    runs: list[list[tuple[Glyph, float, float]]] = []
    for one in wide:
        if runs and _is_below(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    columns = [one for run in runs if len(run) >= _SHORTEST for one in run]
    if not columns or len(columns) < _MOSTLY * len(wide):
        return
    for glyph, x, _ in columns:
        _turn(glyph, x, shown.width)
    moved = {id(glyph) for glyph, _, _ in columns}
    found.turns.setdefault(1, []).extend(glyph for glyph, _, _ in columns)
    found.turns[0] = [glyph for glyph in found.turns[0] if id(glyph) not in moved]
    if not found.turns[0]:
        del found.turns[0]


def _is_below(one: tuple[Glyph, float, float], two: tuple[Glyph, float, float]) -> bool:
    size = one[0].size
    beside, step = abs(two[1] - one[1]), two[2] - one[2]
    return beside < _ASIDE * size and _LEAST_STEP * size < step < _MOST_STEP * size


def _turn(glyph: Glyph, x: float, width: float) -> None:
    left, top, right, bottom = glyph.left, glyph.top, glyph.right, glyph.bottom
    glyph.left, glyph.right = top, bottom
    glyph.top, glyph.bottom, glyph.base = width - right, width - left, width - x
