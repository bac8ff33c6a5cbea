"""Arithmetic of vectors that adapters share."""

import numpy as np

from kb.ports import Vector


def unit(rows: Vector) -> Vector:
    """Rows of length 1, float32, same shape; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    made: Vector = (rows / lengths.clip(1e-12)).astype(np.float32, copy=False)
    return made


def best_rows(scores: Vector, wanted: int) -> list[int]:
    """Rows of the ``wanted`` best and of those equal to the last of them, in no order."""
    threshold = np.partition(scores, -wanted)[-wanted]
    rows: list[int] = np.flatnonzero(scores >= threshold).tolist()
    return rows
