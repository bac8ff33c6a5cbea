"""The JSON documents of the command line and of HTTP; docs/commands.md lists their keys."""

from collections.abc import Callable, Sequence

from kb.domain.answers import Answer, Citation
from kb.domain.places import page_of
from kb.domain.retrieval import Candidate, SearchResult
from kb.domain.shown import EditionOverview, InstrumentOverview, ShownClause
from kb.rendering.content import content_part, read_part
from kb.rendering.parts import (
    Document,
    clause_part,
    edition_part,
    instrument_part,
    iso,
    notices_part,
    place_part,
    row_part,
    source_part,
    status_part,
)

Describe = Callable[[str], ShownClause]


def answer_document(answer: Answer) -> Document:
    """The whole answer; ``citations[].quote`` is the stored text's ``[start:end]``."""
    return {
        "record": answer.record,
        "question": answer.question.text,
        "language": answer.question.language,
        "as_of": iso(answer.question.as_of),
        "outcome": answer.outcome.value,
        "message": answer.message,
        "next_step": answer.next_step,
        "sentences": [
            {"text": sentence.text, "citations": list(sentence.citations)}
            for sentence in answer.sentences
        ],
        "coverage": {
            "sentences": answer.coverage.sentences,
            "cited": answer.coverage.cited,
            "verified": answer.coverage.verified,
        },
        "citations": [_citation(it, answer.question.language) for it in answer.citations],
        "notices": list(answer.notices),
        "timings_ms": dict(answer.timings_ms),
    }


def _citation(citation: Citation, language: str) -> Document:
    return {
        "n": citation.n,
        "instrument": instrument_part(citation.instrument),
        "edition": edition_part(citation.edition),
        "clause": clause_part(citation.clause),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "page": citation.page,
        **place_part(citation.places),
        **row_part(citation.row),
        "status": status_part(citation.status),
        "source": source_part(citation.source),
        **notices_part(citation.places, language),
    }


def shown_document(shown: ShownClause) -> Document:
    """One clause with its wording; ``text`` is the stored text's ``[start:end]``."""
    clause = shown.clause
    return {
        "instrument": instrument_part(shown.instrument),
        "edition": edition_part(shown.edition),
        "clause": clause_part(clause) | {"kind": clause.kind.value, "heading": clause.heading},
        "text": shown.text,
        "start": clause.start,
        "end": clause.end,
        "page": shown.page,
        **place_part(shown.places),
        **row_part(shown.row),
        "status": status_part(shown.status),
        "source": source_part(shown.source),
        **content_part(shown.content),
        **notices_part(shown.places, shown.edition.language),
    }


def search_document(query: str, result: SearchResult, describe: Describe) -> Document:
    """Passages best first, the clauses that the query names, and what was not kept and why."""
    return {
        "query": query,
        "clauses": [shown_document(describe(clause.id)) for clause in result.clauses],
        "passages": [_passage(candidate, describe) for candidate in result.kept],
        "rejected": [
            {"passage": c.passage.id, "clause": c.passage.clause_id, "reason": c.reason}
            | _scores(c)
            for c in result.rejected
        ],
        "notices": list(result.notices),
        "timings_ms": dict(result.timings_ms),
    }


def _passage(candidate: Candidate, describe: Describe) -> Document:
    passage = candidate.passage
    shown = describe(passage.clause_id)
    return {
        "passage": passage.id,
        "instrument": instrument_part(shown.instrument),
        "edition": edition_part(shown.edition),
        "clause": clause_part(shown.clause),
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "page": page_of(candidate.places),
        **place_part(candidate.places),
        "status": status_part(shown.status),
        **notices_part(candidate.places, passage.language),
        "matched_by": list(candidate.matched_by),
    } | _scores(candidate)


def _scores(candidate: Candidate) -> Document:
    return {
        "score": candidate.score,
        "relevance": candidate.relevance,
        "exact": candidate.exact,
        "lexical": candidate.lexical,
        "lexical_raw": candidate.lexical_raw,
        "strength": candidate.strength,
        "dense": candidate.dense,
        "sentence": candidate.sentence,
        "reranked": candidate.reranked,
        "prior": candidate.prior,
        "coverage": candidate.coverage,
    }


def overview_document(overviews: Sequence[InstrumentOverview]) -> Document:
    """What is in the base: instruments, each with its editions, newest first."""
    return {
        "instruments": [
            instrument_part(overview.instrument)
            | {"editions": [_edition_overview(edition) for edition in overview.editions]}
            for overview in overviews
        ]
    }


def _edition_overview(overview: EditionOverview) -> Document:
    return edition_part(overview.edition) | {
        "title": overview.edition.title,
        "structure": overview.edition.structure.value,
        "status": status_part(overview.status),
        "articles": overview.articles,
        "clauses": overview.clauses,
        "passages": overview.passages,
        "source": source_part(overview.source),
        "warnings": list(overview.edition.warnings),
        **read_part(overview.content),
    }
