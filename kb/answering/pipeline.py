"""Understand, gather, select, compose, verify, conclude: the way from question to answer."""

import time
from collections.abc import Callable
from dataclasses import replace

from kb.answering.across import Step, look_across, may_look_across
from kb.answering.bridging import bridged
from kb.answering.context import Context
from kb.answering.outcomes import missing_words, words_for
from kb.answering.records import with_records
from kb.answering.steps_clauses import quote_named
from kb.answering.steps_compose import compose, coverage_of, verify
from kb.answering.steps_gather import gather, keep_what_holds, understand
from kb.answering.steps_lists import complete_lists
from kb.answering.steps_select import Thresholds, select, weigh
from kb.answering.steps_tables import whole_rows
from kb.domain.answers import Answer, Question
from kb.domain.vocabulary import OutcomeCode, Rendition
from kb.ports import Embedder, LexicalIndex, StoreReader
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.query import searched_languages
from kb.retrieval.retriever import Retriever


class AnswerPipeline:
    """Answers questions from one base, extractively: every sentence is a quote."""

    def __init__(
        self,
        store: StoreReader,
        retriever: Retriever,
        lexical: LexicalIndex,
        embedder: Embedder,
        limits: Thresholds = Thresholds(),
    ) -> None:
        looking: tuple[Step, ...] = (
            ("gather", lambda context: gather(context, retriever)),
            ("gather", lambda context: with_records(context, store)),
            ("gather", keep_what_holds),
            ("select", lambda context: weigh(context, lexical, embedder, limits)),
            ("select", lambda context: select(context, store, limits)),
        )

        def at_home(found: Context) -> Context:
            own = searched_languages(found.question.text, found.question.filters)
            return bridged(found, own, store, lexical)

        self._steps: tuple[Step, ...] = (
            ("understand", lambda context: understand(context, store)),
            ("understand", lambda context: quote_named(context, store, lexical)),
            *((name, _unless_quoted(step)) for name, step in looking),
            ("across", _unless_quoted(lambda c: look_across(c, retriever, looking, at_home))),
            ("select", lambda context: whole_rows(context, store)),
            ("select", lambda context: complete_lists(context, store)),
            ("compose", lambda context: compose(context, store)),
            ("verify", lambda context: verify(context, store)),
        )

    def run(self, question: Question, view: CatalogueView, record: str) -> tuple[Answer, Context]:
        """The answer, and the context with all that was kept and rejected on the way."""
        started = time.perf_counter()
        own = searched_languages(question.text, question.filters)
        context = Context(question, view, languages=own)
        timings: dict[str, float] = {}
        for name, step in self._steps:
            if context.outcome is not None and not (name == "across" and may_look_across(context)):
                break
            begun = time.perf_counter()
            context = step(context)
            timings[name] = timings.get(name, 0.0) + (time.perf_counter() - begun) * 1000
        timings["total"] = (time.perf_counter() - started) * 1000
        context = replace(context, timings_ms=timings)
        return conclude(context, record), context


def _how_missing(context: Context) -> str:
    """Only where the instrument named is held in full it can be said that it has no such clause."""
    if context.only_recorded:
        return "recorded"
    in_full = any(it.rendition is Rendition.FULL_TEXT for it in context.named_editions)
    return "no_clause" if in_full else "not_held"


def _unless_quoted(step: Callable[[Context], Context]) -> Callable[[Context], Context]:
    """Who asks for a clause by number gets that clause: nothing is searched for."""
    return lambda context: context if context.is_quoted else step(context)


def conclude(context: Context, record: str) -> Answer:
    """The outcome in words, and what stands behind it."""
    outcome = context.outcome or OutcomeCode.NOT_IN_SOURCES
    language = context.question.language
    message, next_step = words_for(outcome, language, context.detail)
    if context.missing:
        message = missing_words(context.missing, language, _how_missing(context))
    answered = outcome in (
        OutcomeCode.ANSWERED,
        OutcomeCode.PARTLY_ANSWERED,
        OutcomeCode.CONFLICTING,
    )
    return Answer(
        record=record,
        question=context.question,
        outcome=outcome,
        message=message,
        next_step=next_step,
        sentences=context.sentences if answered else (),
        citations=context.citations if answered else (),
        coverage=coverage_of(context),
        notices=context.notices,
        timings_ms={name: round(value, 2) for name, value in context.timings_ms.items()},
    )
