"""What is learned from: pairs of a Chinese and an English text that say the same."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.language.script import HAN_CHARACTERS
from kb.language.simplified import simplified

_HAN = re.compile(f"[{HAN_CHARACTERS}]")
_LATIN = re.compile(r"[A-Za-z]")
_SPACE = re.compile(r"\s+")
_KEY = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair; ``source`` names a row of ``sources.toml``, ``kind`` is term or sentence."""

    zh: str
    en: str
    source: str
    kind: str = "sentence"


def cleaned(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Simplified script, single spaces; without doubles and without what has no words of its side.

    Of a sentence three Han characters for a word of English are too many or too few by a factor
    of four: such a pair is not a translation.
    """
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        zh = simplified(_tidy(pair.zh))
        en = _tidy(pair.en)
        if not _HAN.search(zh) or not _LATIN.search(en) or _HAN.search(en):
            continue
        if pair.kind == "sentence" and not _alike(zh, en):
            continue
        key = (key_of(zh), key_of(en))
        if key not in seen:
            seen.add(key)
            yield Pair(zh, en, pair.source, pair.kind)


def without(pairs: Iterable[Pair], kept_back: frozenset[str]) -> Iterator[Pair]:
    """Pairs of which neither side is among texts that figures are taken from: see ``key_of``."""
    for pair in pairs:
        if key_of(pair.zh) not in kept_back and key_of(pair.en) not in kept_back:
            yield pair


def key_of(text: str) -> str:
    """Letters and figures alone, in lower case and simplified script."""
    return _KEY.sub("", simplified(text)).lower()


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()


_LEAST, _MOST = 0.4, 6.0
"""Han characters for one English word; 1.6 is usual."""


def _alike(zh: str, en: str) -> bool:
    share = (len(_HAN.findall(zh)) + 1) / (len(en.split()) + 1)
    return _LEAST < share < _MOST
