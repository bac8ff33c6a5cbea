"""The retriever: languages searched apart, ranked, judged, merged; rejects are kept."""

import time
from collections.abc import Sequence
from dataclasses import replace

from kb.domain.retrieval import Candidate, Filters, SearchResult
from kb.language.script import language_of
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.gathering import Gathering
from kb.retrieval.matter import Matter
from kb.retrieval.query import Engines, Numbers, Query, searched_languages
from kb.retrieval.relevance import merge, with_relevance
from kb.retrieval.reranking import reranked
from kb.retrieval.steps import Steps


class Retriever:
    """Searches one base. Thread-safe where its ports are."""

    def __init__(self, store: StoreReader, engines: Engines, numbers: Numbers = Numbers()) -> None:
        self._store, self._engines, self._numbers = store, engines, numbers

    def query(self, text: str, filters: Filters, named: tuple[str, ...]) -> Query:
        """The words as ``search`` takes them."""
        begun = time.perf_counter()
        query = Query(text, language_of(text), searched_languages(text, filters), filters, named)
        if any(self._engines.embeds(language, query) for language in query.searched):
            query = replace(query, vector=self._engines.embedder.embed([text])[0])
        return replace(query, embed_ms=(time.perf_counter() - begun) * 1000)

    def search(self, query: Query, view: CatalogueView, k: int) -> SearchResult:
        """The ``k`` best passages.

        Scores of different languages say nothing of each other: they are merged by relevance.
        Raises MissingDependency where a reranker is set whose model is not there.
        """
        steps = Steps(embed=query.embed_ms)
        gathering = Gathering(self._store, self._engines, self._numbers, query, steps)
        found = [gathering.found(language, view) for language in query.searched]
        weights, named = self._numbers.weights, query.named
        apart = [self._ranked(it.candidates(weights, named), query, steps) for it in found]
        with steps.taking("relevance"):
            name = self._engines.embedder.identity.name
            matter = Matter.in_index(query.text, self._engines.lexical, query.searched)
            best = [
                [with_relevance(one, matter, query.language, name) for one in ranked[:k]]
                for ranked in apart
            ]
        merged = merge(best)
        left = [*merged[k:], *(one for ranked in apart for one in ranked[k:])]
        return SearchResult(
            kept=tuple(merged[:k]),
            rejected=tuple(replace(it, reason=f"below the first {k}") for it in _in_order(left)),
            notices=self._notices(query),
            timings_ms=steps.spent,
        )

    def _ranked(
        self, candidates: Sequence[Candidate], query: Query, steps: Steps
    ) -> list[Candidate]:
        """Best first; the head as the reranker has it, where there is one."""
        ranked, reranker = _in_order(candidates), self._engines.reranker
        if reranker is None:
            return ranked
        with steps.taking("reranker"):
            return reranked(ranked, query.text, reranker, self._numbers.reranker_candidates)

    def _notices(self, query: Query) -> tuple[str, ...]:
        embedder = self._engines.embedder
        declared = ", ".join(sorted(embedder.languages))
        return tuple(
            f"Passages in '{language}' were searched by words only: the embedder "
            f"{embedder.identity.name} declares {declared}."
            for language in query.searched
            if not self._engines.embeds(language, query) and self._store.count_passages(language, 1)
        )


def _in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.passage.id))
