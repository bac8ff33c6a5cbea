"""Ingestion: sources in, committed editions and a report out.

Read, parse, structure, annotate, assemble, embed, index, commit; an edition is visible only when
it is committed. A file that has not changed costs one look.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from ingest.assemble import assemble
from ingest.changes import Changes
from ingest.comparison import Comparison
from ingest.documents import READING, check_name, check_readable, is_document, read_draft
from ingest.draft import Draft
from ingest.embedding import with_vectors
from ingest.index_writer import IndexWriter
from ingest.isolation.machine import workers_for
from ingest.isolation.pool import ParsingPool
from ingest.known import Known
from ingest.lacking import gained, misses_pages, unread_picture, without_text
from ingest.limits import Limits
from ingest.look_ahead import InTurn, LookAhead
from ingest.not_documents import why_not_a_document
from ingest.parsers.types import KNOWN_TYPES
from ingest.report import FileOutcome, FileReport, Progress, Report
from ingest.sources.archives import ArchiveLimits
from ingest.sources.corpus import corpus_files, drafts_of, table_files
from ingest.sources.files import FoundFile, find_files
from ingest.sources.versions import StatedDates, dates_of, listed_part
from kb.domain.instruments import Edition
from kb.domain.vocabulary import ClauseKind
from kb.errors import EmptyInput, InputRefused
from kb.identifiers import sha256_bytes
from kb.ports import EditionBundle, Embedder, Store
from kb.settings import Settings

Item = TypeVar("Item")

_CITED = (ClauseKind.ARTICLE, ClauseKind.SECTION, ClauseKind.CLAUSE)
"""What a text is counted in: articles where it has them, else sections, else clauses."""


class Pipeline:
    """One run over sources. Not thread-safe; one writer at a time."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        writer: IndexWriter,
        progress: Progress,
        settings: Settings,
    ) -> None:
        self._store, self._embedder = store, embedder
        self._progress, self._settings = progress, settings
        self._limits = Limits.of(settings)
        workers = settings.parse_workers or workers_for(settings.parse_memory_mb)
        self._parsing = ParsingPool(self._limits, workers)
        self._known = Known(store)
        self._changes = Changes(store, writer, self._known)
        self._comparison = Comparison(store, self._changes, self._known)

    def add(self, sources: Sequence[str], instrument_id: str | None) -> Report:
        """Takes in files and folders; what is refused is reported and the run goes on."""
        files = find_files(sources, ArchiveLimits.of(self._settings))
        peek = partial(self._peek, instrument_id=instrument_id)
        ahead = LookAhead(files, self._parsing, self._progress, peek)
        return self._run(
            files, lambda file: file.name, lambda f: [self._file(ahead.of(f), instrument_id)]
        )

    def load_corpus(self) -> Report:
        """Takes in the starter corpus. Raises CatalogueError: its files are ours."""
        return self._run(
            [*corpus_files(), *table_files()],
            lambda path: path.name,
            lambda path: [self._catalogued(draft) for draft in drafts_of(path)],
        )

    def _run(
        self,
        items: Sequence[Item],
        name: Callable[[Item], str],
        work: Callable[[Item], Iterable[FileReport]],
    ) -> Report:
        started = time.perf_counter()
        reports: list[FileReport] = []
        if left := self._known.abandoned():
            self._changes.remove(left)
        self._progress.start(len(items))
        try:
            for item in items:
                reports.extend(work(item))
                self._progress.advance(name(item))
            self._changes.finish()
        finally:
            self._changes.close()
            self._parsing.close()
            self._progress.finish()
        compared = tuple(map(self._comparison.twins, reports))
        return Report(compared, time.perf_counter() - started)

    def _file(self, turn: InTurn, instrument_id: str | None) -> FileReport:
        """Trouble with reading costs this file alone; trouble with writing ends the run."""
        file = turn.file
        try:
            read = self._read(turn, instrument_id)
        except EmptyInput as empty:
            why = without_text(str(empty), self._limits)
            read = _refused(file, str(empty)) if file.explicit else _passed_by(file, why)
        except InputRefused as refusal:
            read = _refused(file, str(refusal))
        except OSError as error:
            reason = f"{file.path}: {error.strerror or error}. Check its permissions."
            read = _refused(file, reason)
        if isinstance(read, Draft):
            wanted, again = instrument_id or self._same_instrument(read), self._why_again(read)
            report = self._draft(read, wanted, explicit=file.explicit)
            return replace(report, reason=report.reason or again)
        lost = read.outcome in (FileOutcome.REFUSED, FileOutcome.NOT_A_DOCUMENT)
        if lost and self._known.source(file.origin):
            return _refused(file, f"{read.reason} Its former text stays in the base.")
        return read

    def _read(self, turn: InTurn, instrument_id: str | None) -> Draft | FileReport:
        file = turn.file
        if passed := self._passed_over(file):
            return passed
        content = turn.read()
        if same := self._unchanged_edition(file, content, instrument_id):
            return _unchanged(file.name, explicit=file.explicit, edition_id=same)
        return read_draft(file, content, turn)

    def _peek(self, file: FoundFile, instrument_id: str | None) -> tuple[bytes, bool] | None:
        """A file before its turn: its bytes, and whether it will probably be parsed."""
        if self._passed_over(file):
            return None
        content = file.read()
        return content, not self._unchanged_edition(file, content, instrument_id)

    def _passed_over(self, file: FoundFile) -> FileReport | None:
        """The report of a file that is no document. Raises InputRefused as the checks do."""
        check_name(file)
        check_readable(file, self._settings.max_file_mb)
        if reason := why_not_a_document(file) or unread_picture(file, self._limits):
            return _passed_by(file, reason)
        return None if is_document(file) else _unknown_type(file)

    def _unchanged_edition(
        self, file: FoundFile, content: bytes, instrument_id: str | None
    ) -> str | None:
        """The edition that these bytes gave, where they would give the same one now."""
        held = self._known.source(file.origin)
        if held is None or held[0] != sha256_bytes(content):
            return None
        parser = self._known.parser(held[1])
        if not parser.endswith(READING) or gained(parser, self._limits):
            return None
        return None if self._restated(file, held[1], instrument_id) else held[1]

    def _why_again(self, draft: Draft) -> str:
        """What a file that has not changed is read again for, where that has a name."""
        held = self._known.source(draft.source.origin)
        if held is None or held[0] != draft.source.sha256:
            return ""
        return gained(self._known.parser(held[1]), self._limits)

    def _same_instrument(self, draft: Draft) -> str | None:
        """A file that is read again unchanged stays with the instrument it was said to be of."""
        held = self._known.source(draft.source.origin)
        edition = self._known.editions.get(held[1]) if held else None
        if held is None or edition is None or held[0] != draft.source.sha256:
            return None
        return edition.instrument_id

    def _restated(self, file: FoundFile, edition_id: str, instrument_id: str | None) -> bool:
        """True where the call names another instrument, or a list of versions other dates.

        Of a text from several files none alone may restate the dates: they would take turns.
        """
        edition = self._known.editions.get(edition_id)
        if edition is None:
            return False
        if instrument_id not in (None, edition.instrument_id):
            return True
        if self._known.origins_of(edition_id) != {file.origin}:
            return False
        listed = dates_of(file) or StatedDates()
        return listed_part(edition) != (listed.effective_from, listed.effective_to)

    def _catalogued(self, draft: Draft) -> FileReport:
        """One edition of the starter corpus, whose file need not have changed."""
        before = self._known.source(draft.source.origin)
        is_same = before and before[0] == draft.source.sha256
        if before and is_same and self._known.parser(before[1]) == draft.parser:
            return _unchanged(draft.source.name, explicit=False, edition_id=before[1])
        return self._draft(draft, None)

    def _draft(
        self, draft: Draft, instrument_id: str | None, *, explicit: bool = False
    ) -> FileReport:
        """Assembles, embeds, indexes and commits one edition, unless the base has it."""
        before = self._known.source(draft.source.origin)
        bundle = assemble(draft, self._known, self._embedder, instrument_id)
        twin = self._known.same_text(bundle.edition)
        if twin is not None and not (before and before[1] == twin.id):
            return self._one_more_place(draft, twin, explicit=explicit)
        bundle, embedded = with_vectors(bundle, self._store, self._embedder)
        changes = self._comparison.of(bundle, before[1] if before else None)
        self._known.committed(bundle)
        self._changes.add(bundle, self._left_behind(before, bundle.edition.id))
        outcome = FileOutcome.CHANGED if before else FileOutcome.ADDED
        taken_in = _taken_in(bundle, outcome, explicit=explicit, embedded=embedded)
        return replace(taken_in, changes=changes, remarks=draft.remarks)

    def _one_more_place(self, draft: Draft, twin: Edition, *, explicit: bool) -> FileReport:
        """The same text from another file; one that is gone since has only been renamed."""
        source, before = draft.source, self._known.source(draft.source.origin)
        former_names = self._known.moved_from(source, twin.id)
        self._known.seen(source, twin.id)
        former = self._left_behind(before, twin.id)
        self._changes.add_source(twin.id, source, draft.original, former)
        for origin in former_names:
            self._store.remove_source(origin)
            self._known.forgotten(origin)
        reason = f"the same text as {twin.id}"
        if former_names:
            reason = f"renamed; it was {', '.join(former_names)}"
        return _unchanged(source.name, explicit=explicit, edition_id=twin.id, reason=reason)

    def _left_behind(self, before: tuple[str, str] | None, now: str) -> str | None:
        """The former edition of a file that now gives another one, if no other file has it."""
        if before and before[1] != now and not self._known.origins_of(before[1]):
            return before[1]
        return None


