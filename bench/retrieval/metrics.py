"""Metrics by ir-measures, their means with bootstrap intervals, and a paired test.

``AP@10`` averaged over questions is what tables call MAP@10, ``RR@10`` MRR@10.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.retrieval.testset import Question

METRICS = ("R@10", "AP@10", "nDCG@10", "RR@10", "R@1")
DEPTH = 10
"""Documents that a metric looks at."""
SEED = 20261120
RESAMPLES = 2_000
"""Of the bootstrap: its ends then move by less than a thousandth from seed to seed."""
PERMUTATIONS = 10_000
"""Of the paired test: p down to 0.0001."""
_CHUNK = 500

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with its 95 % interval."""

    value: float
    low: float
    high: float


def evaluate(
    questions: Sequence[Question], found: Mapping[str, Sequence[str]]
) -> dict[str, tuple[float, ...]]:
    """Each question's metrics, in the order of ``METRICS``; ``found`` are documents, best first."""
    import ir_measures

    measures = [ir_measures.parse_measure(name) for name in METRICS]
    gold = {it.id: dict.fromkeys(it.gold, 1) for it in questions}
    # Ties would be broken by the documents' ids.
    run = {
        it.id: {document: 1 / rank for rank, document in enumerate(found.get(it.id, ()), 1)}
        for it in questions
    }
    values = {it.id: dict.fromkeys(METRICS, 0.0) for it in questions}
    for one in ir_measures.iter_calc(measures, gold, run):
        values[one.query_id][str(one.measure)] = float(one.value)
    return {key: tuple(own[name] for name in METRICS) for key, own in values.items()}


def means(values: Scores) -> list[Mean]:
    """Of each column; rows are questions, drawn anew with the same seed for every run."""
    rng, rows = np.random.default_rng(SEED), len(values)
    drawn = np.empty((RESAMPLES, values.shape[1]))
    for number in range(RESAMPLES):
        drawn[number] = values[rng.integers(0, rows, rows)].mean(axis=0)
    low, high = np.percentile(drawn, (2.5, 97.5), axis=0)
    each = zip(values.mean(axis=0), low, high, strict=True)
    return [Mean(float(mean), float(a), float(b)) for mean, a, b in each]


def p_value(differences: Scores) -> float:
    """Two-sided paired randomisation test: how often random signs give as large a mean.

    Smucker, Allan and Carterette, CIKM 2007, who find it the test to use for such scores.
    """
    rng, count = np.random.default_rng(SEED), len(differences)
    observed, as_large = abs(differences.sum()), 0
    for _ in range(PERMUTATIONS // _CHUNK):
        signs = rng.integers(0, 2, (_CHUNK, count), dtype=np.int8) * 2.0 - 1.0
        as_large += int((np.abs(signs @ differences) >= observed - 1e-9).sum())
    return (as_large + 1) / (PERMUTATIONS + 1)
