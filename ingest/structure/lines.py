"""Blocks with their place in the stored text, as the builders read them."""

from dataclasses import dataclass

from ingest.blocks import Block, BlockKind, block_spans


@dataclass(frozen=True, slots=True)
class Line:
    """One block at [start, end) of the stored text; ``level`` is 0 unless it is a heading."""

    text: str
    start: int
    end: int
    kind: BlockKind
    level: int

    @property
    def is_heading(self) -> bool:
        return self.kind is BlockKind.HEADING


def lines_of(blocks: tuple[Block, ...]) -> list[Line]:
    """The blocks in order with their offsets."""
    return [
        Line(block.text, start, end, block.kind, block.level)
        for block, (start, end) in zip(blocks, block_spans(blocks), strict=True)
    ]
