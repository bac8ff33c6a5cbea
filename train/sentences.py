"""An article and its translation, cut into sentences that belong together.

By length and order alone (Gale and Church, 1993): a translator of statutes keeps the order, and
now and then makes one sentence of two, or two of one.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

Pairing = tuple[str, str]

_ZH_END = re.compile(r"(?<=[。！？；])\s*|\n+")
_EN_END = re.compile(
    r"(?<=[.!?;])(?<!No\.)(?<!Art\.)(?<!Co\.)(?<!Ltd\.)\s+(?=[A-Z(\"“0-9])|\n+|(?<=;)\s+"
)
_SHORT = 60
"""An article of fewer characters on its English side is a sentence."""
_DEVIATION = 6.8
_MOVES = {(1, 1): 0.0, (1, 2): 2.3, (2, 1): 2.3, (1, 0): 6.9, (0, 1): 6.9, (2, 2): 4.6, (1, 3): 5.0}
"""Sentences taken on both sides, and what that costs: minus the log of how often it happens."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """English characters for one Chinese one, over the whole of a source."""

    ratio: float


def aligned(zh: str, en: str, lengths: Lengths) -> list[Pairing]:
    """Sentences in order, those without a partner left out."""
    left, right = _parts(_ZH_END, zh), _parts(_EN_END, en)
    if not left or not right:
        return []
    if len(left) == len(right) == 1 or len(en) < _SHORT:
        return [("".join(left), " ".join(right))]
    return _walk(left, right, lengths)


def _parts(end: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in end.split(text) if part.strip()]


def _walk(left: Sequence[str], right: Sequence[str], lengths: Lengths) -> list[Pairing]:
    """The cheapest way through both."""
    rows, columns = len(left) + 1, len(right) + 1
    zh = _sums([len(it) * lengths.ratio for it in left])
    en = _sums([float(len(it)) for it in right])
    cost = [[math.inf] * columns for _ in range(rows)]
    came: list[list[tuple[int, int]]] = [[(0, 0)] * columns for _ in range(rows)]
    cost[0][0] = 0.0
    for i in range(rows):
        for j in range(columns):
            for (a, b), price in _MOVES.items():
                if i < a or j < b or cost[i - a][j - b] == math.inf:
                    continue
                unlike = _unlike(zh[i] - zh[i - a], en[j] - en[j - b])
                if (found := cost[i - a][j - b] + price + unlike) < cost[i][j]:
                    cost[i][j], came[i][j] = found, (a, b)
    return _back(left, right, came)


def _back(
    left: Sequence[str], right: Sequence[str], came: Sequence[Sequence[tuple[int, int]]]
) -> list[Pairing]:
    i, j, found = len(left), len(right), []
    while i or j:
        a, b = came[i][j]
        if a == b == 0:
            return []
        if a and b:
            found.append(("".join(left[i - a : i]), " ".join(right[j - b : j])))
        i, j = i - a, j - b
    return found[::-1]


def _sums(values: Sequence[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _unlike(expected: float, found: float) -> float:
    mean = (expected + found) / 2
    if not mean:
        return 0.0
    apart = (found - expected) / math.sqrt(mean * _DEVIATION)
    return apart * apart / 2
