"""Which words translate which: IBM model 1 (Brown et al., 1993) by expectation and maximisation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_NOTHING = 0
"""The source word that stands for none: function words of the target come from it."""


@dataclass(frozen=True, slots=True)
class Links:
    """Sparse t(target | source), one entry a row: shapes (n,). ``count`` is the expected number."""

    source: Ints
    target: Ints
    probability: Floats
    count: Floats


def ibm1(
    pairs: Sequence[tuple[Sequence[int], Sequence[int]]],
    rounds: int,
    told: Callable[[int], None] = lambda _: None,
) -> Links:
    """From pairs of id sequences; source ids are above 0. ``told`` hears of each round."""
    source, target, place = _flattened(pairs)
    width = int(target.max()) + 1
    codes, entry = np.unique(source * width + target, return_inverse=True)
    from_source = codes // width
    probability = np.full(len(codes), 1.0)
    count = probability
    for number in range(rounds):
        share = probability[entry]
        share /= np.bincount(place, share)[place]
        count = np.bincount(entry, share, minlength=len(codes))
        total = np.bincount(from_source, count)
        probability = count / total[from_source]
        told(number)
    return Links(from_source, codes % width, probability, count)


def _flattened(pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[Ints, Ints, Ints]:
    """Every source word with every target word of its pair; places number the target words."""
    sources, targets, places = [], [], []
    at = 0
    for left, right in pairs:
        words = np.array([_NOTHING, *left], np.int64)
        others = np.array(right, np.int64)
        sources.append(np.tile(words, len(others)))
        targets.append(np.repeat(others, len(words)))
        places.append(np.repeat(np.arange(at, at + len(others)), len(words)))
        at += len(others)
    return np.concatenate(sources), np.concatenate(targets), np.concatenate(places)
