"""Segmentation for lexical search; the same at index and at query time.

English: words, stemmed (Snowball). Chinese: character bigrams, because a run of Han characters
has no spaces and bigrams need no dictionary. Dotted numbers are kept whole and in parts, so that
both "820.30" and "820" find § 820.30.
"""

import re
from functools import lru_cache

import snowballstemmer

from kb.language.fold import fold
from kb.language.stopwords import (
    CHINESE_LINK_CHARACTERS,
    ENGLISH,
    without_question_words,
)

SEGMENTER_VERSION = "bigram-snowball-1"
LINK_WEIGHT = 0.3
_TOKEN = re.compile(r"[a-z0-9]+(?:[.][0-9]+)*|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


def _bigrams(run: str) -> list[str]:
    return [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]


def _tokens_of(match: str) -> list[str]:
    if not match.isascii():
        return _bigrams(match)
    if "." in match:
        return [match, *match.split(".")]
    return [stem(match)]


def segment(text: str) -> list[str]:
    """Index tokens in order of occurrence."""
    return [token for run in _TOKEN.findall(fold(text)) for token in _tokens_of(run)]


def matter_weights(question: str) -> dict[str, float]:
    """The distinct tokens that carry a question's matter, each with its weight in (0, 1]."""
    runs = _TOKEN.findall(without_question_words(fold(question)))
    tokens = [token for run in runs if run not in ENGLISH for token in _tokens_of(run)]
    return {token: _weight(token) for token in tokens}


def question_weights(question: str) -> dict[str, float]:
    """As ``matter_weights``; where there is only style, it is all there is to look for."""
    return matter_weights(question) or {token: _weight(token) for token in segment(question)}


def neighbours(question: str) -> dict[str, tuple[str, str]]:
    """Of each Chinese bigram that has both: the bigrams that overlap it on the left and right."""
    found = {}
    for run in _TOKEN.findall(without_question_words(fold(question))):
        tokens = [] if run.isascii() else _bigrams(run)
        for left, token, right in zip(tokens, tokens[1:], tokens[2:], strict=False):
            found[token] = (left, right)
    return found


def _weight(token: str) -> float:
    return LINK_WEIGHT if CHINESE_LINK_CHARACTERS.intersection(token) else 1.0
