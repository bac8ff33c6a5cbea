"""First steps of answering: what the question names, what is found, what may be used."""

from dataclasses import replace

from kb.answering.context import Context
from kb.domain.clauses import Clause
from kb.domain.retrieval import Candidate
from kb.domain.vocabulary import OutcomeCode, Rendition
from kb.ports import StoreReader
from kb.retrieval.lookup import companions, find_clauses, named_in
from kb.retrieval.retriever import Retriever

POOL = 24
"""Passages whose sentences are looked at; the best sentence was never below rank 20 in trials."""


def understand(context: Context, store: StoreReader) -> Context:
    """Reads instruments and clause numbers out of the question."""
    question = context.question
    named = named_in(question.text, context.view)
    asked = (named, store, context.view, question.as_of, question.language)
    clauses = find_clauses(*asked)
    if clauses and not any(_in_language(clause, context) for clause in clauses):
        clauses = (*clauses, *companions(*asked))
    context = replace(context, named=named, clauses=clauses)
    if named.references and not clauses:
        return _nothing_by_that_number(context, store)
    if named.references and not named.instrument_ids and len(clauses) > 1:
        return replace(context, outcome=OutcomeCode.NEEDS_DETAIL, detail="instrument")
    return context


def _in_language(clause: Clause, context: Context) -> bool:
    return context.view.editions[clause.edition_id].language == context.question.language


def _nothing_by_that_number(context: Context, store: StoreReader) -> Context:
    """A number that an instrument held in full lacks is a false premise; say so at once.

    Of a text held as a digest the clause is merely not held. Where the instrument is not named,
    or has no numbered articles here, its words may still answer: search on.
    """
    editions = [
        edition
        for instrument_id in context.named.instrument_ids
        for edition in context.view.editions_of.get(instrument_id, ())
        if store.counts(edition.id).articles
    ]
    if not editions:
        return context
    full = any(edition.rendition is Rendition.FULL_TEXT for edition in editions)
    detail = f"{'no_clause' if full else 'not_held'}:{context.named.references[0].label}"
    return replace(context, outcome=OutcomeCode.NOT_IN_SOURCES, detail=detail)


def gather(context: Context, retriever: Retriever) -> Context:
    """Passages by words and by meaning."""
    question = context.question
    found = retriever.search(question.text, context.view, question.filters, POOL, question.as_of)
    return replace(context, found=found, notices=found.notices)


def keep_what_holds(context: Context) -> Context:
    """Sets aside digests of texts held in full, and editions that do not hold on the day."""
    usable, aside = [], []
    for candidate in context.found.kept:
        reason = _why_not(candidate, context)
        (aside.append(replace(candidate, reason=reason)) if reason else usable.append(candidate))
    return replace(context, usable=tuple(usable), set_aside=tuple(aside))


def _why_not(candidate: Candidate, context: Context) -> str:
    view, edition_id = context.view, candidate.passage.edition_id
    edition = view.editions[edition_id]
    status = view.status(edition_id, context.question.as_of)
    if not status.may_hold:
        return f"status {status.code.value} on {context.question.as_of}: {edition.title}"
    others = [
        other
        for other in view.editions_of[edition.instrument_id]
        if other.rendition is Rendition.FULL_TEXT
        and other.language == edition.language
        and view.status(other.id, context.question.as_of).may_hold
    ]
    if edition.rendition is Rendition.DIGEST and others:
        return "digest of a text that is held in full"
    newer = [o for o in others if o.date and edition.date and o.date > edition.date]
    return f"older wording; that of {newer[0].date} is held" if newer else ""
