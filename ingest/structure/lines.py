"""Blocks with their place in the stored text, as the builders read them."""

from dataclasses import dataclass

from ingest.blocks import Block, BlockKind, block_spans
from kb.domain.places import PlaceUnit


@dataclass(frozen=True, slots=True)
class Line:
    """One block at [start, end) of the stored text; ``level`` is 0 unless it is a heading.

    ``slide`` is the one it stands on; 0 where there are none.
    """

    text: str
    start: int
    end: int
    kind: BlockKind
    level: int
    slide: int = 0

    @property
    def is_heading(self) -> bool:
        return self.kind is BlockKind.HEADING


def lines_of(blocks: tuple[Block, ...]) -> list[Line]:
    """The blocks in order with their offsets."""
    return [
        Line(block.text, start, end, block.kind, block.level, _slide(block))
        for block, (start, end) in zip(blocks, block_spans(blocks), strict=True)
    ]


def _slide(block: Block) -> int:
    place = block.place
    return place.first if place.unit is PlaceUnit.SLIDE else 0
