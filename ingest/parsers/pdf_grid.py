"""Grids that the rules of a page make: rows, columns, and cells that span several of them."""

from bisect import bisect_right
from dataclasses import dataclass

from ingest.parsers.pdf_frames import Rectangle

_SNAP = 2.5
"""Points: rules this close are one."""
_MOST_LINES = 400
"""Rules in one direction: more are a drawing."""
_Rule = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """``xs`` and ``ys`` bound columns and rows; ``owner`` says which cell a field belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Rectangle:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell_at(self, x: float, y: float) -> int:
        """The cell around a point, -1 outside."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return self.owner[row][column] if inside else -1


def grids(across: list[_Rule], down: list[_Rule]) -> list[Grid]:
    """Grids of at least two rows and two columns, from the top."""
    across, down = _joined(across), _joined(down)
    if not 1 < len(across) <= _MOST_LINES or not 1 < len(down) <= _MOST_LINES:
        return []
    found = [_grid(*group) for group in _groups(across, down)]
    return sorted((grid for grid in found if grid), key=lambda grid: grid.ys[0])


def _joined(rules: list[_Rule]) -> list[_Rule]:
    """Pieces of one rule as one."""
    joined: list[_Rule] = []
    for at, begin, end in sorted(rules):
        number = _piece_before(joined, at, begin, end)
        if number < 0:
            joined.append((at, begin, end))
        else:
            place, first, last = joined[number]
            joined[number] = (place, min(first, begin), max(last, end))
    return joined


def _piece_before(joined: list[_Rule], at: float, begin: float, end: float) -> int:
    for number in range(len(joined) - 1, -1, -1):
        place, first, last = joined[number]
        if at - place > _SNAP:
            return -1
        if begin <= last + _SNAP and end >= first - _SNAP:
            return number
    return -1


def _groups(across: list[_Rule], down: list[_Rule]) -> list[tuple[list[_Rule], list[_Rule]]]:
    """Rules that meet one another, directly or by way of others."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, (y, left, right) in enumerate(across):
        for two, (x, top, bottom) in enumerate(down, len(across)):
            if left - _SNAP <= x <= right + _SNAP and top - _SNAP <= y <= bottom + _SNAP:
                parent[root(one)] = root(two)
    groups: dict[int, tuple[list[_Rule], list[_Rule]]] = {}
    for one, rule in enumerate(across):
        groups.setdefault(root(one), ([], []))[0].append(rule)
    for two, rule in enumerate(down, len(across)):
        groups.setdefault(root(two), ([], []))[1].append(rule)
    return list(groups.values())


def _grid(across: list[_Rule], down: list[_Rule]) -> Grid | None:
    if not across or not down:
        return None
    # A table may be open at its sides: then the ends of its rules bound it.
    xs = _places([x for x, _, _ in down] + [min(a[1] for a in across), max(a[2] for a in across)])
    ys = _places([y for y, _, _ in across] + [min(d[1] for d in down), max(d[2] for d in down)])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 2 or columns < 2:  # noqa: PLR2004 - a single row or column is a frame
        return None
    owner = [[row * columns + column for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        for column in range(columns):
            _merge(owner, row, column, xs, ys, across, down)
    return Grid(tuple(xs), tuple(ys), tuple(tuple(row) for row in owner))


def _merge(  # noqa: PLR0913, PLR0917 - a field, the grid and its rules
    owner: list[list[int]],
    row: int,
    column: int,
    xs: list[float],
    ys: list[float],
    across: list[_Rule],
    down: list[_Rule],
) -> None:
    """Joins a field with the one to its left or above where no rule parts them."""
    x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
    if column and not _is_ruled(down, xs[column], y):
        _rename(owner, owner[row][column], owner[row][column - 1])
    if row and not _is_ruled(across, ys[row], x):
        _rename(owner, owner[row][column], owner[row - 1][column])


def _rename(owner: list[list[int]], old: int, new: int) -> None:
    if old != new:
        for row in owner:
            row[:] = [new if cell == old else cell for cell in row]


def _is_ruled(rules: list[_Rule], place: float, along: float) -> bool:
    return any(abs(at - place) <= _SNAP and begin <= along <= end for at, begin, end in rules)


def _places(values: list[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _SNAP:
            places.append(value)
    return places
