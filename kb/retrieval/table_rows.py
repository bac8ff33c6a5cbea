"""A row of a stored table with the heads of its columns."""

from kb.domain.clauses import Clause
from kb.domain.tables import TableRow, column_heads, row_under
from kb.domain.vocabulary import ClauseKind
from kb.ports import StoreReader


def table_row(clause: Clause, text: str, store: StoreReader) -> TableRow | None:
    """The cells of a clause that is a row of a table; None for any other clause."""
    if clause.kind is not ClauseKind.ROW:
        return None
    return row_under(_heads(clause, text, store), text[clause.start : clause.end])


def heads_end(table: Clause, store: StoreReader) -> int:
    """Where the column heads of a table end in the text; its start where it has no rows."""
    first = store.clause(f"{table.id}__row_1")
    return first.start if first else table.start


def _heads(row: Clause, text: str, store: StoreReader) -> tuple[str, ...]:
    table = store.clause(f"{row.edition_id}~{row.parent}")
    if table is None:
        return ()
    return column_heads(text[table.start : heads_end(table, store)].splitlines())
