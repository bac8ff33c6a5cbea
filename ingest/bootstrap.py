"""The composition root of ingestion."""

import re
from collections.abc import Sequence

from ingest.index_writer import IndexWriter
from ingest.pipeline import Pipeline
from ingest.rebuild import rebuild, remember
from ingest.report import Progress, Report, SilentProgress
from kb.bootstrap import DirectoryIndexes, check_embedder, open_embedder, open_store
from kb.errors import UsageError
from kb.ports import Embedder, Indexes, Store
from kb.settings import Settings

_INSTRUMENT_ID = re.compile(r"[a-z]{2,12}:[^\s/#~@?%]{1,80}")
"""Safe in an address and within the ids of editions and clauses."""


class Ingestion:
    """Fills one data directory."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        indexes: Indexes,
        settings: Settings,
        progress: Progress,
    ) -> None:
        self._store, self._embedder, self._indexes = store, embedder, indexes
        self._settings, self._progress = settings, progress

    def init(self) -> Report:
        """Makes the base and loads the starter corpus; a second run changes nothing."""
        self._ready()
        return self._pipeline().load_corpus()

    def add(self, sources: Sequence[str], *, instrument: str | None = None) -> Report:
        """Takes in files and folders. Raises EmbedderMismatch, UsageError for a bad id."""
        if instrument is not None and not _INSTRUMENT_ID.fullmatch(instrument):
            raise UsageError(
                f"'{instrument}' cannot be an instrument's id.",
                "Write it as cn:product-quality-law or local:our-manual.",
            )
        self._ready()
        return self._pipeline().add(sources, instrument)

    def rebuild(self) -> Report:
        """Re-embeds what the embedder in force lacks and builds new index generations."""
        return rebuild(self._store, self._indexes, self._embedder, self._progress)

    def warm_up(self) -> None:
        """Loads the embedder now, so that a measurement does not count it."""
        self._embedder.embed(["warm"])

    def close(self) -> None:
        self._store.close()

    def _ready(self) -> None:
        check_embedder(self._store, self._embedder)
        if self._store.setting("embedder_key") is None:
            remember(self._store, self._embedder)

    def _pipeline(self) -> Pipeline:
        writer = IndexWriter(self._store, self._indexes, self._embedder.identity.key)
        return Pipeline(
            self._store, self._embedder, writer, self._progress, self._settings.max_file_mb
        )


def open_ingestion(
    settings: Settings, progress: Progress | None = None, *, create: bool = True
) -> Ingestion:
    """Ingestion over the data directory of the settings.

    ``create`` makes it where it is missing; else DataDirectoryError is raised.
    """
    store = open_store(settings, create=create)
    embedder = open_embedder(settings)
    indexes = DirectoryIndexes(settings, store, embedder.identity.key)
    return Ingestion(store, embedder, indexes, settings, progress or SilentProgress())
