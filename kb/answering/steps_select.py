"""Choosing the sentences that answer: evidence with its support, and the line of refusal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kb.answering.context import Context, Evidence
from kb.answering.records import weighed_record
from kb.answering.steps_tables import is_head_of_table, rows_of
from kb.domain.retrieval import Candidate
from kb.domain.vocabulary import OutcomeCode, Standing
from kb.language.script import language_of
from kb.language.segment import matter_weights
from kb.language.sentences import sentence_spans
from kb.legal.headings import is_heading_of
from kb.ports import Embedder, LexicalIndex, StoreReader, Vector
from kb.retrieval.matter import Matter, MatterAcross, matter_for

OTHER_YEAR = 0.3
"""Of a row that has no year which the question names: the rows of a table differ in little else."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
ROW_OF_BEST, OTHER_ROW = 0.5, 0.5
"""All rows share the words of their heads: beside a row that has words of the question itself,
one with less than this share of them counts for that much."""
MOST_NAMED = 3
"""Texts of other dates that a refusal names."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where evidence begins; bench/refusal measures both rates that they trade."""

    words: float = 0.35
    """Least coverage where only words speak (languages that are not embedded) ..."""
    words_missing: float = 0.8
    """... plus this, shared among the question's terms: of two terms, both must be there."""
    support: float = 0.55
    """Least support where words and meaning both speak, in English ..."""
    support_zh: float = 0.52
    """... in Chinese, where the same likeness has a smaller cosine (bench/questions) ..."""
    support_across: float = 0.56
    """... and where question and text are in different languages."""
    likeness: float = 0.3
    """Least cosine where there is one: a sentence may hold all words and mean something else ..."""
    likeness_across: float = 0.55
    """... and sooner so where its words are translations."""
    floor: float = 0.25
    """Least coverage in any case: meaning alone proves nothing."""
    near_best: float = 0.85
    """Further sentences need this share of the best one's rank."""
    embedded: int = 6
    """Sentences embedded at question time (1 to 3 ms each)."""
    embedded_length: int = 300
    """Characters; a longer sentence is nearly its passage, whose cosine is known already."""


def weigh(
    context: Context, lexical: LexicalIndex, embedder: Embedder, limits: Thresholds
) -> Context:
    """Gives every sentence of the usable passages its support, best first."""
    question = context.question
    if not matter_weights(question.text):
        return context
    matters = {
        language: matter_for(question.text, language_of(question.text), lexical, language)
        for language in context.languages
    }

    years = frozenset(_YEAR.findall(question.text))

    def sentences(candidate: Candidate) -> Iterable[Evidence]:
        return _sentences(candidate, matters[candidate.passage.language], years)

    evidence = [
        weighed_record(e, context, matters[c.passage.language])
        for c in context.usable
        for e in sentences(c)
    ]
    evidence.sort(key=lambda e: -e.rank)
    evidence = _with_similarity(evidence, context.vector, embedder, limits)
    evidence.sort(key=lambda e: -e.rank)
    outdated = [e for c in context.set_aside if _is_outdated(c, context) for e in sentences(c)]
    terms = min(matter.terms for matter in matters.values())
    return replace(context, evidence=tuple(evidence), outdated=tuple(outdated), terms=terms)


def _is_outdated(candidate: Candidate, context: Context) -> bool:
    edition_id = candidate.passage.edition_id
    return not context.view.status(edition_id, context.question.as_of).may_hold


def _sentences(
    candidate: Candidate, matter: Matter | MatterAcross, years: frozenset[str]
) -> Iterable[Evidence]:
    """A sentence is judged with its headings: "it" and "the institution" need them.

    Its similarity is that of its passage, until it is embedded itself.
    """
    passage = candidate.passage
    around = candidate.coverage
    if around is None:
        around = matter.coverage(passage.indexed_text)
    spans = sentence_spans(passage.text)
    texts = [passage.text[slice(*span)] for span in spans]
    rows = rows_of(passage, texts)
    best_row = max((matter.coverage(row) for row in rows), default=0.0)
    for (start, end), text in zip(spans, texts, strict=True):
        own = matter.coverage(f"{passage.context}\n{text}")
        if rows and matter.coverage(text) < best_row * ROW_OF_BEST:
            own *= OTHER_ROW
        if rows and not years <= frozenset(_YEAR.findall(f"{passage.context}\n{text}")):
            own *= OTHER_YEAR
        yield Evidence(
            edition_id=passage.edition_id,
            start=passage.start + start,
            end=passage.start + end,
            text=text,
            coverage=0.8 * own + 0.2 * around,
            similarity=candidate.dense,
            retrieval=candidate.score,
            bears=candidate.bears,
            prior=candidate.prior or 0.0,
        )


