"""Tables become units with their rows below them, whatever builder made the tree around them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.blocks import Block
from ingest.structure.chinese_marks import tidy
from ingest.structure.lines import Line, lines_of
from ingest.structure.table_names import TableName, table_names
from ingest.structure.tree import Structure, Unit
from kb.domain.vocabulary import ClauseKind
from kb.language.sentences import trim

Span = tuple[int, int]


def with_tables(structure: Structure, blocks: tuple[Block, ...]) -> Structure:
    """Each table is a unit tbl_n under the smallest unit that holds it, n counted through the text.

    tbl_n__row_m is a line of it; m counts rows as printed, from 1 below the heads. Every other
    unit keeps its eid and its span. A builder may have seen numbered clauses in the cells: what
    lies within one row is put below that row, and rows that such clauses cut through are no units.
    """
    names = table_names(blocks)
    if not names:
        return structure
    tree = _Tree(structure.units, lines_of(blocks))
    for n, (at, name) in enumerate(names.items(), start=1):
        tree.place(_table(n, blocks[at], tree.lines[at].start, name))
    return replace(structure, units=tree.units())


@dataclass(frozen=True, slots=True)
class _Table:
    """``rows`` are the spans of all lines that have words, each with its number (0: a head)."""

    eid: str
    name: TableName
    rows: tuple[tuple[int, Span], ...]


def _table(n: int, block: Block, start: int, name: TableName) -> _Table:
    rows, number = [], 0
    for at, line in enumerate(block.text.split("\n")):
        number += at >= block.head_rows
        first, last = trim(line, 0, len(line))
        if first < last:
            rows.append((number, (start + first, start + last)))
        start += len(line) + 1
    return _Table(f"tbl_{n}", name, tuple(rows))


@dataclass(frozen=True, slots=True)
class _Placed:
    """The units of one table, to stand before the unit ``at``, in place of ``instead`` units."""

    at: int
    instead: int
    units: tuple[Unit, ...]


class _Tree:
    """The units of a text, in reading order, and the tables that are put among them."""

    def __init__(self, units: Sequence[Unit], lines: list[Line]) -> None:
        self._units, self.lines = units, lines
        self._headings = [line for line in lines if line.is_heading]
        self._starts = [unit.start for unit in units]
        self._by_eid = {unit.eid: unit for unit in units}
        self._placed: list[_Placed] = []
        self._path_below = {
            unit.parent: unit.headings for unit in reversed(units) if unit.parent is not None
        }

    def units(self) -> tuple[Unit, ...]:
        out: list[Unit] = []
        at = 0
        for placed in self._placed:
            out += [*self._units[at : placed.at], *placed.units]
            at = placed.at + placed.instead
        return (*out, *self._units[at:])

    def place(self, table: _Table) -> None:
        """Puts one table in; tables come in reading order."""
        rows = self._free(table.rows)
        if not rows:
            return
        start, end = rows[0][1][0], rows[-1][1][1]
        at = bisect_left(self._starts, start)
        while at < len(self._units) and _holds(self._units[at], (start, end)):
            at += 1
        inside = self._units[at : bisect_left(self._starts, end)]
        around = [unit for unit in self._near(start, end) if _holds(unit, (start, end))]
        # Of equal spans the later one is the inner one.
        holder = min(reversed(around), key=lambda unit: unit.end - unit.start, default=None)
        made = self._made(table, rows, holder)
        self._placed.append(_Placed(at, len(inside), _merged(made, inside, holder)))

    def _made(
        self, table: _Table, rows: Sequence[tuple[int, Span]], holder: Unit | None
    ) -> list[Unit]:
        """The table and its rows."""
        name, path = table.name, self._path(holder, rows[0][1][0]) if holder else ()
        whole = Unit(
            table.eid,
            ClauseKind.TABLE,
            name.label,
            rows[0][1][0],
            rows[-1][1][1],
            parent=holder.eid if holder else None,
            heading=name.heading,
            headings=path,
        )
        below = (*path, f"{name.label} {name.heading}") if name.heading else path
        return [
            whole,
            *(
                Unit(
                    f"{table.eid}__row_{number}",
                    ClauseKind.ROW,
                    name.row.format(number),
                    *span,
                    parent=table.eid,
                    headings=below,
                )
                for number, span in rows
                if number
            ),
        ]

    def _path(self, holder: Unit, start: int) -> tuple[str, ...]:
        """The heading path of a table below a unit; of several annexes in one, its own."""
        for unit in self._upwards(holder):
            if unit.kind is ClauseKind.CONCLUSIONS:
                at = bisect_left(self._headings, start, key=lambda line: line.start)
                above = self._headings[at - 1] if at else None
                if above and above.start >= unit.start:
                    return (*unit.headings, tidy(above.text))
        if holder.eid in self._path_below:
            return self._path_below[holder.eid]
        own = f"{holder.number} {holder.heading}".strip() if holder.heading else ""
        own = holder.label if holder.kind is ClauseKind.HEADING else own
        return (*holder.headings, own) if own else holder.headings

    def _near(self, start: int, end: int) -> list[Unit]:
        """The units that share words with a span, outer ones first."""
        first = bisect_left(self._starts, start)
        before = self._upwards(self._units[first - 1]) if first else ()
        open_ones = [unit for unit in before if unit.end > start]
        return [*reversed(open_ones), *self._units[first : bisect_left(self._starts, end)]]

    def _upwards(self, unit: Unit | None) -> Iterator[Unit]:
        """A unit and those around it, from the inside out."""
        while unit is not None:
            yield unit
            unit = self._by_eid.get(unit.parent) if unit.parent else None

    def _free(self, rows: Sequence[tuple[int, Span]]) -> list[tuple[int, Span]]:
        """The longest run of rows that no other unit cuts through."""
        if not rows:
            return []
        spans = [span for _, span in rows]
        whole = (spans[0][0], spans[-1][1])
        cutting = [
            unit
            for unit in self._near(*whole)
            if not _holds(unit, whole) and not _within_one(unit, spans)
        ]

        def holders(row: tuple[int, Span]) -> tuple[int, ...] | None:
            if any(_crosses(unit, row[1]) for unit in cutting):
                return None
            return tuple(n for n, unit in enumerate(cutting) if _holds(unit, row[1]))

        runs = [list(run) for key, run in groupby(rows, holders) if key is not None]
        return max(runs, key=len, default=[])


def _holds(unit: Unit, span: Span) -> bool:
    return unit.start <= span[0] and span[1] <= unit.end


def _crosses(unit: Unit, span: Span) -> bool:
    return unit.start < span[1] and span[0] < unit.end and not _holds(unit, span)


def _within_one(unit: Unit, spans: Sequence[Span]) -> bool:
    at = bisect_left(spans, unit.start, key=lambda span: span[1])
    at += at < len(spans) and spans[at][1] == unit.start
    return at < len(spans) and spans[at][0] <= unit.start and unit.end <= spans[at][1]


def _merged(made: list[Unit], inside: Sequence[Unit], holder: Unit | None) -> tuple[Unit, ...]:
    """The table, then rows and what lies in them in reading order."""
    table, rows = made[0], made[1:]
    outer = holder.eid if holder else None
    starts = [row.start for row in rows]
    moved = []
    for unit in inside:
        at = bisect_left(starts, unit.start + 1) - 1
        row = rows[at] if at >= 0 and unit.end <= rows[at].end else table
        moved.append(replace(unit, parent=row.eid) if unit.parent == outer else unit)
    # A row goes before what it holds, also where the two have one span.
    return (table, *sorted([*rows, *moved], key=lambda unit: (unit.start, -unit.end)))
