"""How much of a question's matter a text carries: coverage weighted by rarity."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kb.language.segment import neighbours, question_weights, segment
from kb.lexical import rarity
from kb.lexical.across import Notion, notions
from kb.ports import LexicalIndex

_COMMONEST = 0.02
"""A notion whose translations are in more texts than the index has still weighs something."""
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


@dataclass(frozen=True, slots=True)
class MatterAcross:
    """As ``Matter``, for texts in the other language: by notions and their translations."""

    notions: tuple[Notion, ...]
    terms: float

    @classmethod
    def in_index(cls, question: str, lexical: LexicalIndex, language: str) -> "MatterAcross":
        """Weight = that of the notion times the rarity of what it most likely means."""
        found = notions(question, language)
        tokens = list({token for it in found for words, _ in it.meanings for token in words})
        seen, total = lexical.body_frequencies(language, tokens), lexical.count(language)
        raw = [it.weight * _rarity(it, seen, total) for it in found]
        norm = sum(raw) or 1.0
        weighed = zip(found, raw, strict=True)
        return cls(
            tuple(Notion(weight / norm, it.meanings) for it, weight in weighed),
            sum(it.weight for it in found),
        )

    def coverage(self, text: str) -> float:
        """Share of the matter in ``text``, from 0 to 1.

        A likely translation carries its notion whole, an unlikely one in part.
        """
        tokens = set(segment(text))
        return sum(notion.weight * _carried(notion, tokens) for notion in self.notions)


def _carried(notion: Notion, tokens: set[str]) -> float:
    best = max((share for _, share in notion.meanings), default=0.0)
    held = (
        share / best * sum(token in tokens for token in words) / len(words)
        for words, share in notion.meanings
    )
    return max(held, default=0.0)


def _rarity(notion: Notion, seen: Mapping[str, int], total: int) -> float:
    if not total:
        return 1.0
    shares = sum(share for _, share in notion.meanings)
    parts = (
        share * max(rarity(seen.get(token, 0), total) for token in words)
        for words, share in notion.meanings
    )
    return max(_COMMONEST, sum(parts) / shares) if shares else _COMMONEST


def matter_for(
    question: str, asked_in: str, lexical: LexicalIndex, language: str
) -> Matter | MatterAcross:
    """The matter of a question in ``asked_in`` as texts in ``language`` would carry it."""
    if language == asked_in:
        return Matter.in_index(question, lexical, (language,))
    return MatterAcross.in_index(question, lexical, language)


def _is_bridge(token: str, around: Mapping[str, tuple[str, str]], seen: Mapping[str, int]) -> bool:
    """True for a bigram that spans two words: far rarer than both that overlap it.

    In 质量责任 the sources know 质量 and 责任, and hardly ever 量责.
    """
    if token not in around:
        return False
    left, right = around[token]
    return seen.get(token, 0) * BRIDGE_RATIO < min(seen.get(left, 0), seen.get(right, 0))
