"""Rows into a table; column lists are our own, values are bound."""

import sqlite3
from collections.abc import Iterable

from kb.adapters.sqlite import rows


def insert(
    connection: sqlite3.Connection, table: str, columns: str, found: Iterable[rows.Row]
) -> None:
    marks = ", ".join("?" * len(columns.split(",")))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", found)


def upsert(connection: sqlite3.Connection, table: str, columns: str, values: rows.Row) -> None:
    # Not INSERT OR REPLACE: that deletes the old row first, and with it what refers to it.
    names = [name.strip() for name in columns.split(",")]
    changes = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    marks = ", ".join("?" * len(names))
    connection.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks}) "
        f"ON CONFLICT ({names[0]}) DO UPDATE SET {changes}",
        values,
    )
