"""The vocabulary of Chinese pieces: frequent characters and words, each with a log probability.

Nothing is trained: frequencies of words in laws of both sides of the strait, in everyday text and
in a general dictionary (jieba's, MIT) are mixed, so that no kind of text has it all.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import jieba

from kb.language.script import HAN_CHARACTERS
from train.pairs import Pair
from train.plan import Plan

_RUN = re.compile(f"[{HAN_CHARACTERS}]+")
_SHARES = {"moj": 0.3, "prc": 0.3, "dictionary": 0.25, "general": 0.15}
_LEAST = 0.02
"""Of the least frequent word's probability: what a character has that occurs in no text."""


def vocabulary(pairs: Iterable[Pair], plan: Plan) -> list[tuple[str, float]]:
    """Pieces with log probabilities, the most frequent first."""
    jieba.initialize()
    words = _mixed(_counts(pairs, plan.shared))
    characters: dict[str, float] = defaultdict(float)
    for word, share in words.items():
        for character in word:
            characters[character] += share
    chosen = dict(_most(characters, plan.characters))
    chosen = {one: words.get(one, 0.0) for one in chosen}
    several = {w: p for w, p in words.items() if 1 < len(w) <= plan.longest_piece}
    chosen |= dict(_most(several, plan.pieces - len(chosen)))
    floor = min(share for share in chosen.values() if share) * _LEAST
    ordered = sorted(chosen.items(), key=lambda it: (-it[1], it[0]))
    return [(piece, math.log(max(share, floor))) for piece, share in ordered]


def _counts(pairs: Iterable[Pair], shared: Path) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in _SHARES}
    for pair in pairs:
        kind = "moj" if pair.source == "moj" else "general"
        counts[kind].update(_words(pair.zh))
    for folder in ("laws-cn", "rules-cn"):
        for path in sorted((shared / folder).rglob("*.md")):
            counts["prc"].update(_words(path.read_text(encoding="utf-8", errors="ignore")))
    for word, count in jieba.dt.FREQ.items():
        if count and _RUN.fullmatch(word):
            counts["dictionary"][word] = count
    return counts


def _words(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        yield from jieba.cut(run, HMM=False)


def _mixed(counts: dict[str, Counter[str]]) -> dict[str, float]:
    mixed: dict[str, float] = defaultdict(float)
    for name, share in _SHARES.items():
        total = sum(counts[name].values())
        for word, count in counts[name].items():
            mixed[word] += share * count / total
    return mixed


def _most(shares: dict[str, float], most: int) -> list[tuple[str, float]]:
    return sorted(shares.items(), key=lambda it: (-it[1], it[0]))[:most]
