"""Gathering: what the searches of one language find, by words, by meaning and by sentence."""

from collections.abc import Mapping
from dataclasses import replace

from kb.domain.clauses import Passage
from kb.domain.retrieval import Filters
from kb.identifiers import indexed_digest
from kb.lexical import greatest, weights_in
from kb.lexical.across import across_weights, notions
from kb.ports import StoreReader, Vector
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.found import Found
from kb.retrieval.query import Engines, Numbers, Query
from kb.retrieval.steps import Steps

OVERFETCH = 4
"""Hits are filtered after the fact by a join; with filters more of them are fetched."""
MOST_FETCHED = 4_000
"""Hits of each kind at most: past that a filter is so narrow that its texts are better listed."""


class Gathering:
    """The searches for one question at one state of the base."""

    def __init__(
        self, store: StoreReader, engines: Engines, numbers: Numbers, query: Query, steps: Steps
    ) -> None:
        self._store, self._engines, self._numbers = store, engines, numbers
        self._query, self._steps = query, steps

    def found(self, language: str, view: CatalogueView) -> Found:
        """What passes the filters, with the scores of each way."""
        found = self._in_language(language, view)
        with self._steps.taking("sentences"):
            return self._with_sentences(found, language)

    def _in_language(self, language: str, view: CatalogueView) -> Found:
        """With filters more is fetched, and again more while too little of it passes them."""
        query, lexical = self._query, self._engines.lexical
        with self._steps.taking("lexical"):
            words = self._words(language)
            most = greatest(lexical, language, words)
        wanted = self._numbers.fetched(language)
        limit = wanted if query.filters == Filters() else wanted * OVERFETCH
        found, is_all = self._fetched(language, words, view, limit)
        while query.filters != Filters() and len(found.passages) < wanted and not is_all:
            limit *= OVERFETCH
            if limit > MOST_FETCHED:
                break
            found, is_all = self._fetched(language, words, view, limit)
        return replace(found, most=most)

    def _words(self, language: str) -> dict[str, float]:
        """What is looked for: the question's words, or what they mean in another language."""
        query, lexical = self._query, self._engines.lexical
        if language == query.language:
            return weights_in(lexical, language, query.text)
        return across_weights(notions(query.text, language))

    def _fetched(
        self, language: str, words: Mapping[str, float], view: CatalogueView, limit: int
    ) -> tuple[Found, bool]:
        """What passes among ``limit`` hits of each kind; True where there are no more hits."""
        steps, engines = self._steps, self._engines
        with steps.taking("lexical"):
            hits = engines.lexical.search(language, words, limit)
            lexical = {hit.passage_id: hit.score for hit in hits}
        vector = self._vector(language)
        with steps.taking("dense"):
            near = engines.dense.search(language, vector, limit) if vector is not None else []
            dense = {hit.passage_id: hit.score for hit in near}
        with steps.taking("passages"):
            passages = self._passing([*lexical, *dense], view)
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
            records=frozenset(key for key, p in passages.items() if view.is_record(p.edition_id)),
            by_words="lexical" if language == self._query.language else "translated",
        )
        return found, is_all

    def _vector(self, language: str) -> Vector | None:
        """The question's, where passages of this language are compared with it."""
        asked = self._numbers.weights(self._query.language, language).lexical < 1
        return self._query.vector if asked and self._engines.embeds(language, self._query) else None

    def _passing(self, passage_ids: list[str], view: CatalogueView) -> dict[str, Passage]:
        query = self._query
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
        digests = {
            key: indexed_digest(passage) for key, passage in passages.items() if key not in known
        }
        rows = self._store.vectors_of(self._engines.key, list(set(digests.values())))
        cosines = {digest: float(row @ vector) for digest, row in rows.items()}
        return {key: cosines[digest] for key, digest in digests.items() if digest in cosines}

    def _with_sentences(self, found: Found, language: str) -> Found:
        """The best sentences of the best passages, where they have vectors."""
        vector, weights = self._query.vector, self._numbers.weights(self._query.language, language)
        if vector is None or not found.dense or not weights.sentence:
            return found
        keys = found.best(weights, self._numbers.read_sentences(language))
        digests = {key: indexed_digest(found.passages[key]) for key in keys}
        rows = self._store.sentences_of(self._engines.key, list(set(digests.values())))
        scores = {
            digest: float((own.rows @ vector).max()) for digest, own in rows.items() if own.spans
        }
        held = {key: scores[digest] for key, digest in digests.items() if digest in scores}
        return replace(found, sentences=held)