def _with_similarity(
    evidence: list[Evidence], question: Vector | None, embedder: Embedder, limits: Thresholds
) -> list[Evidence]:
    """Cosines of their own for the best few that are short; the order is kept.

    Without a cosine of its passage a sentence is in no language that may be embedded.
    """
    near = (n for n, e in enumerate(evidence) if e.similarity is not None)
    short = [n for n in near if len(evidence[n].text) <= limits.embedded_length]
    chosen = short[: limits.embedded]
    if question is None or not chosen:
        return evidence
    vectors = embedder.embed([evidence[n].text for n in chosen])
    for n, cosine in zip(chosen, vectors @ question, strict=True):
        evidence[n] = replace(evidence[n], similarity=float(cosine))
    return evidence


def select(context: Context, store: StoreReader, limits: Thresholds) -> Context:
    """The few sentences to quote; none where nothing supports an answer."""
    bar = Bar.of(context, limits)
    supported = [e for e in context.evidence if bar.is_met(e) and _is_of_named(e, context)]
    best = next((e for e in supported if not _is_heading(e, store)), None)
    if best is None:
        past = [e for e in context.outdated if bar.is_met(e)]
        return _unanswered(context, past)
    near = best.rank * limits.near_best
    close = (e for e in supported if e.rank >= near)  # few: the base is asked only for these
    chosen = _without_repeats(e for e in close if not _is_heading(e, store))
    return replace(context, evidence=tuple(chosen[: context.question.k]))


def _is_of_named(evidence: Evidence, context: Context) -> bool:
    """False for what other laws say where the one that is asked about is only recorded here.

    A law that points to the law asked for does not say what stands there; a page about it may.
    """
    edition = context.view.editions[evidence.edition_id]
    is_about = edition.is_record or edition.standing is Standing.COMMENTARY
    of_named = edition.instrument_id in context.named.instrument_ids
    return not context.only_recorded or of_named or is_about


def _unanswered(context: Context, past: list[Evidence]) -> Context:
    """Texts that would answer for another day are named with their dates, and not quoted."""
    if not past:
        return replace(context, evidence=(), outcome=OutcomeCode.NOT_IN_SOURCES)
    question, view = context.question, context.view
    held = {
        f"{view.title(e.edition_id, question.language)}: "
        f"{view.status(e.edition_id, question.as_of).note_in(question.language)}": None
        for e in sorted(past, key=lambda e: -e.rank)
    }
    detail = f"{question.as_of}: {'; '.join(list(held)[:MOST_NAMED])}"
    return replace(context, evidence=(), outcome=OutcomeCode.ONLY_OUTDATED, detail=detail)


@dataclass(frozen=True, slots=True)
class Bar:
    """What a sentence must reach for one question, by the language that it is in."""

    context: Context
    limits: Thresholds
    words: float
    asked_in: str

    @classmethod
    def of(cls, context: Context, limits: Thresholds) -> "Bar":
        words = limits.words + limits.words_missing / max(1.0, context.terms)
        return cls(context, limits, words, language_of(context.question.text))

    def is_met(self, evidence: Evidence) -> bool:
        if not evidence.bears:
            return False
        if evidence.similarity is None:
            return evidence.coverage >= self.words
        likeness, support = self._least(evidence.edition_id)
        if evidence.similarity < likeness or evidence.coverage < self.limits.floor:
            return False
        return evidence.support >= support

    def _least(self, edition_id: str) -> tuple[float, float]:
        """Likeness and support."""
        limits, language = self.limits, self.context.view.editions[edition_id].language
        if language != self.asked_in:
            return limits.likeness_across, limits.support_across
        return limits.likeness, limits.support_zh if language == "zh" else limits.support


def _is_heading(evidence: Evidence, store: StoreReader) -> bool:
    """A heading names its matter best and says nothing of it."""
    clause = store.clause_at(evidence.edition_id, evidence.start, evidence.end)
    if clause is None:
        return False
    return is_heading_of(evidence.text, clause) or is_head_of_table(evidence, clause, store)


def _without_repeats(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The same words in two editions are quoted once, from the better one."""
    unique: dict[str, Evidence] = {}
    for item in evidence:
        unique.setdefault("".join(item.text.split()), item)
    return list(unique.values())
