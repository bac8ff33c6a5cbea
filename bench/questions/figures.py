"""Shares over groups of questions, with 95 % intervals (bootstrap over questions)."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bench.questions.asking import Result
from bench.questions.cases import LANGUAGES, PERSONAS
from bench.retrieval.metrics import Mean, means
from kb.domain.vocabulary import OutcomeCode

KS = (1, 3, 5)
Share = Callable[[Result], bool]
Group = tuple[str, Share]


@dataclass(frozen=True, slots=True)
class Row:
    """One group: how many questions, how many of them are to be answered, and its shares.

    A share is None where no question of the group bears on it.
    """

    group: str
    questions: int
    with_gold: int
    shares: tuple[tuple[str, Mean | None], ...]


def table(results: Sequence[Result], ks: Sequence[int] = KS) -> list[Row]:
    """All questions, then by language, by persona, and by both."""
    return [_row(name, [it for it in results if holds(it)], ks) for name, holds in _groups(results)]


def confusions(results: Sequence[Result]) -> dict[tuple[OutcomeCode, OutcomeCode], int]:
    """How often an outcome was due and another one came, the most frequent first."""
    pairs = Counter((it.case.outcome, it.outcome) for it in results if not it.is_outcome_right)
    return dict(pairs.most_common())


def _groups(results: Sequence[Result]) -> Iterator[Group]:
    """Of languages and personas those that were asked for."""
    languages = [it for it in LANGUAGES if any(one.case.language == it for one in results)]
    personas = [it for it in PERSONAS if any(one.case.persona == it for one in results)]
    yield "all", _of(languages, personas)
    yield from ((it, _of([it], personas)) for it in languages)
    yield from ((it, _of(languages, [it])) for it in personas)
    for language in languages:
        yield from ((f"{language}, {it}", _of([language], [it])) for it in personas)


def _of(languages: Sequence[str], personas: Sequence[str]) -> Share:
    return lambda it: it.case.language in languages and it.case.persona in personas


def _row(group: str, results: Sequence[Result], ks: Sequence[int]) -> Row:
    gold = [it for it in results if it.case.gold]
    named = [it for it in results if it.case.must_mention]
    shares = [
        ("outcome", _mean([it.is_outcome_right for it in results])),
        ("answered or refused", _mean([it.is_refusal_right for it in results])),
        *((f"gold in {k}", _mean([it.within(k) for it in gold])) for k in ks),
        ("mentions", _mean([not it.lacking for it in named])),
    ]
    return Row(group, len(results), len(gold), tuple(shares))


def _mean(right: Sequence[bool]) -> Mean | None:
    return means(np.array(right, float)[:, np.newaxis])[0] if right else None