def _refused(file: FoundFile, reason: str) -> FileReport:
    return FileReport(file.name, FileOutcome.REFUSED, reason, file.explicit)


def _passed_by(file: FoundFile, reason: str) -> FileReport:
    return FileReport(file.name, FileOutcome.NOT_A_DOCUMENT, reason, file.explicit)


def _unknown_type(file: FoundFile) -> FileReport:
    """Inside a folder it is passed by; typed by name it is refused."""
    kind = f"files of type '{file.path.suffix}'" if file.path.suffix else "files without a type"
    reason = f"{kind} are not read; use {KNOWN_TYPES}"
    return _refused(file, f"{file.path}: {reason}") if file.explicit else _passed_by(file, reason)


def _unchanged(name: str, *, explicit: bool, edition_id: str, reason: str = "") -> FileReport:
    return FileReport(name, FileOutcome.UNCHANGED, reason, explicit, edition_id=edition_id)


def _taken_in(
    bundle: EditionBundle, outcome: FileOutcome, *, explicit: bool, embedded: int
) -> FileReport:
    edition = bundle.edition
    kinds = [clause.kind for clause in bundle.clauses]
    return FileReport(
        name=bundle.source.name,
        outcome=outcome,
        explicit=explicit,
        edition_id=edition.id,
        title=edition.title,
        structure=edition.structure.value,
        articles=next(filter(None, map(kinds.count, _CITED)), 0),
        clauses=len(kinds),
        passages=len(bundle.passages),
        embedded=embedded,
        partly_read=misses_pages(bundle.text.parser),
        warnings=edition.warnings,
    )
