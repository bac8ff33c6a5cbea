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
RIDGE = 1e-3
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate: the features of a calibration, and whether it is an answer."""

    question: str
    features: tuple[float, ...]
    is_relevant: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """Bias and weights; the expected error of the probabilities on questions kept back."""

    weights: tuple[float, ...]
    error: float
    bins: tuple[tuple[float, float, int], ...]
    rows: int

    def lines(self) -> Iterator[str]:
        names = ("bias", "coverage", "strength", "meaning")
        told = ", ".join(f"{n}={w:.2f}" for n, w in zip(names, self.weights, strict=False))
        yield f"Calibration({told})"
        yield f"expected calibration error {self.error:.4f} over {self.rows} candidates kept back"
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
        yield Row(question.id, features, document in gold)


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
    return Fitted(tuple(weights.tolist()), error, bins, len(said))


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


def write(fitted: Fitted, folder: Path) -> None:
    """``calibration.csv`` and ``calibration.txt`` of a run that is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "\n".join(fitted.lines())
    (folder / "calibration.txt").write_text(f"{lines}\n", encoding="utf-8")
    with (folder / "reliability.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("said", "was", "candidates"))
        rows.writerows((f"{said:.4f}", f"{was:.4f}", n) for said, was, n in fitted.bins)
