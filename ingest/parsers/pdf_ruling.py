"""What is drawn on a page: rules that make tables, shapes and pictures that may cover text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as c

from ingest.parsers.pdf_frames import Frame, Rectangle

_THIN = 3.0
"""Points: a filled shape this thin is a rule."""
_SHORTEST = 4.0
"""Points: shorter rules are parts of drawings."""
_MOST_OBJECTS, _MOST_SEGMENTS, _DEEPEST = 20_000, 40_000, 6
"""Of one page: maps and plots have more, and their lines make no table."""
_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Ruling:
    """Rules ``across`` the page as (y, left, right), rules ``down`` it as (x, top, bottom).

    ``covers`` are filled shapes and pictures; ``pictured`` is the share of the page that
    pictures take: scans may lie in strips.
    """

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    covers: list[Rectangle] = field(default_factory=list)
    pictured: float = 0.0

    def upright(self, quarters: int, shown: Frame) -> "Ruling":
        """The same in the upright frame of text that the page shows turned by ``quarters``."""
        across, down = self.across, self.down
        width, height = shown.width, shown.height
        for _ in range(quarters % 4):
            # A quarter back: what was on the right is on top.
            across, down = (
                [(width - x, top, bottom) for x, top, bottom in down],
                [(y, width - right, width - left) for y, left, right in across],
            )
            width, height = height, width
        return Ruling(across, down)


def ruling_of(page: Any, frame: Frame) -> Ruling:
    """Reads the page's shapes, those within forms too."""
    found = Ruling()
    budget = _Budget()
    for handle, matrix in _objects(page, budget):
        kind = c.FPDFPageObj_GetType(handle)
        if kind == c.FPDF_PAGEOBJ_PATH:
            _read_path(handle, matrix, frame, found, budget)
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            box = _image_box(handle, matrix, frame)
            found.covers.append(box)
            found.pictured = min(found.pictured + _share(box, frame), 1.0)
    return found


def _share(box: Rectangle, frame: Frame) -> float:
    width = min(box[2], frame.width) - max(box[0], 0.0)
    height = min(box[3], frame.height) - max(box[1], 0.0)
    return max(width, 0.0) * max(height, 0.0) / max(frame.width * frame.height, 1.0)


@dataclass(slots=True)
class _Budget:
    objects: int = _MOST_OBJECTS
    segments: int = _MOST_SEGMENTS


def _objects(page: Any, budget: _Budget) -> Iterator[tuple[Any, _Matrix]]:
    for at in range(c.FPDFPage_CountObjects(page)):
        yield from _within(c.FPDFPage_GetObject(page, at), _SAME, budget, 0)


def _within(
    handle: Any, outer: _Matrix, budget: _Budget, depth: int
) -> Iterator[tuple[Any, _Matrix]]:
    budget.objects -= 1
    if not handle or budget.objects < 0:
        return
    if c.FPDFPageObj_GetType(handle) != c.FPDF_PAGEOBJ_FORM:
        yield handle, outer
    elif depth < _DEEPEST:
        inner = _times(_matrix(handle), outer)
        for at in range(c.FPDFFormObj_CountObjects(handle)):
            yield from _within(c.FPDFFormObj_GetObject(handle, at), inner, budget, depth + 1)


def _matrix(handle: Any) -> _Matrix:
    matrix = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(handle, matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c_, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i,
        a * h + b * j,
        c_ * g + d * i,
        c_ * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c_, d, e, f = matrix
    return a * x + c_ * y + e, b * x + d * y + f


def _image_box(handle: Any, outer: _Matrix, frame: Frame) -> Rectangle:
    matrix = _times(_matrix(handle), outer)
    corners = [_apply(matrix, x, y) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return frame.box(min(xs), min(ys), max(xs), max(ys))


def _read_path(handle: Any, outer: _Matrix, frame: Frame, found: Ruling, budget: _Budget) -> None:
    mode, stroked = ctypes.c_int(0), ctypes.c_int(0)
    c.FPDFPath_GetDrawMode(handle, mode, stroked)
    if not (mode.value or stroked.value):
        return
    budget.segments -= c.FPDFPath_CountSegments(handle)
    if budget.segments < 0:
        return
    matrix = _times(_matrix(handle), outer)
    for points, straight in _subpaths(handle):
        shown = [frame.point(*_apply(matrix, x, y)) for x, y in points]
        _read_shape(shown, found, filled=bool(mode.value), straight=straight)


def _subpaths(handle: Any) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The points of each part of a path, and whether it has straight lines alone."""
    points: list[tuple[float, float]] = []
    straight = True
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(c.FPDFPath_CountSegments(handle)):
        segment = c.FPDFPath_GetPathSegment(handle, at)
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO and points:
            yield points, straight
            points, straight = [], True
        straight = straight and kind != c.FPDF_SEGMENT_BEZIERTO
        c.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
        if c.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if points:
        yield points, straight


def _read_shape(
    points: list[tuple[float, float]], found: Ruling, *, filled: bool, straight: bool
) -> None:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    if filled and right - left > _THIN and bottom - top > _THIN:
        found.covers.append((left, top, right, bottom))
    if not straight:
        return
    if bottom - top <= _THIN and right - left >= _SHORTEST:
        found.across.append(((top + bottom) / 2, left, right))
    elif right - left <= _THIN and bottom - top >= _SHORTEST:
        found.down.append(((left + right) / 2, top, bottom))
    else:
        ends = zip(points, points[1:] + (points[:1] if filled else []), strict=False)
        for (x0, y0), (x1, y1) in ends:
            if abs(y1 - y0) < 1 and abs(x1 - x0) >= _SHORTEST:
                found.across.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) < 1 and abs(y1 - y0) >= _SHORTEST:
                found.down.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
