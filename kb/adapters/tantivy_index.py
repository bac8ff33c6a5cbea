"""Lexical search: Tantivy over tokens that were segmented and folded before."""

import errno
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tantivy import (
    Document,
    Index,
    IndexWriter,
    Occur,
    Query,
    Schema,
    SchemaBuilder,
    TextAnalyzerBuilder,
    Tokenizer,
)

from kb.domain.retrieval import Hit
from kb.errors import DataDirectoryError
from kb.ports import LexicalEntry

HEADING_BOOST = 0.5
"""A heading stands over all passages of its clause and is short, which BM25 already rewards; at
full weight it might outdo the words of the clause itself. Reasoned, not yet measured."""

WRITER_HEAP_BYTES = 15_000_000
"""The least that Tantivy takes, and enough for a commit an edition."""

_ANALYZER = "words"
_META = "meta.json"
_READ_ONLY = ("PermissionDenied", "ReadOnlyFilesystem")
"""How Tantivy says that it could not make the lock file which it needs even to read."""


class TantivyIndex:
    """``kb.ports.LexicalIndex``: one index for each language, ``<path>/<language>``; or in memory.

    Tokens longer than 65,530 bytes are not indexed (a limit of Tantivy). A folder that cannot be
    written to is searched as it is now. Raises DataDirectoryError where an index cannot be opened
    or written to, or another process writes to it.
    """

    def __init__(self, path: Path | None, on_close: Callable[[], None] = lambda: None) -> None:
        self._path, self._on_close = path, on_close
        self._closed = False
        self._schema = _schema()
        self._spaces: dict[str, _Space] = {}
        self._existing()

    def add(self, language: str, entries: Iterable[LexicalEntry]) -> None:
        """Raises ValueError on a token with white space in it or nothing at all."""
        documents = [_document(entry) for entry in entries]
        if documents:
            self._make(language).add(documents)

    def remove(self, language: str, passage_ids: Sequence[str]) -> None:
        space = self._find(language)
        if space is not None and passage_ids:
            space.remove("passage_id", passage_ids)

    def remove_edition(self, edition_id: str) -> None:
        for space in self._existing():
            space.remove("edition_id", (edition_id,))

    def commit(self) -> None:
        for space in self._spaces.values():
            space.commit()

    def search(self, language: str, weights: Mapping[str, float], limit: int) -> list[Hit]:
        """Equal scores are ordered by passage id. Tokens of no positive weight are left out."""
        space = self._find(language)
        wanted = {token: weight for token, weight in weights.items() if token and weight > 0}
        if space is None or not wanted or limit < 1:
            return []
        return space.search(_query(self._schema, wanted), limit)

    def frequencies(self, language: str, tokens: Sequence[str]) -> dict[str, int]:
        space = self._find(language)
        if space is None:
            return dict.fromkeys(tokens, 0)
        return {token: space.matches(_query(self._schema, {token: 1.0})) for token in tokens}

    def held(self, language: str, passage_ids: Sequence[str]) -> frozenset[str]:
        space = self._find(language)
        if space is None:
            return frozenset()
        return frozenset(key for key in passage_ids if space.matches(_id_query(self._schema, key)))

    def count(self, language: str) -> int:
        space = self._find(language)
        return space.count() if space else 0

    def close(self) -> None:
        """Drops what was not committed; a second call does nothing."""
        for space in self._spaces.values():
            space.close()
        self._spaces.clear()
        if not self._closed:
            self._closed = True
            self._on_close()

    def _make(self, language: str) -> "_Space":
        if language not in self._spaces:
            folder = self._path / language if self._path else None
            self._spaces[language] = _open(self._schema, folder)
        return self._spaces[language]

    def _find(self, language: str) -> "_Space | None":
        # Index.exists raises where there is no folder at all.
        stored = self._path is not None and (self._path / language / _META).exists()
        return self._make(language) if language in self._spaces or stored else None

    def _existing(self) -> list["_Space"]:
        stored = sorted(self._path.iterdir()) if self._path and self._path.is_dir() else []
        found = [self._find(language) for language in {*self._spaces, *(f.name for f in stored)}]
        return [space for space in found if space]


