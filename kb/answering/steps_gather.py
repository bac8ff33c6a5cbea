"""First steps of answering: what the question names, what is found, what may be used."""

from dataclasses import replace

from kb.answering.context import Context
from kb.domain.clauses import Clause
from kb.domain.retrieval import Candidate
from kb.domain.vocabulary import OutcomeCode, Rendition, StructureKind
from kb.legal.authority import authority
from kb.ports import StoreReader
from kb.retrieval.lookup import Wish, companions, find_clauses
from kb.retrieval.naming import named_in
from kb.retrieval.retriever import Retriever

POOL = 24
"""Passages whose sentences are looked at; the best sentence was never below rank 20 in trials."""


def understand(context: Context, store: StoreReader) -> Context:
    """Reads instruments and clause numbers out of the question."""
    question, view = context.question, context.view
    named = named_in(question.text, view)
    wish = Wish(question.language, question.as_of, question.filters)
    by_reference = {
        reference: find_clauses(named.only(reference), store, view, wish)
        for reference in named.references
    }
    # A bare number with a point is a reference only where such a section is held.
    named = named.keeping(r for r, found in by_reference.items() if found or r.is_explicit)
    clauses = tuple(dict.fromkeys(c for found in by_reference.values() for c in found))
    missing = tuple(r.label for r in named.references if not by_reference[r])
    if clauses and not any(_in_language(clause, context) for clause in clauses):
        clauses = (*clauses, *companions(named, store, view, wish))
    context = replace(context, named=named, clauses=clauses)
    if missing and _has_numbers(context, store):
        context = replace(context, missing=missing)
    if context.missing and not clauses:
        return replace(context, outcome=OutcomeCode.NOT_IN_SOURCES)
    is_limited = named.instrument_ids or question.filters.instruments
    if named.references and not is_limited and len(clauses) > 1:
        return replace(context, outcome=OutcomeCode.NEEDS_DETAIL)
    return context


def _in_language(clause: Clause, context: Context) -> bool:
    return context.view.editions[clause.edition_id].language == context.question.language


def _has_numbers(context: Context, store: StoreReader) -> bool:
    """True where the instrument named has numbers here, so that an article can be missing.

    So it can where only the catalogue's record of it is held, which has no clause at all. Without
    the instrument's name the number may belong to a text that is not held. A policy paper has
    numbers, and never an article.
    """
    return context.only_recorded or any(
        edition.structure is StructureKind.POLICY_PAPER or store.counts(edition.id).articles
        for edition in context.named_editions
    )


def gather(context: Context, retriever: Retriever) -> Context:
    """Passages by words and by meaning."""
    question, named = context.question, context.named.instrument_ids
    query = retriever.query(question.text, question.filters, named, context.languages)
    query = replace(query, day=question.as_of)
    found = retriever.search(query, context.view, POOL)
    return replace(context, found=found, vector=query.vector, notices=found.notices)


def keep_what_holds(context: Context) -> Context:
    """Sets aside digests of texts held in full, and editions that do not hold on the day.

    What the catalogue records of a text is true whether the text holds or not.
    """
    usable, aside = [], []
    for candidate in context.found.kept:
        reason = _why_not(candidate, context)
        if reason:
            aside.append(replace(candidate, reason=reason))
        else:
            usable.append(replace(candidate, prior=_authority(candidate, context)))
    return replace(context, usable=tuple(usable), set_aside=tuple(aside))


def _authority(candidate: Candidate, context: Context) -> float:
    view, edition = context.view, context.view.editions[candidate.passage.edition_id]
    status = view.status(edition.id, context.question.as_of)
    return authority(view.instruments[edition.instrument_id], edition, status)


def _why_not(candidate: Candidate, context: Context) -> str:
    view, edition_id = context.view, candidate.passage.edition_id
    if edition_id not in view.editions:
        return "came into the base after the question"
    edition = view.editions[edition_id]
    if edition.is_record:
        return ""
    status = view.status(edition_id, context.question.as_of)
    if not status.may_hold:
        return f"status {status.code.value} on {context.question.as_of}: {edition.title}"
    others = [
        other
        for other in view.editions_of[edition.instrument_id]
        if other.language == edition.language
        and not other.is_record
        and view.status(other.id, context.question.as_of).may_hold
    ]
    newer = [o for o in others if o.date and edition.date and o.date > edition.date]
    if newer:
        return f"older wording; that of {newer[0].date} is held"
    full = any(other.rendition is Rendition.FULL_TEXT for other in others)
    is_digest = edition.rendition is Rendition.DIGEST
    return "digest of a text that is held in full" if is_digest and full else ""
