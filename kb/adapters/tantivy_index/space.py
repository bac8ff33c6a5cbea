"""One language: an index in a folder or in memory."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tantivy import Document, Index, IndexWriter, Query

from kb.data_dir import write_failed
from kb.domain.retrieval import Hit
from kb.errors import DataDirectoryError

WRITER_HEAP_BYTES = 15_000_000
"""The least that Tantivy takes, and enough for a commit an edition."""

META = "meta.json"


class Space:
    """One language: an index, its writer while there is something to write, its last commit.

    ``view`` is the folder that stands for a ``folder`` which cannot be written to.
    """

    def __init__(
        self, index: Index, folder: Path | None, view: TemporaryDirectory[str] | None = None
    ) -> None:
        self._index, self._folder, self._view = index, folder, view
        self._meta = folder / META if folder else None
        self._writer: IndexWriter | None = None
        self._seen: tuple[int, ...] = ()
        self._seen = self._stamp()

    def add(self, documents: Sequence[Document]) -> None:
        writer = self._open_writer()
        with self._writing():
            for document in documents:
                writer.add_document(document)

    def remove(self, field: str, values: Sequence[str]) -> None:
        writer = self._open_writer()
        for value in values:
            writer.delete_documents_by_term(field, value)

    def commit(self) -> None:
        if self._writer is None:
            return
        with self._writing():
            self._writer.commit()
            self._index.reload()
        self._seen = self._stamp()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, OSError) as error:
            cure = "Build it again from the database: touchstone rebuild"
            raise write_failed(self._folder or Path(), error, cure) from error

    def search(self, query: Query, limit: int) -> list[Hit]:
        self._catch_up()
        searcher = self._index.searcher()
        found = searcher.search(query, limit, count=False).hits
        hits = [Hit(str(searcher.doc(at)["passage_id"][0]), float(score)) for score, at in found]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))

    def matches(self, query: Query) -> int:
        self._catch_up()
        # Counted, not looked up: a term's own number counts deleted passages until a merge.
        return int(self._index.searcher().search(query, 1, count=True).count)

    def listed(self, field: str, token: str) -> int:
        """As the list of terms says: removed passages count until a merge."""
        self._catch_up()
        return int(self._index.searcher().doc_freq(field, token))

    def count(self) -> int:
        self._catch_up()
        return int(self._index.searcher().num_docs)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.rollback()
            self._writer.wait_merging_threads()
            self._writer = None
        if self._view is not None:
            self._view.cleanup()

    def _open_writer(self) -> IndexWriter:
        if self._view is not None:
            problem = f"The search index in {self._folder} cannot be written to."
            raise DataDirectoryError(problem, f"Make {self._folder} writable.")
        if self._writer is None:
            try:
                # One thread: the same input makes the same segments in the same order.
                self._writer = self._index.writer(WRITER_HEAP_BYTES, 1)
            except (ValueError, OSError) as error:
                cure = "End the other process that uses this data directory, and try again."
                raise write_failed(self._folder or Path(), error, cure) from error
        return self._writer

    def _catch_up(self) -> None:
        # A look at one file costs microseconds; a reload for each search would cost more.
        stamp = self._stamp()
        if stamp != self._seen:
            self._index.reload()
            self._seen = stamp

    def _stamp(self) -> tuple[int, ...]:
        if self._meta is None:
            return ()
        try:
            facts = self._meta.stat()
        except FileNotFoundError:
            # Another index has taken its place; what is open here stays readable.
            return self._seen
        return (facts.st_ino, facts.st_mtime_ns, facts.st_size)
