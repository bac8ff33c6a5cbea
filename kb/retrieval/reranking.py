"""A second look at the head of a ranking, by a cross-encoder of the user's own."""

from collections.abc import Sequence
from dataclasses import replace

from kb.domain.retrieval import Candidate
from kb.ports import Reranker


def reranked(
    ranked: Sequence[Candidate], question: str, reranker: Reranker, most: int
) -> list[Candidate]:
    """The first ``most`` in the reranker's order, before all others, with scores that say so."""
    head, tail = ranked[:most], ranked[most:]
    scores = reranker.scores(question, [candidate.passage.indexed_text for candidate in head])
    floor = tail[0].score if tail else 0.0
    judged = [
        replace(
            candidate,
            reranked=score,
            score=floor + (1 - floor) * score,
            matched_by=(*candidate.matched_by, "reranker"),
        )
        for candidate, score in zip(head, scores, strict=True)
    ]
    return [*sorted(judged, key=lambda it: (-it.score, it.passage.id)), *tail]
