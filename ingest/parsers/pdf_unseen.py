"""Text that no reader of the page sees: printed without ink, white on white, or covered."""

from typing import Any

from ingest.parsers.pdf_frames import Frame, Rectangle, turned_back
from ingest.parsers.pdf_glyphs import Glyph, Glyphs
from ingest.parsers.pdf_ruling import Ruling

_SCAN = 0.5
"""Of the page: text without ink under a picture this large is the reading of a scan."""
_MOSTLY = 5
"""Times: such a page holds this much more text without ink than with."""
_SCALE = 2.0
_MOST_POINTS = 2_000
"""Points of a page's longer side that are painted at full scale."""
_MOST_COVERS = 400
"""Shapes of one page, the largest, that may cover text; plots have thousands."""
_CONTRAST = 24
"""Of 255: less between the lightest and the darkest point is not read as type."""


def settle_unseen(page: Any, found: Glyphs, ruling: Ruling, shown: Frame) -> bool:
    """Takes out what cannot be seen and counts it; True where the text is the reading of a scan."""
    inked = sum(map(len, found.turns.values()))
    is_scan = ruling.pictured >= _SCAN and len(found.unseen) > _MOSTLY * inked
    if is_scan:
        for turn, glyph in found.unseen:
            if turn >= 0:
                found.turns.setdefault(turn, []).append(glyph)
    else:
        found.hidden += len(found.unseen)
        _look(page, found, ruling, shown)
    return is_scan


def _covers(ruling: Ruling) -> list[Rectangle]:
    size = sorted(ruling.covers, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return size[-_MOST_COVERS:]


def _look(page: Any, found: Glyphs, ruling: Ruling, shown: Frame) -> None:
    """Paints the page where some of its text may be the colour of its ground, and looks."""
    covers = _covers(ruling)
    doubtful = {id(glyph) for _, glyph in found.doubtful}
    for turn, glyphs in found.turns.items():
        frame = shown.turned(-turn)
        for glyph in glyphs if covers else ():
            if _is_covered(_box(glyph, turn, frame), covers):
                doubtful.add(id(glyph))
    if not doubtful:
        return
    scale = _SCALE * min(1.0, _MOST_POINTS / max(shown.width, shown.height, 1.0))
    picture = page.render(scale=scale, no_smoothtext=False).to_numpy()
    for turn, glyphs in found.turns.items():
        frame = shown.turned(-turn)
        kept = [
            glyph
            for glyph in glyphs
            if id(glyph) not in doubtful or _has_contrast(picture, _box(glyph, turn, frame), scale)
        ]
        found.hidden += len(glyphs) - len(kept)
        glyphs[:] = kept


def _box(glyph: Glyph, turn: int, frame: Frame) -> Rectangle:
    return turned_back((glyph.left, glyph.top, glyph.right, glyph.bottom), turn, frame)


def _is_covered(box: Rectangle, covers: list[Rectangle]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in covers)


def _has_contrast(picture: Any, box: Rectangle, scale: float) -> bool:
    left, top = max(int(box[0] * scale), 0), max(int(box[1] * scale), 0)
    right, bottom = int(box[2] * scale) + 1, int(box[3] * scale) + 1
    part = picture[top:bottom, left:right]
    if not part.size:
        return False
    spread = part.reshape(-1, part.shape[-1]).astype(int)
    return bool((spread.max(axis=0) - spread.min(axis=0)).max() >= _CONTRAST)
