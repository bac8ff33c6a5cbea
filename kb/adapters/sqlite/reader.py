"""Reading: every method is one look at committed data."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields, replace

from kb.adapters.sqlite import rows
from kb.adapters.sqlite.connection import Pool
from kb.domain.clauses import Clause, Passage
from kb.domain.instruments import BlockOrigin, Edition, Instrument, Source, StoredText
from kb.domain.retrieval import Filters
from kb.ports import Counts, Generation, Intents

_TEXT_OF = "(SELECT text_id FROM editions WHERE id = ?)"
INTENT_KINDS = tuple(field.name for field in fields(Intents))


class SqliteReader:
    """The half of ``kb.ports.StoreReader`` that is not about vectors."""

    _pool: Pool

    def revision(self) -> int:
        return int(self._all("SELECT number FROM revision")[0][0])

    def instruments(self) -> tuple[Instrument, ...]:
        found = self._all(f"SELECT {rows.INSTRUMENT} FROM instruments ORDER BY id")
        return tuple(map(rows.instrument_from, found))

    def instrument(self, instrument_id: str) -> Instrument | None:
        sql = f"SELECT {rows.INSTRUMENT} FROM instruments WHERE id = ?"
        row = self._first(sql, instrument_id)
        return rows.instrument_from(row) if row else None

    def editions(self, instrument_id: str | None = None) -> tuple[Edition, ...]:
        sql = f"SELECT {rows.EDITION} FROM editions"
        if instrument_id is None:
            found = self._all(f"{sql} ORDER BY id")
        else:
            found = self._all(f"{sql} WHERE instrument_id = ? ORDER BY id", instrument_id)
        return tuple(map(rows.edition_from, found))

    def edition(self, edition_id: str) -> Edition | None:
        row = self._first(f"SELECT {rows.EDITION} FROM editions WHERE id = ?", edition_id)
        return rows.edition_from(row) if row else None

    def text(self, edition_id: str, *, with_origins: bool = True) -> StoredText | None:
        sql = f"SELECT {rows.TEXT} FROM texts WHERE id = {_TEXT_OF}"
        row = self._first(sql, edition_id)
        if row is None:
            return None
        origins = self.origins(edition_id) if with_origins else ()
        return replace(rows.text_from(row), origins=origins)

    def origins(
        self, edition_id: str, start: int = 0, end: int | None = None
    ) -> tuple[BlockOrigin, ...]:
        sql = (
            f'SELECT {rows.ORIGIN} FROM origins WHERE text_id = {_TEXT_OF} AND "end" > ? '
            'ORDER BY "end", n'
        )
        found = []
        # Row by row: only the beginning is wanted of what comes behind ``start``.
        for row in self._pool.get().execute(sql, (edition_id, start if end is not None else -1)):
            if end is not None and row[1] >= end:
                break
            found.append(row)
        return tuple(map(rows.origin_from, sorted(found)))

    def parsers(self) -> dict[str, str]:
        return dict(
            self._all("SELECT e.id, t.parser FROM editions e JOIN texts t ON t.id = e.text_id")
        )

    def source(self, edition_id: str) -> Source | None:
        """Of several, the one that the stored text came from; then the one read last."""
        sql = (
            f"SELECT {rows.SOURCE} FROM sources WHERE edition_id = ? ORDER BY sha256 = (SELECT "
            "t.source_sha256 FROM texts t JOIN editions e ON e.text_id = t.id WHERE e.id = ?) "
            "DESC, current DESC, seq DESC LIMIT 1"
        )
        row = self._first(sql, edition_id, edition_id)
        return rows.source_from(row) if row else None

    def originals(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self._all("SELECT sha256 FROM originals WHERE kept"))

    def damage(self) -> tuple[str, ...]:
        said = [str(row[0]) for row in self._all("PRAGMA quick_check")]
        orphans = self._all("PRAGMA foreign_key_check")
        said += [f"a row of {row[0]} refers to nothing in {row[2]}" for row in orphans]
        return tuple(line for line in said if line != "ok")

    def sources(self) -> dict[tuple[str, str], tuple[str, str]]:
        sql = "SELECT origin, name, sha256, edition_id FROM sources WHERE current"
        return {(row[0], row[1]): (row[2], row[3]) for row in self._all(sql)}

    def clauses(self, edition_id: str) -> tuple[Clause, ...]:
        sql = f"SELECT {rows.CLAUSE} FROM clauses WHERE edition_id = ? ORDER BY ordinal"
        return tuple(map(rows.clause_from, self._all(sql, edition_id)))

    def clause(self, clause_id: str) -> Clause | None:
        edition_id, _, eid = clause_id.partition("~")
        sql = f"SELECT {rows.CLAUSE} FROM clauses WHERE edition_id = ? AND eid = ?"
        row = self._first(sql, edition_id, eid)
        return rows.clause_from(row) if row else None

    def clauses_by_eid(
        self, eids: Sequence[str], instrument_ids: Sequence[str] = ()
    ) -> tuple[Clause, ...]:
        """By edition id, then in reading order."""
        sql = (
            f"SELECT {rows.CLAUSE} FROM clauses WHERE eid IN (SELECT value FROM json_each(?)) "
            "AND (? OR edition_id IN (SELECT id FROM editions "
            "WHERE instrument_id IN (SELECT value FROM json_each(?)))) "
            "ORDER BY edition_id, ordinal"
        )
        found = self._all(sql, _json(eids), not instrument_ids, _json(instrument_ids))
        return tuple(map(rows.clause_from, found))

    def counts(self, edition_id: str) -> Counts:
        """All 0 where there is no such edition."""
        sql = (
            "SELECT count(*), sum(kind = 'article'), sum(kind = 'section'), sum(kind = 'clause') "
            "FROM clauses WHERE edition_id = ?"
        )
        clauses, articles, sections, numbered = self._all(sql, edition_id)[0]
        sql = "SELECT count(*) FROM passages WHERE edition_id = ?"
        passages = self._all(sql, edition_id)[0][0]
        return Counts(articles or sections or numbered or 0, clauses, passages)

    def clause_at(self, edition_id: str, start: int, end: int) -> Clause | None:
        """Of equal spans, the innermost: it comes last in reading order."""
        sql = (
            f"SELECT {rows.CLAUSE} FROM clauses WHERE edition_id = ? AND start <= ? "
            'AND "end" >= ? ORDER BY "end" - start, ordinal DESC LIMIT 1'
        )
        row = self._first(sql, edition_id, start, end)
        return rows.clause_from(row) if row else None

    def passages(self, passage_ids: Sequence[str], filters: Filters) -> dict[str, Passage]:
        """In the order of ``passage_ids``."""
        columns = ", ".join(f"p.{column.strip()}" for column in rows.PASSAGE.split(","))
        sql = (
            f"SELECT {columns} FROM json_each(?) AS wanted JOIN passages p ON p.id = wanted.value "
            "JOIN editions e ON e.id = p.edition_id JOIN instruments i ON i.id = e.instrument_id"
        )
        clauses, values = _conditions(filters)
        found = self._all(sql + clauses, _json(passage_ids), *values)
        by_id = {row[0]: rows.passage_from(row) for row in found}
        return {key: by_id[key] for key in passage_ids if key in by_id}

    def edition_passages(self, edition_id: str) -> tuple[Passage, ...]:
        """In reading order."""
        sql = (
            f"SELECT {rows.PASSAGE} FROM passages WHERE edition_id = ? "
            'ORDER BY start, "end", "window", id'
        )
        return tuple(map(rows.passage_from, self._all(sql, edition_id)))

    def count_passages(self, language: str, most: int | None = None) -> int:
        # A negative LIMIT is none. SQLite counts one by one: 5 ms for 50,000.
        sql = "SELECT count(*) FROM (SELECT 1 FROM passages WHERE language = ? LIMIT ?)"
        return int(self._all(sql, language, -1 if most is None else most)[0][0])

    def generation(self, kind: str) -> Generation | None:
        sql = "SELECT name, kind, key, state FROM generations WHERE kind = ? AND current"
        row = self._first(sql, kind)
        return Generation(*row) if row else None

    def retired(self) -> tuple[str, ...]:
        found = self._all("SELECT name FROM generations WHERE NOT current ORDER BY name")
        return tuple(row[0] for row in found)

    def intents(self) -> Intents:
        found = self._all("SELECT kind, edition_id FROM intents ORDER BY edition_id")
        by_kind = {kind: tuple(key for of, key in found if of == kind) for kind in INTENT_KINDS}
        return Intents(**by_kind)

    def records(self) -> Iterator[tuple[str, str]]:
        """Oldest first; their ids sort by time."""
        yield from self._pool.get().execute("SELECT id, content FROM records ORDER BY id")

    def snapshot(self) -> AbstractContextManager[None]:
        return self._pool.snapshot()

    def setting(self, name: str) -> str | None:
        row = self._first("SELECT value FROM settings WHERE name = ?", name)
        return str(row[0]) if row else None

    def _all(self, sql: str, *values: object) -> list[rows.Row]:
        return self._pool.get().execute(sql, values).fetchall()

    def _first(self, sql: str, *values: object) -> rows.Row | None:
        row: rows.Row | None = self._pool.get().execute(sql, values).fetchone()
        return row


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values))


def _conditions(filters: Filters) -> tuple[str, list[str]]:
    wanted = {
        "i.level": filters.levels,
        "i.id": filters.instruments,
        "p.language": filters.languages,
    }
    limits = {column: values for column, values in wanted.items() if values}
    tests = [_among(column) for column in limits]
    of_norms = {"n.kind": filters.norms, "n.bearer_kind": filters.bearers}
    if norms := {column: values for column, values in of_norms.items() if values}:
        within = 'n.edition_id = p.edition_id AND n.start >= p.start AND n.start < p."end"'
        such = " AND ".join(map(_among, norms))
        tests.append(f"EXISTS (SELECT 1 FROM norms n WHERE {within} AND {such})")
        limits |= norms
    return (" WHERE " + " AND ".join(tests) if tests else ""), [_json(v) for v in limits.values()]


def _among(column: str) -> str:
    return f"{column} IN (SELECT value FROM json_each(?))"
