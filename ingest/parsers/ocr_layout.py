"""Lines anywhere on a page become rows in reading order: skew undone, columns told apart."""

from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, sin
from statistics import median

from ingest.parsers.ocr_engine import OcrLine

# Shorter lines tell the angle of a scan too roughly.
_LONG = 5
# A column has at least three lines, and lines that fill more than half of it: cells do not.
_FEWEST_LINES, _FILLED = 3, 0.5
# Between columns there is more room than between words, in heights of a line.
_GUTTER = 0.8
# One line in this many may cross the gutter: headings, and tables over both columns.
_CROSSING = 0.34
_SAME_ROW = 0.5


@dataclass(frozen=True)
class Piece:
    """A recognised line with its sides after the skew of the page is undone."""

    line: OcrLine
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def text(self) -> str:
        return self.line.text


Row = tuple[Piece, ...]
"""What stands on one line of a column, from left to right."""


def columns(lines: tuple[OcrLine, ...]) -> list[list[Row]]:
    """The page as runs of rows in reading order, each run in a column of its own."""
    return [_rows(run) for run in _runs(_level(lines)) if run]


def line_height(pieces: list[Piece]) -> float:
    return median(piece.height for piece in pieces) if pieces else 0.0


def _level(lines: tuple[OcrLine, ...]) -> list[Piece]:
    turn = -_skew(lines)
    return [_piece(line, cos(turn), sin(turn)) for line in lines]


def _skew(lines: tuple[OcrLine, ...]) -> float:
    angles: list[float] = []
    for line in lines:
        (x0, y0), (x1, y1), _, (x3, y3) = line.corners
        if hypot(x1 - x0, y1 - y0) > _LONG * hypot(x3 - x0, y3 - y0):
            angles.append(atan2(y1 - y0, x1 - x0))
    return median(angles) if angles else 0.0


def _piece(line: OcrLine, c: float, s: float) -> Piece:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (
        (x * c - y * s, x * s + y * c) for x, y in line.corners
    )
    return Piece(line, (ax + dx) / 2, (ay + by) / 2, (bx + cx) / 2, (cy + dy) / 2)


def _runs(pieces: list[Piece]) -> list[list[Piece]]:
    """Columns, left before right, between the lines that cross their gutter."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [pieces]
    runs: list[list[Piece]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    across: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: p.top):
        if piece.left < gutter < piece.right:
            runs += [*_runs(left), *_runs(right)]
            left, right = [], []
            across.append(piece)
            continue
        if across:
            runs.append(across)
            across = []
        (left if piece.right <= gutter else right).append(piece)
    return [run for run in (*runs, *_runs(left), *_runs(right), across) if run]


def _gutter(pieces: list[Piece]) -> float | None:
    """The middle of the white strip that parts two columns of running text; None without one."""
    edges = sorted({piece.left for piece in pieces})
    found: list[tuple[int, float, float]] = []
    room = _GUTTER * line_height(pieces)
    for edge in edges[1:]:
        before = [p for p in pieces if p.right <= edge - room]
        after = [p for p in pieces if p.left >= edge - 1]
        crossing = len(pieces) - len(before) - len(after)
        if crossing > _CROSSING * len(pieces) or not (_column(before) and _column(after)):
            continue
        end = max(p.right for p in before)
        if _beside(before, after):
            found.append((crossing, end - edge, (end + edge) / 2))
    return min(found)[2] if found else None


def _column(pieces: list[Piece]) -> bool:
    if len(pieces) < _FEWEST_LINES:
        return False
    whole = max(p.right for p in pieces) - min(p.left for p in pieces)
    wide = whole > _LONG * line_height(pieces)
    return wide and median(p.right - p.left for p in pieces) > _FILLED * whole


def _beside(before: list[Piece], after: list[Piece]) -> bool:
    """Whether the two stand beside one another for the height of three lines."""
    top = max(min(p.top for p in before), min(p.top for p in after))
    bottom = min(max(p.bottom for p in before), max(p.bottom for p in after))
    return bottom - top > _FEWEST_LINES * line_height(before)


def _rows(pieces: list[Piece]) -> list[Row]:
    """Pieces beside one another; two that stand below one another are never of one row."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.top + p.bottom) / 2):
        last = rows[-1] if rows else []
        if last and all(_beside_one_another(other, piece) for other in last):
            last.append(piece)
        else:
            rows.append([piece])
    return [tuple(sorted(row, key=lambda p: p.left)) for row in rows]


def _beside_one_another(one: Piece, other: Piece) -> bool:
    both = min(one.right, other.right) - max(one.left, other.left)
    if both > _SAME_ROW * min(one.height, other.height):
        return False
    return _overlap(one, other) > _SAME_ROW * min(one.height, other.height)


def _overlap(one: Piece, other: Piece) -> float:
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def parted(row: Row) -> bool:
    """Whether a row has cells: pieces with more than a wide space between them."""
    room = 2 * line_height(list(row))
    return any(after.left - before.right > room for before, after in pairwise(row))
