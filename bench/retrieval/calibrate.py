"""Fits the relevance of ``kb.retrieval.relevance`` for a pair of languages.

Questions of a dev set over its own base, and those of another set over the same base, which holds
nothing for them. Half of the questions fit, the other half tells how well the probabilities hold.
Passages that no data set names count as irrelevant, so that relevance is rather told too low.
"""

import csv
import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.retrieval.packs import HOME, Ready, ready
from bench.retrieval.running import DEFAULTS
from bench.retrieval.testset import Question, TestSet
from kb.bootstrap import open_knowledge_base, open_store
from kb.domain.retrieval import Filters
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings

DEPTH = 10
MOST = 800
"""Questions of each kind."""
SEED = 20181229
BINS = 10
LIMITS = (0.01, 0.02, 0.05, 0.1, 0.2)
RIDGE = 1e-3
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate: the features of a calibration, and whether it is an answer."""

    question: str
    features: tuple[float, ...]
    is_relevant: bool
    is_inside: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """Bias and weights; the expected error of the probabilities on questions kept back.

    ``passed`` are limits, and the shares of questions kept back whose best passage is above them:
    of those that the base answers, and of the others.
    """

    weights: tuple[float, ...]
    error: float
    bins: tuple[tuple[float, float, int], ...]
    rows: int
    passed: tuple[tuple[float, float, float], ...]

    def lines(self) -> Iterator[str]:
        names = ("bias", "coverage", "strength", "meaning")
        told = ", ".join(f"{n}={w:.2f}" for n, w in zip(names, self.weights, strict=False))
        yield f"Calibration({told})"
        yield f"expected calibration error {self.error:.4f} over {self.rows} candidates kept back"
        yield "of questions, the best passage above a limit: with an answer here, without"
        yield from (f"  {limit:.2f}  {own:.3f}  {none:.3f}" for limit, own, none in self.passed)
        yield from (f"  said {said:.2f}  was {was:.2f}  ({n})" for said, was, n in self.bins)


def calibrate(inside: TestSet, outside: Sequence[TestSet], root: Path) -> Fitted:
    """Raises InputRefused where a data set is not whole."""
    wanted: dict[str, Any] = dict(DEFAULTS)
    pack = ready(inside.pack, root, wanted, home=HOME)
    settings = Settings(**wanted, data_dir=pack.data, model_dir=HOME / "models")
    rows: list[Row] = []
    with closing(open_knowledge_base(settings)) as base, closing(open_store(settings)) as store:
        own = _some(inside.ask(root, store).questions)
        rows += [row for it in own for row in _rows(base, it, inside.filters, pack)]
        for other in outside:
            foreign = _some(other.ask(root, store).questions)
            rows += [row for it in foreign for row in _rows(base, it, inside.filters, None)]
    return fit(rows)


def _some(questions: Sequence[Question]) -> list[Question]:
    shuffled = list(questions)
    random.Random(SEED).shuffle(shuffled)  # noqa: S311 - a sample, no secret
    return shuffled[:MOST]


def _rows(
    base: KnowledgeBase, question: Question, filters: Filters, pack: Ready | None
) -> Iterator[Row]:
    gold = set(question.gold) if pack else set()
    for it in base.search(question.text, filters=filters, k=DEPTH).kept:
        document = pack.documents.get(it.passage.clause_id) if pack else None
        near = it.dense if it.sentence is None else it.sentence
        features = (1.0, it.coverage or 0.0, it.strength or 0.0, near or 0.0)
        yield Row(f"{question.id} {bool(pack)}", features, document in gold, bool(pack))


def fit(rows: Sequence[Row]) -> Fitted:
    """Logistic regression with a little ridge; features that never differ get no weight."""
    halves = sorted({row.question for row in rows})[::2]
    is_fitted = np.array([row.question in set(halves) for row in rows])
    features = np.array([row.features for row in rows])
    wanted = np.array([row.is_relevant for row in rows], float)
    weights = _logistic(features[is_fitted], wanted[is_fitted])
    said = 1 / (1 + np.exp(-features[~is_fitted] @ weights))
    bins = tuple(_bins(said, wanted[~is_fitted]))
    error = sum(abs(a - b) * n for a, b, n in bins) / len(said)
    kept = [row for row, fitted in zip(rows, is_fitted, strict=True) if not fitted]
    passed = tuple(_passed(kept, said))
    return Fitted(tuple(weights.tolist()), error, bins, len(said), passed)


def _passed(rows: Sequence[Row], said: Matrix) -> Iterator[tuple[float, float, float]]:
    best: dict[tuple[bool, str], float] = {}
    for row, probability in zip(rows, said.tolist(), strict=True):
        key = (row.is_inside, row.question)
        best[key] = max(probability, best.get(key, 0.0))
    inside = [probability for (own, _), probability in best.items() if own]
    outside = [probability for (own, _), probability in best.items() if not own]
    for limit in LIMITS:
        yield limit, _above(inside, limit), _above(outside, limit)


def _above(probabilities: Sequence[float], limit: float) -> float:
    return sum(it > limit for it in probabilities) / max(1, len(probabilities))


def _logistic(features: Matrix, wanted: Matrix) -> Matrix:
    varies = features.std(axis=0) > 0
    varies[0] = True

    def loss(weights: Matrix) -> float:
        odds = features[:, varies] @ weights
        entropy = np.logaddexp(0, odds) - wanted * odds
        return float(entropy.mean() + RIDGE * (weights[1:] ** 2).sum() / 100)

    found = np.zeros(features.shape[1])
    found[varies] = minimize(loss, np.zeros(int(varies.sum()))).x
    return found


def _bins(said: Matrix, was: Matrix) -> Iterator[tuple[float, float, int]]:
    """Of each tenth of the range: what was said, what was so, how many."""
    places = np.minimum((said * BINS).astype(int), BINS - 1)
    for n in range(BINS):
        chosen = places == n
        if chosen.any():
            yield float(said[chosen].mean()), float(was[chosen].mean()), int(chosen.sum())


def write(fitted: Fitted, about: str, folder: Path) -> None:
    """``calibration.txt``, headed by a line about its sets, and ``reliability.csv``."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "\n".join((about, *fitted.lines()))
    (folder / "calibration.txt").write_text(f"{lines}\n", encoding="utf-8")
    with (folder / "reliability.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("said", "was", "candidates"))
        rows.writerows((f"{said:.4f}", f"{was:.4f}", n) for said, was, n in fitted.bins)
