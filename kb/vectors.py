"""Arithmetic of vectors that adapters share."""

import numpy as np

from kb.ports import Vector


def unit(rows: Vector) -> Vector:
    """Rows of length 1, float32, same shape; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    made: Vector = (rows / lengths.clip(1e-12)).astype(np.float32, copy=False)
    return made
