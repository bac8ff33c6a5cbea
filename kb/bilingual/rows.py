"""The rows of the Chinese pieces, as int8 with one scale for each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

from kb.bilingual.identity import ROWS_FILE, ROWS_SHA256
from kb.bilingual.shipped import checked


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """``whole`` int8 (pieces, dimension) times ``scale`` float32 (pieces,) are the rows."""

    whole: NDArray[np.int8]
    scale: NDArray[np.float32]


def shipped_rows() -> Rows:
    """Raises DataDirectoryError where the file is not the one of this version."""
    found = load(checked(ROWS_FILE, ROWS_SHA256))
    return Rows(found["rows"], found["scale"])
