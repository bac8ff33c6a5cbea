"""How much of a question's matter a text carries: coverage weighted by rarity."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kb.language.segment import question_weights, segment


@dataclass(frozen=True, slots=True)
class Matter:
    """The tokens of a question with their weights; the weights add up to 1.

    ``terms`` is how many terms there are, those that link words counted in part.
    """

    weights: Mapping[str, float]
    terms: float

    @classmethod
    def of(
        cls, question: str, frequencies: Callable[[list[str]], Mapping[str, int]], total: int
    ) -> "Matter":
        """Weight = style weight times inverse document frequency; unseen words weigh most."""
        style = question_weights(question)
        seen = frequencies(list(style))
        raw = {
            token: weight * _rarity(seen.get(token, 0), total) for token, weight in style.items()
        }
        norm = sum(raw.values()) or 1.0
        weights = {token: weight / norm for token, weight in raw.items()}
        return cls(weights, sum(style.values()))

    def coverage(self, text: str) -> float:
        """Share of the matter in ``text``, from 0 to 1."""
        tokens = set(segment(text))
        return sum(weight for token, weight in self.weights.items() if token in tokens)


def _rarity(frequency: int, total: int) -> float:
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5)) if total else 1.0
