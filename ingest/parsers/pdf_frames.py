"""Points of a page: from the file's own axes to the page as it is shown, and turned text upright.

A PDF counts from the left lower edge and turns the page afterwards; here everything is counted
from the left upper edge of the page as a reader sees it, crop box and rotation applied.
"""

from dataclasses import dataclass

Rectangle = tuple[float, float, float, float]
"""left, top, right, bottom; or in the file's axes left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The page's box in the file's axes, turned clockwise by ``turns`` quarters."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def turned(self, quarters: int) -> "Frame":
        return Frame(self.left, self.bottom, self.right, self.top, (self.turns + quarters) % 4)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:  # noqa: PLR2004 - half a turn
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        one, two = self.point(left, bottom), self.point(right, top)
        (x0, x1), (y0, y1) = sorted((one[0], two[0])), sorted((one[1], two[1]))
        return x0, y0, x1, y1

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """A vector of the file's axes as it points on the page as shown, down being positive."""
        return ((x, -y), (y, x), (-x, y), (-y, -x))[self.turns]


def turned_back(box: Rectangle, quarters: int, frame: Frame) -> Rectangle:
    """A box of the upright ``frame`` on the page that shows its text turned by ``quarters``."""
    width, height = frame.width, frame.height
    left, top, right, bottom = box
    for _ in range(quarters % 4):
        left, top, right, bottom = height - bottom, left, height - top, right
        width, height = height, width
    return left, top, right, bottom


def union(boxes: list[Rectangle]) -> Rectangle:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
