"""A question's weights in the light of one index: rare pairs of characters count more.

BM25 weighs by rarity once. Pairs of characters want somewhat more of it, since chance pairs across
two words and everyday words of a story are among them: R@10 on STARD dev .466 and not .457, on
EQUALS .583 and not .575. Single characters and English words want none.
"""

import math
from collections.abc import Mapping

from kb.language.segment import is_han
from kb.lexical.tokens import search_weights
from kb.ports import LexicalIndex

RARITY_POWER = 0.5
"""Of the share that a token's inverse document frequency has of the highest one there is."""

_SATURATED = 2.2
"""BM25's k1 + 1: so many times its rarity a word counts at most."""


def weights_in(lexical: LexicalIndex, language: str, question: str) -> dict[str, float]:
    """``search_weights`` for a search of ``language`` in ``lexical``, each in (0, 1]."""
    weights = search_weights(question)
    pairs = [token for token in weights if len(token) > 1 and is_han(token)]
    seen, total = lexical.body_frequencies(language, pairs), lexical.count(language)
    for token in pairs:
        share = rarity(seen[token], total) / rarity(0, total)
        weights[token] *= share**RARITY_POWER
    return weights


def greatest(lexical: LexicalIndex, language: str, weights: Mapping[str, float]) -> float:
    """The BM25 that a passage comes near to which has each of these words many times."""
    seen, total = lexical.body_frequencies(language, list(weights)), lexical.count(language)
    rarities = (weights[token] * rarity(n, total) for token, n in seen.items() if n)
    return _SATURATED * sum(rarities)


def rarity(frequency: int, total: int) -> float:
    """BM25's inverse document frequency; above 0 also where removed passages still count."""
    frequency = min(frequency, total)
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
