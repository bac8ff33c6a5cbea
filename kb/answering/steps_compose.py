"""Composing an extractive answer, and checking every quote against the stored text again."""

from dataclasses import replace

from kb.answering.context import Context, Evidence
from kb.domain.answers import Citation, Coverage, Sentence
from kb.domain.clauses import Clause
from kb.domain.instruments import StoredText
from kb.domain.vocabulary import ClauseKind, OutcomeCode
from kb.ports import StoreReader
from kb.retrieval.table_rows import table_row
from kb.source_map import places_of


def compose(context: Context, store: StoreReader) -> Context:
    """One sentence and one citation for each piece of evidence."""
    citations: list[Citation] = []
    for evidence in context.evidence:
        if citation := _citation(len(citations) + 1, evidence, context, store):
            citations.append(citation)
    sentences = tuple(Sentence(citation.quote, (citation.n,)) for citation in citations)
    return replace(context, citations=tuple(citations), sentences=sentences)


def _citation(n: int, evidence: Evidence, context: Context, store: StoreReader) -> Citation | None:
    """None where the edition is gone since it was found, or no clause holds the sentence."""
    evidence, clause = _placed(evidence, store)
    source = store.source(evidence.edition_id)
    if clause is None or source is None:
        return None
    edition = context.view.editions[evidence.edition_id]
    return Citation(
        n=n,
        instrument=context.view.instruments[edition.instrument_id],
        edition=edition,
        clause=clause,
        quote=evidence.text,
        start=evidence.start,
        end=evidence.end,
        status=context.view.status(edition.id, context.question.as_of),
        source=source,
    )


def _placed(evidence: Evidence, store: StoreReader) -> tuple[Evidence, Clause | None]:
    """The sentence without the article's number before it, and the paragraph that it stands in.

    第二十六条　生产者… is the first paragraph of Article 26 behind the number of the article.
    """
    clause = store.clause_at(evidence.edition_id, evidence.start, evidence.end)
    if clause is None or clause.kind is not ClauseKind.ARTICLE or not clause.number:
        return evidence, clause
    wording = evidence.text.removeprefix(clause.number).lstrip()
    if not wording or wording == evidence.text:
        return evidence, clause
    shorter = replace(evidence, text=wording, start=evidence.end - len(wording))
    inner = store.clause_at(shorter.edition_id, shorter.start, shorter.end)
    return shorter, inner or clause


def verify(context: Context, store: StoreReader) -> Context:
    """Keeps only what the stored text proves: ``text[start:end] == quote``, read anew."""
    cited_from = _cited_editions(context)
    texts = {one: store.text(one, with_origins=False) for one in cited_from}
    proven = {c.n for c in context.citations if _holds(c, texts[c.edition.id])}
    sentences = tuple(
        s for s in context.sentences if s.citations and proven.issuperset(s.citations)
    )
    cited = {n for sentence in sentences for n in sentence.citations}
    citations = tuple(
        _located(c, texts[c.edition.id], store) for c in context.citations if c.n in cited
    )
    context = replace(context, sentences=sentences, citations=citations, verified=len(sentences))
    if not sentences:
        return replace(context, outcome=OutcomeCode.NOT_IN_SOURCES)
    outcome = OutcomeCode.PARTLY_ANSWERED if context.missing else OutcomeCode.ANSWERED
    return replace(context, outcome=outcome)


def _cited_editions(context: Context) -> set[str]:
    return {citation.edition.id for citation in context.citations}


def _located(citation: Citation, stored: StoredText | None, store: StoreReader) -> Citation:
    """With the place in the source, and the cells where the clause is a row of a table."""
    if stored is None:
        return citation
    origins = store.origins(citation.edition.id, citation.start, citation.end)
    places = places_of(origins, citation.start, citation.end)
    return replace(citation, places=places, row=table_row(citation.clause, stored.text, store))


def _holds(citation: Citation, stored: StoredText | None) -> bool:
    return stored is not None and stored.text[citation.start : citation.end] == citation.quote


def coverage_of(context: Context) -> Coverage:
    cited = sum(bool(sentence.citations) for sentence in context.sentences)
    return Coverage(len(context.sentences), cited, context.verified)
