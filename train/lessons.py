"""What the table learns from: Chinese token ids, and the vector that they should give."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from train.pairs import Pair

MOST = {"moj": 150_000}
"""Sentences of a source that would outweigh all others."""

Vectors = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A Chinese text with the numbers of the English texts that it should be near to."""

    zh: str
    english: tuple[int, ...]


def lessons(pairs: Iterable[Pair], seed: int) -> tuple[list[Lesson], list[str]]:
    """Lessons, and the English texts they name.

    The synonyms of a term are one lesson, near to the middle of them all.
    """
    numbers: dict[str, int] = {}
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for pair in _sampled(pairs, seed):
        number = numbers.setdefault(pair.en, len(numbers))
        groups[pair.zh, pair.kind].append(number)
    return [Lesson(zh, tuple(own)) for (zh, _), own in groups.items()], list(numbers)


def _sampled(pairs: Iterable[Pair], seed: int) -> list[Pair]:
    by_source: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_source[pair.source].append(pair)
    chance = random.Random(seed)  # noqa: S311 - a seeded choice is the point
    found: list[Pair] = []
    for source, own in by_source.items():
        most = MOST.get(source, len(own))
        found += own if len(own) <= most else chance.sample(own, most)
    return found


def targets(chosen: Sequence[Lesson], taught: Vectors) -> NDArray[np.float32]:
    """Unit rows, shape (len(chosen), dimension)."""
    found = np.stack([taught[list(it.english)].astype(np.float32).mean(axis=0) for it in chosen])
    unit: NDArray[np.float32] = found / np.linalg.norm(found, axis=1, keepdims=True)
    return unit


def batches(lengths: Sequence[int], most_tokens: int, seed: int) -> list[list[int]]:
    """Numbers of lessons of like length, together at most so many tokens; in a seeded order."""
    chance = random.Random(seed)  # noqa: S311
    order = sorted(range(len(lengths)), key=lambda n: (lengths[n], chance.random()))
    found: list[list[int]] = []
    batch: list[int] = []
    for number in order:
        if batch and (len(batch) + 1) * lengths[number] > most_tokens:
            found.append(batch)
            batch = []
        batch.append(number)
    if batch:
        found.append(batch)
    chance.shuffle(found)
    return found
