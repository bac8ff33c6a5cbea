"""The knowledge base as its users see it: ask, search, show, list, read."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from kb.answering.context import Context
from kb.answering.pipeline import AnswerPipeline
from kb.asked import check_question, nothing_found, remarks
from kb.comparing import Comparing
from kb.current import Current, Engines
from kb.domain.answers import MAX_K, Answer, Question
from kb.domain.differences import EditionDifference
from kb.domain.retrieval import Candidate, Filters, SearchResult
from kb.domain.shown import InstrumentOverview, ShownClause
from kb.errors import DataDirectoryError, NotFound, UsageError
from kb.identifiers import new_record_id
from kb.language.script import language_of
from kb.ports import Clock, Embedder, Reranker, Store
from kb.records import record_of
from kb.retrieval import query as searching
from kb.retrieval.lookup import Wish, find_clauses
from kb.retrieval.naming import named_in
from kb.retrieval.query import Numbers
from kb.retrieval.retriever import Retriever
from kb.showing import Showing
from kb.source_map import places_of


class KnowledgeBase:
    """Answers from one data directory. Made by ``kb.bootstrap.open_knowledge_base``.

    Thread-safe. When the base has changed, the next call opens the indexes anew.
    """

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        clock: Clock,
        open_engines: Callable[[], Engines],
        numbers: Numbers = Numbers(),
        reranker: Reranker | None = None,
    ) -> None:
        self._store, self._embedder, self._clock = store, embedder, clock
        self._numbers, self._reranker = numbers, reranker
        self._current = Current(store, open_engines)

    def ask(
        self,
        text: str,
        *,
        as_of: date | None = None,
        language: str | None = None,
        filters: Filters = Filters(),
        k: int = 5,
    ) -> Answer:
        """One answer for a date (default: today in Asia/Shanghai), with its record kept.

        Raises UsageError for an empty, overlong, broken or wordless question, an unknown language
        or k below 1.
        """
        _check(text, k)
        question = Question(
            text=text.strip(),
            as_of=as_of or self._clock.today(),
            language=_known(language) or language_of(text),
            filters=filters,
            k=k,
        )
        with self._current.use() as (view, engines):
            retriever = self._retriever(engines)
            pipeline = AnswerPipeline(self._store, retriever, engines.lexical, self._embedder)
            asked = replace(question, filters=view.meant(filters))
            answer, context = pipeline.run(asked, view, new_record_id())
            remarked = () if answer.citations else self._remarks(asked)
            answer = replace(answer, notices=(*remarked, *engines.notices, *answer.notices))
        return self._kept(answer, context)

    def search(
        self,
        query: str,
        *,
        as_of: date | None = None,
        filters: Filters = Filters(),
        k: int = 10,
    ) -> SearchResult:
        """The ``k`` best passages with scores, and those rejected. Raises UsageError.

        A search shows what is there; ``as_of`` is the day for which clauses that the query names
        are chosen and statuses in the filters are told.
        """
        _check(query, k)
        with self._current.use() as (view, engines):
            started = time.perf_counter()
            retriever, named = self._retriever(engines), named_in(query, view)
            limits, day = view.meant(filters), as_of or self._clock.today()
            asked = replace(retriever.query(query, limits, named.instrument_ids), day=day)
            found = retriever.search(asked, view, k)
            clauses = find_clauses(named, self._store, view, Wish(asked.language, day, limits))
            is_found = bool(clauses) or any(it.lexical is not None for it in found.kept)
            said = remarks(query, is_found=is_found)
            if not found.kept and not clauses:
                why = nothing_found(asked.language, asked.searched, limits, self._count_to_one)
                said = (*said, why)
            return replace(
                found,
                kept=tuple(self._located(candidate) for candidate in found.kept),
                clauses=clauses,
                notices=(*said, *engines.notices, *found.notices),
                timings_ms=found.timings_ms | {"search": (time.perf_counter() - started) * 1000},
            )

    def _remarks(self, question: Question) -> tuple[str, ...]:
        """What an answer without a quote may say beside its next step."""
        said = remarks(question.text, is_found=False)
        if any(map(self._count_to_one, ("zh", "en"))):
            return said
        return (*said, nothing_found(question.language, (), Filters(), self._count_to_one))

    def _count_to_one(self, language: str) -> int:
        """Whether there is a passage: counting all of them takes time for each."""
        return self._store.count_passages(language, 1)

    def _located(self, candidate: Candidate) -> Candidate:
        passage = candidate.passage
        origins = self._store.origins(passage.edition_id, passage.start, passage.end)
        return replace(candidate, places=places_of(origins, passage.start, passage.end))

    def show(self, reference: str, *, as_of: date | None = None) -> tuple[ShownClause, ...]:
        """The clauses that a reference or a clause id means. Raises NotFound, UsageError."""
        _check(reference, 1)
        with self._showing() as showing:
            return showing.by_reference(reference.strip(), as_of or self._clock.today())

    def clause(self, clause_id: str, *, as_of: date | None = None) -> ShownClause:
        """One clause by its id. Raises NotFound."""
        with self._showing() as showing:
            return showing.by_id(clause_id, as_of or self._clock.today())

    def describe(self, clause_id: str, *, as_of: date | None = None) -> ShownClause:
        """The clause of a passage that a search found, without its content. Raises NotFound."""
        with self._store.snapshot():
            showing = Showing(self._store, self._current.view(), with_content=False)
            return showing.by_id(clause_id, as_of or self._clock.today())

    def overview(
        self, instrument_id: str | None = None, *, as_of: date | None = None
    ) -> tuple[InstrumentOverview, ...]:
        """What is in the base, by instrument id; one instrument by id, edition id or name.

        Raises NotFound.
        """
        with self._showing() as showing:
            return showing.overview(instrument_id, as_of or self._clock.today())

    def diff(
        self, old: str, new: str | None = None, *, as_of: date | None = None
    ) -> EditionDifference:
        """Two editions clause by clause; the last two of an instrument where one is named.

        Raises NotFound, and UsageError where a name may mean several texts.
        """
        with self._store.snapshot():
            day = as_of or self._clock.today()
            return Comparing(self._store, self._current.view(), day).difference(old, new)

    def text(self, edition_id: str) -> str:
        """The stored text of an edition, exactly. Raises NotFound."""
        stored = self._store.text(edition_id, with_origins=False)
        if stored is None:
            raise NotFound(f"No edition '{edition_id}'.", "List them: touchstone docs")
        return stored.text

    def health(self) -> dict[str, str | int | bool]:
        """What a monitor wants to know."""
        with self._current.use() as (view, engines):
            return {
                "status": "ok",
                "revision": view.revision,
                "instruments": len(view.instruments),
                "editions": len(view.editions),
                "embedder": self._embedder.identity.name,
                "degraded": bool(engines.notices),
            }

    def close(self) -> None:
        """Closes indexes and store."""
        self._current.close()
        self._store.close()

    def _kept(self, answer: Answer, context: Context) -> Answer:
        """Keeps the record; a base that cannot be written to still answers, and says so."""
        try:
            self._store.save_record(answer.record, record_of(answer, context))
        except DataDirectoryError as error:
            return replace(answer, notices=(*answer.notices, f"No record kept: {error.problem}"))
        return answer

    def _retriever(self, engines: Engines) -> Retriever:
        ways = searching.Engines(engines.lexical, engines.dense, self._embedder, self._reranker)
        return Retriever(self._store, ways, self._numbers)

    @contextmanager
    def _showing(self) -> Iterator[Showing]:
        """Over one state of the base, whatever others commit meanwhile."""
        with self._store.snapshot():
            yield Showing(self._store, self._current.view())


def _check(text: str, k: int) -> None:
    check_question(text)
    if not 1 <= k <= MAX_K:
        raise UsageError(f"k is {k}.", f"Use a number from 1 to {MAX_K}.")


def _known(language: str | None) -> str | None:
    if language not in (None, "zh", "en"):
        raise UsageError(f"Unknown language '{language}'.", "Use zh or en.")
    return language
