"""Asking the questions through the service that people ask, and what came of each."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.questions.cases import WITH_QUOTES, Case
from kb.domain.answers import Answer
from kb.domain.vocabulary import OutcomeCode
from kb.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Result:
    """One question asked: its outcome, the clauses cited in order, and how long it took.

    ``rank`` is the place of the first gold clause among the citations, from 1; None where there
    is none. ``lacking`` are the words that no quote holds.
    """

    case: Case
    outcome: OutcomeCode
    cited: tuple[str, ...]
    rank: int | None
    lacking: tuple[str, ...]
    ms: float

    @property
    def is_outcome_right(self) -> bool:
        return self.outcome is self.case.outcome

    @property
    def is_refusal_right(self) -> bool:
        """Answered where an answer is due, and refused, in whatever words, where none is."""
        return (self.outcome in WITH_QUOTES) == self.case.is_to_be_answered

    def within(self, k: int) -> bool:
        return self.rank is not None and self.rank <= k


def ask_all(base: KnowledgeBase, cases: Sequence[Case], k: int) -> Iterator[Result]:
    """Each question on its own date; at least ``k`` quotes are asked for."""
    if cases:
        # Weights and vectors are read at the first question.
        base.ask(cases[0].question, as_of=cases[0].date)
    for case in cases:
        begun = time.perf_counter()
        answer = base.ask(case.question, as_of=case.date, k=k)
        yield result_of(case, answer, (time.perf_counter() - begun) * 1000)


def result_of(case: Case, answer: Answer, ms: float) -> Result:
    cited = tuple(citation.clause.id for citation in answer.citations)
    quotes = "\n".join(citation.quote for citation in answer.citations)
    lacking = tuple(words for words in case.must_mention if words not in quotes)
    return Result(case, answer.outcome, cited, _first_gold(cited, case.gold), lacking, ms)


def _first_gold(cited: Iterable[str], gold: Sequence[str]) -> int | None:
    """A clause below a gold one counts too: a paragraph of the article, a row of the table."""
    for rank, clause in enumerate(cited, 1):
        if any(clause == one or clause.startswith(f"{one}__") for one in gold):
            return rank
    return None
