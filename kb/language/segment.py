"""Segmentation for lexical search; the same at index and at query time.

English: words, stemmed (Snowball). Chinese, in simplified script: character bigrams, because a run
of Han characters has no spaces and bigrams need no dictionary. Dotted numbers are kept whole and
in parts, so that both "820.30" and "820" find § 820.30. What an index holds beside these tokens
is told in ``kb.lexical``.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

import snowballstemmer

from kb.language.fold import fold
from kb.language.script import HAN_CHARACTERS
from kb.language.simplified import simplified
from kb.language.stopwords import (
    CHINESE_LINK_CHARACTERS,
    ENGLISH,
    without_question_words,
)

SEGMENTER_VERSION = "bigram-single-whole-pair-snowball-3"
"""Of all that makes tokens, ``kb.lexical`` included: an index of another version is built anew."""
LINK_WEIGHT = 0.3
MOST_TERMS = 256
"""A long story of a thousand characters has fewer that matter; a whole book must not take long."""
_TOKEN = re.compile(rf"[^\W_{HAN_CHARACTERS}]+(?:[.][0-9]+)*|[{HAN_CHARACTERS}]+")
_HAN_CHARACTER = re.compile(f"[{HAN_CHARACTERS}]")
_ACCENTED = re.compile("[À-ɏḀ-ỿ]")
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


def folded(text: str) -> str:
    """As indexes and questions have it: one width, lower case, no accents, simplified script."""
    return simplified(_ACCENTED.sub(_without_accent, fold(text)))


def _without_accent(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", letter[0])[0]


def runs(text: str) -> list[str]:
    """The words, numbers and unbroken runs of Han characters of a folded text."""
    return _TOKEN.findall(text)


def is_han(run: str) -> bool:
    return _HAN_CHARACTER.match(run) is not None


def tokens_of(run: str) -> list[str]:
    if is_han(run):
        return _bigrams(run)
    if "." in run:
        return [run, *run.split(".")]
    return [stem(run)]


def _bigrams(run: str) -> list[str]:
    return [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]


def segment(text: str) -> list[str]:
    """The tokens of a text in order of occurrence."""
    return [token for run in runs(folded(text)) for token in tokens_of(run)]


def matter_runs(question: str) -> list[str]:
    """The runs of a folded question without the words that make it a question."""
    return [run for run in runs(without_question_words(question)) if run not in ENGLISH]


def matter_weights(question: str) -> dict[str, float]:
    """The distinct tokens that carry a question's matter, each with its weight in (0, 1]."""
    return _weighed([token for run in matter_runs(folded(question)) for token in tokens_of(run)])


def question_weights(question: str) -> dict[str, float]:
    """As ``matter_weights``; where there is only style, it is all there is to look for."""
    return matter_weights(question) or _weighed(segment(question))


def neighbours(question: str) -> dict[str, tuple[str, str]]:
    """Of each Chinese bigram that has both: the bigrams that overlap it on the left and right."""
    found = {}
    for run in matter_runs(folded(question)):
        tokens = _bigrams(run) if is_han(run) else []
        for left, token, right in zip(tokens, tokens[1:], tokens[2:], strict=False):
            found[token] = (left, right)
    return found


def heaviest(
    weights: Mapping[str, float], counts: Mapping[str, int], most: int
) -> dict[str, float]:
    """At most so many of ``weights``: what a long text says often is what it is about."""
    if len(weights) <= most:
        return dict(weights)
    chosen = sorted(weights, key=lambda token: -weights[token] * counts.get(token, 1))[:most]
    return {token: weights[token] for token in chosen}


def _weighed(tokens: list[str]) -> dict[str, float]:
    return heaviest({token: _weight(token) for token in tokens}, Counter(tokens), MOST_TERMS)


def _weight(token: str) -> float:
    return LINK_WEIGHT if CHINESE_LINK_CHARACTERS.intersection(token) else 1.0
