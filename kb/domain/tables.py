"""Tables in stored text: a row a line, its cells parted by " | "."""

from collections.abc import Sequence
from dataclasses import dataclass

CELLS = " | "


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one row, and the head of the column of each; "" where nothing is printed.

    ``heads`` is empty where the table has none, or fewer columns than the row has cells.
    """

    heads: tuple[str, ...]
    cells: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(head, cell) of what has words. Columns without a head belong to the one before them."""
        found: list[tuple[str, list[str]]] = []
        for n, cell in enumerate(self.cells):
            head = self.heads[n] if self.heads else ""
            if head or not found or not self.heads:
                found.append((head, []))
            found[-1][1].append(cell)
        told = ((head, CELLS.join(filter(None, cells))) for head, cells in found)
        return tuple((head, words) for head, words in told if words)


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a row, empty ones too: "| b" has two, since stored lines are stripped."""
    return tuple(cell.strip() for cell in f" {line} ".split(CELLS))


def column_heads(lines: Sequence[str]) -> tuple[str, ...]:
    """One head for each column, of the rows on top of a table, from the outermost on.

    A cell that spans others is printed above the first of them: it is repeated above every
    column that has a head of its own further down.
    """
    rows = [cells_of(line) for line in lines]
    width = max(map(len, rows), default=0)
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    for n, row in enumerate(grid):
        for column in range(1, width):
            if not row[column] and any(below[column] for below in grid[n + 1 :]):
                row[column] = row[column - 1]
    heads = (_joined([row[column] for row in grid]) for column in range(width))
    return tuple(heads) if any(any(row) for row in grid) else ()


def _joined(parts: Sequence[str]) -> str:
    """The words of one column, none twice."""
    return " ".join(dict.fromkeys(part for part in parts if part))


def row_under(heads: Sequence[str], line: str) -> TableRow:
    """A row with the heads of its columns; without them where the columns do not match."""
    cells = cells_of(line)
    known = tuple(heads) if len(heads) >= len(cells) else ()
    return TableRow(known[: len(cells)], cells)
