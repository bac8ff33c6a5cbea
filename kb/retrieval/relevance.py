"""How likely a passage bears on a question: scores of one search, made comparable between searches.

A score orders what one search found; the best of a search that found nothing is as high as that of
another one. Relevance looks at what does not depend on the others: how much of the question's
matter the passage carries, and the cosines. Each pair of languages (of question, of passage) has
a calibration of its own, fitted by ``python -m bench.retrieval calibrate`` on dev questions and on
questions that the base cannot answer; the runs are named in docs/benchmarks.md.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kb.domain.retrieval import Candidate
from kb.retrieval.matter import Matter, MatterAcross


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic: log odds = bias + weights times coverage, strength of words, meaning.

    Meaning is the cosine of the best sentence, or of the passage where no sentence has a vector.
    What is below ``least`` does not bear on the question, and answers nothing.
    """

    bias: float
    coverage: float
    strength: float = 0.0
    meaning: float = 0.0
    least: float = 0.01

    def probability(self, coverage: float, strength: float, meaning: float) -> float:
        odds = self.bias + self.coverage * coverage
        odds += self.strength * strength + self.meaning * meaning
        return 1 / (1 + math.exp(-odds))


Pair = tuple[str, str]
"""Languages of the question and of the passage."""

BY_WORDS = Calibration(bias=-5.0, coverage=7.0)
"""Where a passage has no vectors, or nobody calibrated the pair or the model."""
CALIBRATED_FOR = "touchstone-minilm-zh-en"
CALIBRATIONS: Mapping[Pair, Calibration] = {
    ("en", "en"): Calibration(bias=-10.27, coverage=6.17, strength=2.55, meaning=6.05, least=0.02),
    ("zh", "zh"): Calibration(bias=-8.94, coverage=2.97, strength=0.39, meaning=7.53),
    ("zh", "en"): Calibration(bias=-11.52, coverage=1.05, strength=2.74, meaning=13.38),
    ("en", "zh"): Calibration(bias=-9.42, coverage=2.23, strength=0.89, meaning=10.30),
}
"""bench/runs/calibration: obliqa-dev, stard-dev and corpus-zh-en and -en-zh, against questions of
XQuAD. Of those 5 % in English, 26 % in Chinese, 4 and 6 % across the languages have a passage above
the least; of the others 96, 94, 98 and 100 %. Sentences are looked at more closely afterwards."""


def with_relevance(
    candidate: Candidate, matter: Matter | MatterAcross, language: str, embedder: str
) -> Candidate:
    """The candidate with its coverage and relevance for a question in ``language``.

    Cosines of other models than ``CALIBRATED_FOR`` say something else: ``embedder`` names the one.
    """
    meaning = candidate.dense if candidate.sentence is None else candidate.sentence
    calibration = CALIBRATIONS.get((language, candidate.passage.language), BY_WORDS)
    if calibration.meaning and (meaning is None or embedder != CALIBRATED_FOR):
        calibration = BY_WORDS
    coverage = matter.coverage(candidate.passage.indexed_text)
    relevance = calibration.probability(coverage, candidate.strength or 0.0, meaning or 0.0)
    bears = relevance >= calibration.least
    return replace(candidate, coverage=coverage, relevance=relevance, bears=bears)
