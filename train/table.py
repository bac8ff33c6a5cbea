"""The first rows of the table: each Chinese piece as the mean of what it stands for in English."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from train.alignment import Links

Rows = NDArray[np.float32]

_LEAST = 0.02
"""What a word translates less often than this is chance."""
_SHARPER = 1.2
_STOP_WEIGHT = 0.15
_LENGTH = 0.9
"""Of the median length of an English row."""


@dataclass(frozen=True, slots=True)
class English:
    """The model's own table, shape (words, dimension), and which of its ids carry no matter."""

    rows: Rows
    stop_ids: frozenset[int]


def symmetric(links: Links) -> Links:
    """Weighed down where the English word mostly comes from other pieces: t(e|z) t(z|e)^1/2."""
    share = links.count / np.bincount(links.target, links.count)[links.target]
    found = links.probability * np.sqrt(share)
    found /= np.bincount(links.source, found)[links.source]
    return Links(links.source, links.target, found, links.count)


def first_rows(pieces: Sequence[str], links: Links, english: English) -> Rows:
    """Shape (len(pieces), dimension); ``pieces`` by number, links from number to English id.

    A word without a translation has the mean of its characters; a character without one, zeros.
    """
    weight = np.ones(len(english.rows), np.float32)
    weight[list(english.stop_ids)] = _STOP_WEIGHT
    kept = (links.probability > _LEAST) & (links.source > 0)
    share = links.probability[kept] ** _SHARPER * weight[links.target[kept]]
    rows = np.zeros((len(pieces), english.rows.shape[1]), np.float32)
    told = share[:, None].astype(np.float32) * english.rows[links.target[kept]]
    np.add.at(rows, links.source[kept], told)
    length = _LENGTH * float(np.median(np.linalg.norm(english.rows, axis=1)))
    _fill(rows, pieces)
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    made: Rows = np.divide(rows * length, norms, out=np.zeros_like(rows), where=norms > 0)
    return made


def _fill(rows: Rows, pieces: Sequence[str]) -> None:
    numbers = {piece: number for number, piece in enumerate(pieces)}
    known = np.abs(rows).max(axis=1) > 0
    for number, piece in enumerate(pieces):
        if known[number] or len(piece) < 2:  # noqa: PLR2004
            continue
        own = [numbers[it] for it in piece if it in numbers and known[numbers[it]]]
        if own:
            rows[number] = rows[own].mean(axis=0)
