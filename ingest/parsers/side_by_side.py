"""Tables that stand beside one another on a sheet, with an empty column between them."""

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
    sides = [_side(rows, group[0], group[-1]) for group in groups]
    whole = all(_is_table(side) for side in sides)
    return sides if len(sides) > 1 and whole else [rows]


def _side(rows: list[Row], left: int, right: int) -> list[Row]:
    found = (
        Row(row.number, {n: text for n, text in row.cells.items() if left <= n <= right})
        for row in rows
    )
    return [row for row in found if row.cells]


def _is_table(rows: list[Row]) -> bool:
    return sum(len(row.cells) >= _LEAST for row in rows) >= _LEAST
