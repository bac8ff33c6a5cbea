"""A question in the words of the other language: what to look for, notion by notion.

Terms of the glossary come first, the longest of them; what they leave is translated word by word
with the table of ``kb.bilingual``. Numbers, names and words that are written in the other
language's letters anyway stand for themselves.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kb.bilingual.pieces import shipped_pieces
from kb.bilingual.translations import shipped_translations
from kb.language.segment import folded, is_han, matter_runs, stem, tokens_of
from kb.language.stopwords import CHINESE_LINK_CHARACTERS
from kb.lexical.glossary import load_glossary
from kb.lexical.whole import whole_tokens

MOST_NOTIONS = 160
"""Of one question; a story is cut after these."""
SINGLE = 0.5
"""A single character means less than a word, and many things."""
LINK = 0.2
"""One that links words means hardly anything."""
_MOST_OF_TERM = 2
"""A term of the glossary weighs as much as so many words at most."""
_SHORT = 4
"""Letters of a name that is written alike in both languages."""

Words = tuple[str, ...]
"""Index tokens that stand for one word of the other language: a stem, or pairs of characters."""


@dataclass(frozen=True, slots=True)
class Notion:
    """One word or term of a question; ``meanings`` are its translations with shares in (0, 1]."""

    weight: float
    meanings: tuple[tuple[Words, float], ...]


def notions(question: str, language: str) -> list[Notion]:
    """Of a question in the other one of the two languages, in words of ``language``."""
    plain = folded(question)
    make = _in_english if language == "en" else _in_chinese
    return list(make(plain))[:MOST_NOTIONS]


def across_weights(found: Sequence[Notion]) -> dict[str, float]:
    """The tokens to look for, each with its weight in (0, 1]."""
    weights: dict[str, float] = defaultdict(float)
    for notion in found:
        for words, share in notion.meanings:
            for token in words:
                weights[token] += notion.weight * share / len(words) ** 0.5
    return {token: min(1.0, weight) for token, weight in weights.items()}


def _in_english(plain: str) -> Iterator[Notion]:
    terms, pattern = _chinese_terms()
    for run in matter_runs(plain):
        if not is_han(run):
            yield Notion(1.0, tuple(((token,), 1.0) for token in tokens_of(run)))
            continue
        at = 0
        for match in pattern.finditer(run):
            yield from _pieces(run[at : match.start()])
            yield from (Notion(1.0, (((word,), 1.0),)) for word in terms[match[0]])
            at = match.end()
        yield from _pieces(run[at:])


def _pieces(run: str) -> Iterator[Notion]:
    if not run:
        return
    table = shipped_translations()
    for number, start, end in shipped_pieces().of([run])[0]:
        meanings = tuple(((word,), share) for word, share in table.of_piece(number))
        if meanings:
            yield Notion(_weight(run[start:end]), meanings)


def _weight(piece: str) -> float:
    if len(piece) > 1:
        return 1.0
    return LINK if piece in CHINESE_LINK_CHARACTERS else SINGLE


def _in_chinese(plain: str) -> Iterator[Notion]:
    terms, longest = _english_terms()
    asked = [run for run in matter_runs(plain) if not is_han(run)]
    stems = [stem(run) for run in asked]
    at = 0
    while at < len(stems):
        for size in range(min(longest, len(stems) - at), 0, -1):
            if found := terms.get(tuple(stems[at : at + size])):
                alike = _alike(asked[at : at + size])
                named = tuple((_tokens(word), 1.0) for word in found)
                yield Notion(float(min(size, _MOST_OF_TERM)), (*alike, *named))
                at += size
                break
        else:
            yield from _stem(asked[at], stems[at])
            at += 1
    for run in matter_runs(plain):
        if is_han(run):
            yield Notion(1.0, ((_tokens(run), 1.0),))
    for token in whole_tokens(plain):
        yield Notion(1.0, (((token,), 1.0),))


def _stem(word: str, stemmed: str) -> Iterator[Notion]:
    found = shipped_translations().of_stem(stemmed)
    translated = tuple((_tokens(it), share * _weight(it)) for it, share in found)
    if meanings := (*_alike([word]), *translated):
        yield Notion(1.0, meanings)


def _alike(words: Sequence[str]) -> tuple[tuple[Words, float], ...]:
    """Numbers and short names (ISO, SME) stand in Chinese texts as they are."""
    alike = (it for it in words if len(it) <= _SHORT or any(char.isdigit() for char in it))
    return tuple((_tokens(word), 1.0) for word in alike)


def _tokens(word: str) -> Words:
    return tuple(dict.fromkeys(tokens_of(word)))


@cache
def _chinese_terms() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    """Stems of the preferred English form, by Chinese form; the longest form is found first."""
    terms = {}
    for term in load_glossary():
        words = tuple(stem(run) for run in matter_runs(folded(term.en[0])))
        for form in term.zh:
            if words and len(form) > 1:
                terms[folded(form)] = words
    longest_first = sorted(terms, key=len, reverse=True)
    return terms, re.compile("|".join(map(re.escape, longest_first)))


@cache
def _english_terms() -> tuple[dict[tuple[str, ...], tuple[str, ...]], int]:
    """Chinese forms by the stems of any English form, and how many words the longest has."""
    terms: dict[tuple[str, ...], tuple[str, ...]] = {}
    for term in load_glossary():
        for form in term.en:
            key = tuple(stem(run) for run in matter_runs(folded(form)))
            if key and key not in terms:
                terms[key] = term.zh
    return terms, max(map(len, terms))
