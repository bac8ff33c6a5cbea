"""Tables that stand beside one another on a sheet, with an empty column between them."""

from bisect import bisect_left
from collections.abc import Sequence

from ingest.parsers.sheet_rows import Merged, Row

_LEAST = 2
"""Rows and columns of a table; a single column apart belongs to the table beside it."""


def side_by_side(rows: list[Row], merged: Sequence[Merged]) -> list[list[Row]]:
    """The rows cut at the empty columns that have a table on either side; [rows] for one table.

    A column that a merged cell covers is not empty: its table goes on.
    """
    used = {column for row in rows for column in row.cells}
    first, last = rows[0].number, rows[-1].number
    covers = [m for m in merged if m.right > m.left and m.top <= last and m.bottom >= first]
    reach = 0
    groups: list[list[int]] = []
    spans = sorted([*((m.left, m.right) for m in covers), *((n, n) for n in used)])
    for left, right in spans:
        if not groups or left > reach + 1:
            groups.append([])
        reach = max(reach, right)
        groups[-1].append(left)
    sides = _sides(rows, groups)
    whole = all(_is_table(side) for side in sides)
    return sides if len(sides) > 1 and whole else [rows]


def _sides(rows: list[Row], groups: list[list[int]]) -> list[list[Row]]:
    """The rows of each group of columns, which ends with its last one."""
    ends = [group[-1] for group in groups]
    sides: list[list[Row]] = [[] for _ in groups]
    for row in rows:
        for column, text in row.cells.items():
            side = sides[bisect_left(ends, column)]
            if not side or side[-1].number != row.number:
                side.append(Row(row.number, {}))
            side[-1].cells[column] = text
    return sides


def _is_table(rows: list[Row]) -> bool:
    return sum(len(row.cells) >= _LEAST for row in rows) >= _LEAST
