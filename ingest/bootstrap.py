"""The composition root of ingestion."""

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace

from ingest.doctor import Doctor
from ingest.doctor.findings import Diagnosis
from ingest.index_writer import IndexWriter
from ingest.pipeline import Pipeline
from ingest.rebuild import rebuild, remember
from ingest.recovery import recover
from ingest.removal import Removal, Remover
from ingest.report import Progress, Report, SilentProgress
from kb.bootstrap import check_embedder, has_base, open_embedder, open_store, own
from kb.directory_indexes import DirectoryIndexes
from kb.domain.owner import Owner
from kb.errors import UsageError
from kb.ports import Embedder, Indexes, Store
from kb.settings import Settings

_INSTRUMENT_ID = re.compile(r"[a-z]{2,12}:[^\s/#~@?%]{1,80}")
"""Safe in an address and within the ids of editions and clauses."""


class Ingestion:
    """Fills one data directory. Its caller owns the directory."""

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
        self._notices: tuple[str, ...] = ()
        self._at_end = ExitStack()
        self._at_end.callback(store.close)

    def init(self) -> Report:
        """Makes the base and loads the starter corpus; a second run changes nothing."""
        self._ready()
        return self._told(self._pipeline().load_corpus())

    def add(self, sources: Sequence[str], *, instrument: str | None = None) -> Report:
        """Takes in files and folders. Raises EmbedderMismatch, UsageError for a bad id."""
        if instrument is not None and not _INSTRUMENT_ID.fullmatch(instrument):
            raise UsageError(
                f"'{instrument}' cannot be an instrument's id.",
                "Write it as cn:product-quality-law or local:our-manual.",
            )
        self._ready()
        return self._told(self._pipeline().add(sources, instrument))

    def remove(self, targets: Sequence[str], *, erase: bool = False) -> Removal:
        """Takes out instruments and editions by id, or what came from files and folders.

        ``erase`` also wipes out what records and deleted files hold. Raises NotFound.
        """
        remover = Remover(self._store, self._indexes, self._embedder.identity.key)
        removal = remover.remove(targets, erase=erase)
        return replace(removal, notices=(*self._notices, *removal.notices))

    def rebuild(self) -> Report:
        """Re-embeds what the embedder in force lacks and builds new index generations."""
        return self._told(rebuild(self._store, self._indexes, self._embedder, self._progress))

    def doctor(self) -> Diagnosis:
        """Looks at everything, mends what can be mended, and says so."""
        doctor = Doctor(self._store, self._embedder, self._indexes, self._settings, self._progress)
        return doctor.examine(self._notices)

    def settle(self) -> tuple[str, ...]:
        """Builds what a run that died left dirty; gives what was done, a sentence each."""
        IndexWriter(self._store, self._indexes, self._embedder.identity.key).finish()
        return self._notices

    def warm_up(self) -> None:
        """Loads the embedder now, so that a measurement does not count it."""
        self._embedder.embed(["warm"])

    def close(self) -> None:
        """Lets go of the store, and of the directory where this made itself its owner."""
        self._at_end.close()

    def keep(self, ownership: ExitStack) -> None:
        """What is let go of at the end, the store with it."""
        self._at_end = ownership

    def take_over(self, predecessor: Owner | None) -> None:
        """What a process that died left under way is completed or undone. As ``recover``."""
        notices = [_died(predecessor)] if predecessor else []
        notices += recover(self._store, self._indexes, self._embedder.identity.key)
        self._notices = tuple(notices)

    def _told(self, report: Report) -> Report:
        return replace(report, notices=(*self._notices, *report.notices))

    def _ready(self) -> None:
        check_embedder(self._store, self._embedder)
        if self._store.setting("embedder_key") is None:
            remember(self._store, self._embedder)

    def _pipeline(self) -> Pipeline:
        writer = IndexWriter(self._store, self._indexes, self._embedder.identity.key)
        return Pipeline(self._store, self._embedder, writer, self._progress, self._settings)


def open_ingestion(
    settings: Settings,
    progress: Progress | None = None,
    *,
    create: bool = True,
    command: str = "add",
    waiting: Callable[[str], None] = lambda _: None,
) -> Ingestion:
    """Ingestion over the data directory of the settings, as its owner until it is closed.

    ``create`` makes the directory where it is missing; else DataDirectoryError is raised, as it is
    where another process named in it stays the owner: ``waiting`` hears of the wait.
    """
    if has_base(settings) or not create:
        # A base that cannot be used is refused before anything is written beside it.
        open_store(settings).close()
    with ExitStack() as stack:
        lock = stack.enter_context(own(settings, command, waiting))
        store = open_store(settings, create=create)
        stack.callback(store.close)
        embedder = open_embedder(settings)
        indexes = DirectoryIndexes(settings, store, embedder.identity.key)
        work = Ingestion(store, embedder, indexes, settings, progress or SilentProgress())
        work.take_over(lock.predecessor)
        work.keep(stack.pop_all())
    return work


def _died(owner: Owner) -> str:
    return (
        f"{owner} ended before its end. What it had taken in whole is there, the rest is not: "
        "run it again."
    )
