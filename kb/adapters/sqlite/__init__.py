"""The truth: one SQLite file and the originals beside it (see ``store.SqliteStore``)."""