class _Space:
    """One language: an index, its writer while there is something to write, its last commit.

    ``view`` is the folder that stands for a ``folder`` which cannot be written to.
    """

    def __init__(
        self, index: Index, folder: Path | None, view: TemporaryDirectory[str] | None = None
    ) -> None:
        self._index, self._folder, self._view = index, folder, view
        self._meta = folder / _META if folder else None
        self._writer: IndexWriter | None = None
        self._seen: tuple[int, ...] = ()
        self._seen = self._stamp()

    def add(self, documents: Sequence[Document]) -> None:
        writer = self._open_writer()
        for document in documents:
            writer.add_document(document)

    def remove(self, field: str, values: Sequence[str]) -> None:
        writer = self._open_writer()
        for value in values:
            writer.delete_documents_by_term(field, value)

    def commit(self) -> None:
        if self._writer is None:
            return
        self._writer.commit()
        self._index.reload()
        self._seen = self._stamp()

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
            except ValueError as error:
                raise DataDirectoryError(
                    f"The search index cannot be written to: {error}",
                    "End the other process that uses this data directory, and try again.",
                ) from error
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


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("passage_id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("edition_id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("body", tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_text_field("heading", tokenizer_name=_ANALYZER, index_option="freq")
    return builder.build()


def _open(schema: Schema, folder: Path | None) -> _Space:
    if folder is None:
        return _Space(_index(schema, None), None)
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return _Space(_index(schema, folder), folder)
        except (ValueError, OSError) as error:
            if not _is_read_only(error) or not (folder / _META).exists():
                raise
            view = _view_of(folder)
            return _Space(_index(schema, Path(view.name)), folder, view)
    except (ValueError, OSError) as error:
        denied = _is_read_only(error)
        raise DataDirectoryError(
            f"The search index in {folder} cannot be opened: {error}",
            f"Make {folder} writable." if denied else "Build it again: touchstone rebuild",
        ) from error


def _index(schema: Schema, folder: Path | None) -> Index:
    index = Index(schema, path=str(folder)) if folder else Index(schema)
    # Only a commit of ours or a look at meta.json reloads: no watcher thread is needed.
    index.config_reader("manual")
    index.register_tokenizer(_ANALYZER, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    return index


def _is_read_only(error: Exception) -> bool:
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return True
    return any(word in str(error) for word in _READ_ONLY)


def _view_of(folder: Path) -> TemporaryDirectory[str]:
    """A folder of links to the segments, where Tantivy can make its lock.

    For 45,000 passages in two languages links take 3 ms and copies 7, and a copy of a large base
    would fill the disk at every question. The list of segments is copied, since links would
    follow a later commit to segments that are not here.
    """
    view = TemporaryDirectory(prefix="touchstone-", ignore_cleanup_errors=True)
    for file in folder.iterdir():
        target = Path(view.name) / file.name
        if file.suffix == ".json":
            shutil.copyfile(file, target)
        elif file.suffix != ".lock":
            _link(file.absolute(), target)
    return view


def _link(file: Path, target: Path) -> None:
    try:
        target.symlink_to(file)
    except OSError:
        # Windows lets only some users make links.
        shutil.copyfile(file, target)


def _document(entry: LexicalEntry) -> Document:
    return Document(
        passage_id=entry.passage_id,
        edition_id=entry.edition_id,
        body=_joined(entry.tokens),
        heading=_joined(entry.heading_tokens),
    )


def _joined(tokens: Sequence[str]) -> str:
    joined = " ".join(tokens)
    if joined.split() != list(tokens):
        raise ValueError("a token is empty or has white space in it")
    return joined


def _id_query(schema: Schema, passage_id: str) -> Query:
    return Query.term_query(schema, "passage_id", passage_id, "basic")


def _query(schema: Schema, weights: Mapping[str, float]) -> Query:
    parts = []
    for token, weight in weights.items():
        for field, boost in (("body", weight), ("heading", weight * HEADING_BOOST)):
            term = Query.term_query(schema, field, token, "freq")
            parts.append((Occur.Should, Query.boost_query(term, boost)))
    return Query.boolean_query(parts)
