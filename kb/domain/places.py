"""Where in its source a piece of text stands, so that a quote leads back to what a reader sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class PlaceUnit(StrEnum):
    """What ``Place.first`` and ``Place.last`` count, each from 1."""

    LINE = "line"
    PAGE = "page"
    PARAGRAPH = "paragraph"
    ROW = "row"
    SLIDE = "slide"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as it is shown: points (1/72 inch) from its left and upper edges."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """From the unit ``first`` to the unit ``last``, both included.

    ``part`` names what is counted in: a sheet, a file within an archive, a part of a DOCX.
    ``boxes`` outline the text on its pages; ``confidence`` (0 to 1) is that of a recognition.
    """

    unit: PlaceUnit
    first: int
    last: int
    part: str = ""
    boxes: tuple[Box, ...] = ()
    confidence: float | None = None

    @property
    def page(self) -> int | None:
        """The page or slide on which it begins."""
        return self.first if self.unit in (PlaceUnit.PAGE, PlaceUnit.SLIDE) else None


def page_of(places: Sequence[Place]) -> int | None:
    """The page or slide on which a span with these places begins."""
    return places[0].page if places else None
