"""What was found in several languages, as one list."""

from collections.abc import Sequence
from dataclasses import replace

from kb.domain.retrieval import Candidate
from kb.retrieval.catalogue_view import CatalogueView

ACROSS = 0.1
"""Times the relevance of what is in the other language: who asks in one reads it sooner."""


def merge(apart: Sequence[Sequence[Candidate]], language: str) -> list[Candidate]:
    """One list of several: always the most relevant of the heads, so that each keeps its order."""

    def worth(rest: Sequence[Candidate]) -> tuple[float, float]:
        head = rest[-1]
        share = 1.0 if head.passage.language == language else ACROSS
        return share * (head.relevance or 0.0), head.score

    rests = [list(reversed(ranked)) for ranked in apart if ranked]
    merged: list[Candidate] = []
    while rests:
        best = max(rests, key=worth)
        merged.append(best.pop())
        rests = [rest for rest in rests if rest]
    return merged


def without_twins(
    merged: Sequence[Candidate], language: str, view: CatalogueView
) -> tuple[list[Candidate], list[Candidate]]:
    """Without clauses that stand there in the question's ``language`` as well; those come second.

    A digest in two languages, or a law beside its translation, is one clause to its reader.
    """
    own = {_clause(it, view) for it in merged if it.passage.language == language}
    kept, twins = [], []
    for one in merged:
        if one.passage.language == language or _clause(one, view) not in own:
            kept.append(one)
        else:
            reason = f"the same clause in the language of the question ({language}) was found"
            twins.append(replace(one, reason=reason))
    return kept, twins


def _clause(candidate: Candidate, view: CatalogueView) -> tuple[str, str]:
    passage = candidate.passage
    return view.instrument_of(passage.edition_id), passage.eid
