"""The tokens of the lexical index and the weights of a question's tokens.

Beside the tokens of ``kb.language.segment`` an index holds every Han character alone, which finds
辞职 by 辞去职务 where bigrams see nothing in common, and the whole tokens of ``kb.lexical.whole``.
What was tried, with figures, is in docs/lexical.md.
"""

from collections import Counter
from itertools import pairwise

from kb.language.segment import (
    folded,
    heaviest,
    is_han,
    matter_runs,
    question_weights,
    runs,
    segment,
    stem,
    tokens_of,
)
from kb.language.stopwords import ENGLISH
from kb.lexical.lay import statute_words
from kb.lexical.whole import whole_tokens
from kb.ports import PAIR

SINGLE_WEIGHT = 0.7
"""Of a character beside a bigram's 1; lay questions gain from more, precise ones lose."""
MOST_SINGLES = 128
LAY_WEIGHT = 0.8
"""Of what a lay word may mean in a statute, shared among the meanings: it is only a guess."""
PAIR_WEIGHT = 0.3
"""Of two words together beside each word's 1. On ObliQA dev .2 to .5 serve alike."""
MOST_PAIRS = 64
WHOLE_WEIGHT = 1.0
MOST_WHOLE = 32
"""Singles and whole tokens beyond these numbers are left out; no question has as many."""


def index_tokens(text: str) -> list[str]:
    """Of a passage's own words: tokens in order of occurrence, whole ones last."""
    plain = folded(text)
    found = []
    for run in runs(plain):
        found += tokens_of(run)
        if is_han(run) and len(run) > 1:
            found += run
    return [*found, *whole_tokens(plain)]


def heading_tokens(context: str) -> list[str]:
    """Of titles and headings: without single characters, which did harm there."""
    return segment(context)


def pair_tokens(text: str) -> list[str]:
    """Neighbouring English words, function words left out: corporate governance, free of charge.

    Chinese has its bigrams. A sentence's end parts no pair: pairs across it are merely rare.
    """
    return _pairs(folded(text))


def _pairs(plain: str) -> list[str]:
    words = [stem(run) for run in runs(plain) if run.isascii() and run not in ENGLISH]
    return [f"{left}{PAIR}{right}" for left, right in pairwise(words)]


def search_weights(question: str) -> dict[str, float]:
    """The tokens to look for, each with its weight in (0, 1]."""
    plain = folded(question)
    weights = question_weights(plain)
    pairs = dict.fromkeys(_pairs(plain)[:MOST_PAIRS], PAIR_WEIGHT)
    for found in (_singles(plain), _meant(plain), _whole(plain), pairs):
        for token, weight in found.items():
            weights[token] = max(weight, weights.get(token, 0.0))
    return weights


def _singles(plain: str) -> dict[str, float]:
    asked = [run for run in matter_runs(plain) if is_han(run)]
    counts = Counter(char for run in asked for char in run)
    return heaviest(dict.fromkeys(counts, SINGLE_WEIGHT), counts, MOST_SINGLES)


def _meant(plain: str) -> dict[str, float]:
    """Tokens of the words that a statute would use for what is asked."""
    found: dict[str, float] = {}
    for word, share in statute_words(plain).items():
        for char in word:
            found[char] = max(found.get(char, 0.0), LAY_WEIGHT * SINGLE_WEIGHT * share)
        for token in segment(word):
            found[token] = max(found.get(token, 0.0), LAY_WEIGHT * share)
    return found


def _whole(plain: str) -> dict[str, float]:
    found = Counter(whole_tokens(plain))
    return heaviest(dict.fromkeys(found, WHOLE_WEIGHT), found, MOST_WHOLE)
