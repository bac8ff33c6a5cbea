"""What is asked of an engine for optical character recognition, and what it gives."""

from dataclasses import dataclass
from functools import cached_property
from math import hypot
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Rows of pixels, each red, green, blue."""
Point = tuple[float, float]
LONGEST_SIDE = 2800
"""Pictures are made no longer than this, in pixels: A4 at 240 dpi. More makes lines no surer, and
time and memory grow with it."""
_TALL = 1.5


@dataclass(frozen=True)
class OcrLine:
    """One line as recognised.

    Its corners are in pixels, clockwise from the upper left of the picture; ``confidence`` (0 to
    1) says how sure the engine is of its characters.
    """

    text: str
    corners: tuple[Point, Point, Point, Point]
    confidence: float

    @cached_property
    def upright(self) -> bool:
        """False for a line that runs up or down the picture."""
        (x0, y0), (x1, y1), _, (x3, y3) = self.corners
        across, down = hypot(x1 - x0, y1 - y0), hypot(x3 - x0, y3 - y0)
        return len(self.text) < 2 or down <= across * _TALL  # noqa: PLR2004


class OcrEngine(Protocol):
    """Finds and reads the lines of one picture, whichever way it is turned."""

    @property
    def name(self) -> str:
        """The engine and its version: another one may read another text."""
        ...

    def read(self, picture: Picture) -> tuple[OcrLine, ...]:
        """Every line found, however unsure; in no order. A picture without text gives none."""
        ...
