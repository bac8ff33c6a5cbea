"""What was read in an edition's text, in and out of its tables."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeVar

from kb.adapters.sqlite import content_rows as rows
from kb.adapters.sqlite.connection import Pool
from kb.adapters.sqlite.rows import Row
from kb.adapters.sqlite.tables import insert
from kb.domain.legal_content import LegalContent
from kb.domain.references import Reference
from kb.domain.relations import Relation

It = TypeVar("It")


class ContentReader:
    """The part of ``kb.ports.StoreReader`` about norms, references and the like."""

    _pool: Pool

    def content(self, edition_id: str) -> LegalContent:
        return LegalContent(
            references=self._of(edition_id, "pointers", rows.POINTER, rows.reference_from),
            definitions=self._of(edition_id, "definitions", rows.DEFINITION, rows.definition_from),
            norms=self._of(edition_id, "norms", rows.NORM, rows.norm_from),
            relations=self._of(edition_id, "relations", rows.RELATION, rows.relation_from),
            facts=self._of(edition_id, "facts", rows.FACT, rows.read_fact_from),
        )

    def relations(self) -> tuple[tuple[str, Relation], ...]:
        sql = f"SELECT edition_id, {rows.RELATION} FROM relations ORDER BY edition_id, n"
        found = self._pool.get().execute(sql)
        return tuple((row[0], rows.relation_from(row[1:])) for row in found)

    def names_referred_to(self) -> tuple[str, ...]:
        sql = "SELECT DISTINCT instrument FROM pointers WHERE instrument <> '' ORDER BY instrument"
        return tuple(row[0] for row in self._pool.get().execute(sql))

    def references_to(self, names: Sequence[str]) -> tuple[tuple[str, Reference], ...]:
        sql = (
            f"SELECT edition_id, {rows.POINTER} FROM pointers "
            "WHERE instrument IN (SELECT value FROM json_each(?)) AND instrument <> '' "
            "ORDER BY edition_id, n"
        )
        found = self._pool.get().execute(sql, (json.dumps(list(names)),))
        return tuple((row[0], rows.reference_from(row[1:])) for row in found)

    def sharing(self, edition_id: str) -> dict[str, int]:
        # CROSS JOIN keeps SQLite from reading every clause of the base for the few of one edition;
        # the index holds only digests that are not empty, and has to be told that these are not.
        sql = (
            "SELECT other.edition_id, count(DISTINCT other.digest) FROM clauses mine "
            "CROSS JOIN clauses other ON other.digest = mine.digest AND other.digest <> '' "
            "AND other.edition_id <> ?1 WHERE mine.edition_id = ?1 AND mine.digest <> '' "
            "GROUP BY other.edition_id"
        )
        return dict(self._pool.get().execute(sql, (edition_id,)).fetchall())

    def _of(
        self, edition_id: str, table: str, columns: str, make: Callable[[Row], It]
    ) -> tuple[It, ...]:
        sql = f"SELECT {columns} FROM {table} WHERE edition_id = ? ORDER BY n"
        return tuple(map(make, self._pool.get().execute(sql, (edition_id,))))


def write_content(connection: sqlite3.Connection, edition_id: str, content: LegalContent) -> None:
    """In place of what was read of this edition before."""
    for table in rows.TABLES:
        connection.execute(f"DELETE FROM {table.name} WHERE edition_id = ?", (edition_id,))
        found = rows.rows_of(content, table.part)
        numbered = ((edition_id, n, *row) for n, row in enumerate(found))
        insert(connection, table.name, f"edition_id, n, {table.columns}", numbered)
