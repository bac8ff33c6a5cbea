"""How much of a question's matter a text carries: coverage weighted by rarity."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kb.language.segment import neighbours, question_weights, segment
from kb.lexical import rarity
from kb.ports import LexicalIndex

BRIDGE_WEIGHT = 0.2
BRIDGE_RATIO = 20
"""How many times rarer: a word of the question's matter is seldom that much rarer than chance."""


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
        style, around = question_weights(question), neighbours(question)
        seen = frequencies(list(style))
        for token in style:
            if _is_bridge(token, around, seen):
                style[token] *= BRIDGE_WEIGHT
        raw = {
            token: weight * (rarity(seen.get(token, 0), total) if total else 1.0)
            for token, weight in style.items()
        }
        norm = sum(raw.values()) or 1.0
        weights = {token: weight / norm for token, weight in raw.items()}
        return cls(weights, sum(style.values()))

    @classmethod
    def in_index(cls, question: str, lexical: LexicalIndex, languages: Sequence[str]) -> "Matter":
        """With the frequencies of the languages that are searched."""

        def frequencies(tokens: list[str]) -> Mapping[str, int]:
            found: Counter[str] = Counter()
            for language in languages:
                found.update(lexical.body_frequencies(language, tokens))
            return found

        return cls.of(question, frequencies, sum(map(lexical.count, languages)))

    def coverage(self, text: str) -> float:
        """Share of the matter in ``text``, from 0 to 1."""
        tokens = set(segment(text))
        return sum(weight for token, weight in self.weights.items() if token in tokens)


def _is_bridge(token: str, around: Mapping[str, tuple[str, str]], seen: Mapping[str, int]) -> bool:
    """True for a bigram that spans two words: far rarer than both that overlap it.

    In 质量责任 the sources know 质量 and 责任, and hardly ever 量责.
    """
    if token not in around:
        return False
    left, right = around[token]
    return seen.get(token, 0) * BRIDGE_RATIO < min(seen.get(left, 0), seen.get(right, 0))
