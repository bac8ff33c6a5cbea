"""The retriever: search by words, by meaning and by sentence, fused; rejects are kept."""

import time
from dataclasses import dataclass, replace
from datetime import date

from kb.domain.clauses import Passage
from kb.domain.retrieval import Candidate, Filters, SearchResult
from kb.identifiers import indexed_digest
from kb.language.script import language_of
from kb.lexical import greatest, weights_in
from kb.ports import DenseIndex, Embedder, LexicalIndex, StoreReader, Vector
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.found import Found
from kb.retrieval.fusion import Weights
from kb.retrieval.matter import Matter
from kb.retrieval.relevance import merge, with_relevance
from kb.retrieval.steps import Steps

OVERFETCH = 4
"""Hits are filtered after the fact by a join; with filters more of them are fetched."""
MOST_FETCHED = 4_000
"""Hits of each kind at most: past that a filter is so narrow that its texts are better listed."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The settings of retrieval (see ``kb.settings``)."""

    candidates: int = 60
    dense_weight: float = 0.1
    sentence_weight: float = 0.5
    sentence_candidates: int = 50

    @property
    def weights(self) -> Weights:
        return Weights(self.dense_weight, self.sentence_weight)


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for, read and embedded once: see ``Retriever.query``.

    ``named`` are the instruments that the words name. ``vector`` has shape (dimension,), None
    where the words or all texts searched are in a language that is not embedded. ``day`` is the
    one that statuses in the filters are told for.
    """

    text: str
    language: str
    searched: tuple[str, ...]
    filters: Filters
    named: tuple[str, ...] = ()
    vector: Vector | None = None
    day: date = date.max
    embed_ms: float = 0.0


def searched_languages(question: str, filters: Filters) -> tuple[str, ...]:
    """Those of the filters, else the one that the question is written in."""
    return filters.languages or (language_of(question),)


class Retriever:
    """Searches one base. Thread-safe where its ports are."""

    def __init__(
        self,
        store: StoreReader,
        lexical: LexicalIndex,
        dense: DenseIndex,
        embedder: Embedder,
        numbers: Numbers = Numbers(),
    ) -> None:
        self._store, self._lexical, self._dense = store, lexical, dense
        self._embedder, self._numbers = embedder, numbers

    def query(self, text: str, filters: Filters, named: tuple[str, ...]) -> Query:
        """The words as ``search`` takes them."""
        spoken, searched = language_of(text), searched_languages(text, filters)
        begun = time.perf_counter()
        by_meaning = any(self._embeds(language, spoken) for language in searched)
        vector = self._embedder.embed([text])[0] if by_meaning else None
        spent = (time.perf_counter() - begun) * 1000
        return Query(text, spoken, searched, filters, named, vector, embed_ms=spent)

    def search(self, query: Query, view: CatalogueView, k: int) -> SearchResult:
        """The ``k`` best passages; languages are searched apart and merged by relevance."""
        steps = Steps(embed=query.embed_ms)
        apart = [self._ranked(query, language, view, steps) for language in query.searched]
        with steps.taking("relevance"):
            matter = Matter.in_index(query.text, self._lexical, query.searched)
            best = [
                [with_relevance(one, matter, query.language) for one in ranked[:k]]
                for ranked in apart
            ]
        merged = merge(best)
        left = [*merged[k:], *(one for ranked in apart for one in ranked[k:])]
        left.sort(key=lambda candidate: (-candidate.score, candidate.passage.id))
        return SearchResult(
            kept=tuple(merged[:k]),
            rejected=tuple(replace(one, reason=f"below the first {k}") for one in left),
            notices=self._notices(query),
            timings_ms=steps.spent,
        )

    def _ranked(
        self, query: Query, language: str, view: CatalogueView, steps: Steps
    ) -> list[Candidate]:
        found = self._in_language(query, language, view, steps)
        with steps.taking("sentences"):
            found = self._with_sentences(found, query.vector)
        ranked = found.candidates(self._weights, query.named)
        return sorted(ranked, key=lambda candidate: (-candidate.score, candidate.passage.id))

    @property
    def _weights(self) -> Weights:
        return self._numbers.weights

    def _with_sentences(self, found: Found, vector: Vector | None) -> Found:
        """The best sentences of the best passages, where they have vectors."""
        if vector is None or not found.dense or not self._weights.sentence:
            return found
        keys = found.best(self._weights, self._numbers.sentence_candidates)
        digests = {key: indexed_digest(found.passages[key]) for key in keys}
        rows = self._store.sentences_of(self._embedder.identity.key, list(set(digests.values())))
        scores = {
            digest: float((own.rows @ vector).max()) for digest, own in rows.items() if own.spans
        }
        held = {key: scores[digest] for key, digest in digests.items() if digest in scores}
        return replace(found, sentences=held)

    def _in_language(self, query: Query, language: str, view: CatalogueView, steps: Steps) -> Found:
        """With filters more is fetched, and again more while too little of it passes them."""
        wanted = self._numbers.candidates
        limit = wanted if query.filters == Filters() else wanted * OVERFETCH
        found, is_all = self._fetched(query, language, view, limit, steps)
        while query.filters != Filters() and len(found.passages) < wanted and not is_all:
            limit *= OVERFETCH
            if limit > MOST_FETCHED:
                break
            found, is_all = self._fetched(query, language, view, limit, steps)
        return found

    def _fetched(
        self, query: Query, language: str, view: CatalogueView, limit: int, steps: Steps
    ) -> tuple[Found, bool]:
        """What passes among ``limit`` hits of each kind; True where there are no more hits."""
        with steps.taking("lexical"):
            words = weights_in(self._lexical, language, query.text)
            hits = self._lexical.search(language, words, limit)
            lexical = {hit.passage_id: hit.score for hit in hits}
            most = greatest(self._lexical, language, words)
        by_meaning = self._weights.lexical < 1 and self._embeds(language, query.language)
        vector = query.vector if by_meaning else None
        with steps.taking("dense"):
            near = self._dense.search(language, vector, limit) if vector is not None else []
            dense = {hit.passage_id: hit.score for hit in near}
        with steps.taking("passages"):
            passages = self._passing([*lexical, *dense], query, view)
        with steps.taking("vectors"):
            if vector is not None:
                dense |= self._missing_cosines(vector, passages, dense)
        is_all = len(hits) < limit and len(near) < limit
        found = Found(
            passages=passages,
            lexical={key: score for key, score in lexical.items() if key in passages},
            dense={key: score for key, score in dense.items() if key in passages},
            near=frozenset(hit.passage_id for hit in near),
            instruments={key: view.instrument_of(p.edition_id) for key, p in passages.items()},
            most=most,
            records=frozenset(key for key, p in passages.items() if view.is_record(p.edition_id)),
        )
        return found, is_all

    def _passing(
        self, passage_ids: list[str], query: Query, view: CatalogueView
    ) -> dict[str, Passage]:
        found = self._store.passages(passage_ids, query.filters)
        if query.filters == Filters():
            return found
        editions = {passage.edition_id for passage in found.values()}
        passing = {it for it in editions if view.admits(it, query.filters, query.day)}
        return {key: passage for key, passage in found.items() if passage.edition_id in passing}

    def _missing_cosines(
        self, vector: Vector, passages: dict[str, Passage], known: dict[str, float]
    ) -> dict[str, float]:
        """Cosines of lexical hits that the dense search did not return."""
        wanted = {
            indexed_digest(passage): key for key, passage in passages.items() if key not in known
        }
        rows = self._store.vectors_of(self._embedder.identity.key, list(wanted))
        return {wanted[digest]: float(row @ vector) for digest, row in rows.items()}

    def _embeds(self, *languages: str) -> bool:
        """True where passage and question are both in a language that the embedder declares."""
        return self._embedder.languages.issuperset(languages)

    def _notices(self, query: Query) -> tuple[str, ...]:
        declared = ", ".join(sorted(self._embedder.languages))
        return tuple(
            f"Passages in '{language}' were searched by words only: the embedder "
            f"{self._embedder.identity.name} declares {declared}."
            for language in query.searched
            if not self._embeds(language, query.language)
            and self._store.count_passages(language, 1)
        )
