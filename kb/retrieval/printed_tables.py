"""Tables and rows by the number that a table prints, or by its place where it prints none."""

from collections.abc import Iterator

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind
from kb.language.fold import unify
from kb.legal.table_references import TableNumber, table_number
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView


def clauses_of_table(
    table: TableNumber,
    row: int | None,
    store: StoreReader,
    view: CatalogueView,
    ids: tuple[str, ...],
) -> tuple[Clause, ...]:
    """The tables of that number in the instruments ``ids``, or that row of each."""
    found = [
        one
        for instrument_id in ids
        for edition in view.editions_of.get(instrument_id, ())
        for one in _numbered(table, store.clauses(edition.id))
    ]
    if row is None:
        return tuple(found)
    rows = (store.clause(f"{one.id}__row_{row}") for one in found)
    return tuple(one for one in rows if one)


def _numbered(wanted: TableNumber, clauses: tuple[Clause, ...]) -> list[Clause]:
    """Those of just this number; 表1 is also 附表一 where there is no other.

    An annex that is called 附表二 stands for its tables where they print no number.
    """
    tables = list(_tables(clauses))
    exact = [clause for clause, number in tables if number == wanted]
    if not exact and wanted.is_attached:
        annexes = _tables(clauses, ClauseKind.ANNEX)
        return [clause for clause, number in annexes if number == wanted]
    if exact or wanted.nth or wanted.is_attached:
        return exact
    return [clause for clause, number in tables if number.number == wanted.number]


def _tables(
    clauses: tuple[Clause, ...], kind: ClauseKind = ClauseKind.TABLE
) -> Iterator[tuple[Clause, TableNumber]]:
    for clause in clauses:
        if clause.kind is kind and (number := table_number(unify(clause.label))):
            yield clause, number
