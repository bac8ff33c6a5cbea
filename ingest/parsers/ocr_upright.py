"""A page that was scanned sideways or upside down is read the way it is meant to be read."""

from dataclasses import dataclass

import numpy as np

from ingest.parsers.ocr_engine import OcrEngine, OcrLine, Picture, Point

# Pages turned the wrong way are read with 0.55 to 0.80, upright ones with more than 0.95.
_SURE = 0.88
# Handwriting and stamps are unsure either way: a page is turned only for clearly better words.
_BETTER = 0.1


@dataclass(frozen=True)
class Upright:
    """Lines in pixels of the picture after ``turns`` quarter turns to the left.

    ``width`` and ``height`` are those of the picture as it was given.
    """

    lines: tuple[OcrLine, ...]
    turns: int
    width: int
    height: int

    @property
    def sureness(self) -> float:
        """The mean confidence of a character; 0 where there is none."""
        total = sum(len(line.text) for line in self.lines)
        return sum(line.confidence * len(line.text) for line in self.lines) / max(total, 1)

    @property
    def sideways(self) -> bool:
        """True where most characters stand in lines that run up or down."""
        total = sum(len(line.text) for line in self.lines)
        return 2 * sum(len(line.text) for line in self.lines if not line.upright) > total

    def shown(self, point: Point) -> Point:
        """A point of the turned picture as one of the picture that was given."""
        x, y = point
        turned = ((x, y), (self.width - y, x), (self.width - x, self.height - y))
        return turned[self.turns] if self.turns < len(turned) else (y, self.height - x)


def read_upright(engine: OcrEngine, picture: Picture) -> Upright:
    """The lines of a picture, turned by quarters where it reads more surely that way."""
    best = _read(engine, picture, 0)
    if not best.lines or (best.sureness >= _SURE and not best.sideways):
        return best
    for turns in (3, 1, 2) if best.sideways else (2, 3, 1):
        other = _read(engine, picture, turns)
        needed = best.sureness + (_BETTER if best.sideways == other.sideways else 0)
        if other.lines and other.sideways <= best.sideways and other.sureness > needed:
            best = other
        if best.sureness >= _SURE and not best.sideways:
            break
    return best


def _read(engine: OcrEngine, picture: Picture, turns: int) -> Upright:
    height, width = picture.shape[:2]
    return Upright(engine.read(np.rot90(picture, turns)), turns, width, height)
