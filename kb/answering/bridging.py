"""From a sentence in the other language to the same clause in the reader's own."""

from collections.abc import Iterator
from dataclasses import replace

from kb.answering.context import Context, Evidence
from kb.domain.clauses import Clause
from kb.language.sentences import sentence_spans
from kb.legal.headings import is_heading_of
from kb.ports import LexicalIndex, StoreReader
from kb.retrieval.matter import Matter


def bridged(
    found: Context, languages: tuple[str, ...], store: StoreReader, lexical: LexicalIndex
) -> Context:
    """Evidence as it stands in ``languages``, where its clause is held in one of them.

    The digests of the starter corpus stand in both languages, clause by clause: what supports the
    answer in the one supports it in the other, in other words than those of the question.
    """
    matter = Matter.in_index(found.question.text, lexical, languages)
    moved = [_moved(it, found, languages, store, matter) for it in found.evidence]
    unique = {(it.edition_id, it.start): it for it in reversed(moved)}
    return replace(found, evidence=tuple(it for it in moved if unique.get(_at(it)) is it))


def _at(evidence: Evidence) -> tuple[str, int]:
    return evidence.edition_id, evidence.start


def _moved(
    evidence: Evidence,
    found: Context,
    languages: tuple[str, ...],
    store: StoreReader,
    matter: Matter,
) -> Evidence:
    clause = store.clause_at(evidence.edition_id, evidence.start, evidence.end)
    twin = _twin(clause, found, languages, store) if clause else None
    spans = list(_sentences(twin, store)) if twin else []
    if twin is None or not spans:
        return evidence
    start, text = max(spans, key=lambda it: matter.coverage(it[1]))
    end = start + len(text)
    return replace(evidence, edition_id=twin.edition_id, start=start, end=end, text=text)


def _twin(
    clause: Clause, found: Context, languages: tuple[str, ...], store: StoreReader
) -> Clause | None:
    view, day = found.view, found.question.as_of
    edition = view.editions[clause.edition_id]
    for other in view.editions_of[edition.instrument_id]:
        is_same = other.date == edition.date and other.rendition is edition.rendition
        if other.language in languages and is_same and view.status(other.id, day).may_hold:
            twin = store.clause(f"{other.id}~{clause.eid}")
            if twin is not None:
                return twin
    return None


def _sentences(clause: Clause, store: StoreReader) -> Iterator[tuple[int, str]]:
    stored = store.text(clause.edition_id, with_origins=False)
    text = (stored.text if stored else "")[clause.start : clause.end]
    for start, end in sentence_spans(text):
        if not is_heading_of(text[start:end], clause):
            yield clause.start + start, text[start:end]
