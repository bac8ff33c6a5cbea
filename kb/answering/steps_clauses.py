"""Answers that consist of the clauses which a question names by number."""

from collections.abc import Iterator
from dataclasses import replace

from kb.answering.context import Context, Evidence
from kb.domain.clauses import Clause
from kb.domain.status import Status
from kb.domain.vocabulary import ClauseKind, OutcomeCode
from kb.language.script import language_of
from kb.language.segment import matter_weights
from kb.language.sentences import sentence_spans
from kb.legal.headings import after_heading, is_heading_of
from kb.ports import LexicalIndex, StoreReader
from kb.retrieval.lookup import Wish, all_clauses
from kb.retrieval.matter import matter_for

LONG = 12
"""Sentences: of a longer clause only those are quoted that the rest of the question asks for."""
NEAR_BEST = 0.7


def quote_named(context: Context, store: StoreReader, lexical: LexicalIndex) -> Context:
    """Quotes the clauses named; without a precise name the question is searched for."""
    if not (context.clauses and context.named.is_precise):
        return context
    holding = [c for c in context.clauses if _status(c, context).may_hold]
    if not holding:
        asked = context.question
        wish = Wish(asked.language, asked.as_of, asked.filters)
        held = all_clauses(context.named, store, context.view, wish)
        context = replace(context, clauses=held)
        return replace(context, outcome=OutcomeCode.ONLY_OUTDATED, detail=_why_not(context))
    evidence = [e for clause in holding for e in _of_clause(clause, store)]
    evidence = evidence or [_whole(clause, store) for clause in holding]
    if len(evidence) > LONG:
        evidence = _asked_for(evidence, context, lexical)
    return replace(context, evidence=tuple(evidence), is_quoted=bool(evidence))


def _status(clause: Clause, context: Context) -> Status:
    return context.view.status(clause.edition_id, context.question.as_of)


def _why_not(context: Context) -> str:
    """What is held instead, and why none of it is law on the day asked for."""
    language = context.question.language
    title = context.view.title(context.clauses[0].edition_id, language)
    notes = dict.fromkeys(_status(clause, context).note_in(language) for clause in context.clauses)
    return f"{context.question.as_of}: {title}: {'; '.join(notes)}"


def _of_clause(clause: Clause, store: StoreReader) -> Iterator[Evidence]:
    """Every sentence of a clause, headings left out."""
    stored = store.text(clause.edition_id, with_origins=False)
    text = stored.text if stored else ""
    own = (clause.number, clause.heading, clause.label)
    begin = after_heading(text, clause.start, clause.end, *own)
    if clause.kind in (ClauseKind.TABLE, ClauseKind.ROW):
        begin = clause.start
    for start, end in sentence_spans(text[begin : clause.end]):
        place = (begin + start, begin + end)
        inner = store.clause_at(clause.edition_id, *place)
        if inner is None or not is_heading_of(text[slice(*place)], inner):
            yield Evidence(clause.edition_id, *place, text[slice(*place)], 1.0)


def _whole(clause: Clause, store: StoreReader) -> Evidence:
    """A clause that consists of its heading is quoted as it is."""
    stored = store.text(clause.edition_id, with_origins=False)
    text = (stored.text if stored else "")[clause.start : clause.end].rstrip()
    end = clause.start + len(text)
    return Evidence(clause.edition_id, clause.start, end, text, 1.0)


def _asked_for(evidence: list[Evidence], context: Context, lexical: LexicalIndex) -> list[Evidence]:
    """The sentences that the rest of the question is about; all where it is about nothing else."""
    rest = context.named.rest
    if not matter_weights(rest):
        return evidence
    language = context.view.editions[evidence[0].edition_id].language
    matter = matter_for(rest, language_of(context.question.text), lexical, language)
    scored = [(matter.coverage(e.text), e) for e in evidence]
    best = max(score for score, _ in scored)
    chosen = [e for score, e in scored if best > 0 and score >= best * NEAR_BEST]
    return chosen[: context.question.k] or evidence
