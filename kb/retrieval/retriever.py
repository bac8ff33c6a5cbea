"""The retriever: languages searched apart, ranked, judged, merged; rejects are kept."""

import time
from collections.abc import Sequence
from dataclasses import replace

from kb.domain.retrieval import Candidate, Filters, SearchResult
from kb.language.script import language_of
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.found import Found
from kb.retrieval.gathering import Gathering
from kb.retrieval.matter import matter_for
from kb.retrieval.merging import merge, without_twins
from kb.retrieval.query import Engines, Numbers, Query, other_languages, searched_languages
from kb.retrieval.relevance import with_relevance
from kb.retrieval.reranking import reranked
from kb.retrieval.steps import Steps


class Retriever:
    """Searches one base. Thread-safe where its ports are."""

    def __init__(self, store: StoreReader, engines: Engines, numbers: Numbers = Numbers()) -> None:
        self._store, self._engines, self._numbers = store, engines, numbers

    def query(
        self,
        text: str,
        filters: Filters,
        named: tuple[str, ...],
        searched: tuple[str, ...] | None = None,
    ) -> Query:
        """The words as ``search`` takes them.

        Unless ``searched`` says otherwise, all languages are searched of which there is a text.
        """
        begun = time.perf_counter()
        if searched is None:
            others = (it for it in other_languages(text, filters) if self.has_texts(it))
            searched = (*searched_languages(text, filters), *others)
        query = Query(text, language_of(text), searched, filters, named)
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
        apart = [
            self._ranked(self._candidates(it, language, query), query, steps)
            for language, it in zip(query.searched, found, strict=True)
        ]
        with steps.taking("relevance"):
            best = [
                self._judged(ranked[:k], language, query)
                for language, ranked in zip(query.searched, apart, strict=True)
            ]
        merged, twins = without_twins(merge(best, query.language), query.language, view)
        left = [*merged[k:], *(one for ranked in apart for one in ranked[k:])]
        below = [replace(it, reason=f"below the first {k}") for it in _in_order(left)]
        return SearchResult(
            kept=tuple(merged[:k]),
            rejected=(*twins, *below),
            notices=self._notices(query),
            timings_ms=steps.spent,
        )

    def has_texts(self, language: str) -> bool:
        return self._store.count_passages(language, 1) > 0

    def _candidates(self, found: Found, language: str, query: Query) -> list[Candidate]:
        return found.candidates(self._numbers.weights(query.language, language), query.named)

    def _judged(self, ranked: Sequence[Candidate], language: str, query: Query) -> list[Candidate]:
        name = self._engines.embedder.identity.name
        matter = matter_for(query.text, query.language, self._engines.lexical, language)
        return [with_relevance(one, matter, query.language, name) for one in ranked]

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
            for language in query.filters.languages or (query.language,)
            if not self._engines.embeds(language, query) and self.has_texts(language)
        )


def _in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.passage.id))
