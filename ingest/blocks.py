"""What parsers give and structure builders take: blocks of text with warnings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kb.domain.instruments import BlockOrigin
from kb.domain.places import Place, PlaceUnit


class BlockKind(StrEnum):
    """What a block was in the file."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, item, table or note, and where it stands in its source.

    ``text`` has no line feed but between table rows; ``level`` is a heading's depth from 1.
    ``first_line`` and ``last_line`` (1-based, both included) are lines of the file as text; where
    a format has no lines, they number the blocks, and ``at`` says the place instead.
    ``rows`` are the places of a table's rows, one for each line of its text; ``head_rows`` of
    them, at the top, are column heads.
    """

    kind: BlockKind
    text: str
    first_line: int
    last_line: int
    level: int = 0
    at: Place | None = None
    rows: tuple[Place, ...] = ()
    head_rows: int = 0

    @property
    def place(self) -> Place:
        return self.at or Place(PlaceUnit.LINE, self.first_line, self.last_line)


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A file as blocks, with its front matter as plain data and what the parser worried about.

    ``removed`` counts the characters by kind that cleaning took out of its text.
    """

    blocks: tuple[Block, ...]
    parser: str
    front_matter: dict[str, object] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    removed: tuple[tuple[str, int], ...] = ()


SEPARATOR = "\n\n"
"""Between two blocks in the stored text; a structure builder counts offsets with it."""


def stored_text(blocks: tuple[Block, ...]) -> str:
    """The stored text of a document: its blocks joined by ``SEPARATOR``."""
    return SEPARATOR.join(block.text for block in blocks)


def block_spans(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    """[start, end) of each block in ``stored_text(blocks)``, in code points."""
    spans, at = [], 0
    for block in blocks:
        spans.append((at, at + len(block.text)))
        at += len(block.text) + len(SEPARATOR)
    return spans


def block_origins(blocks: tuple[Block, ...]) -> tuple[BlockOrigin, ...]:
    """The source map of ``stored_text(blocks)``: block by block, tables row by row."""
    return tuple(
        origin
        for (start, end), block in zip(block_spans(blocks), blocks, strict=True)
        for origin in _origins(block, start, end)
    )


def _origins(block: Block, start: int, end: int) -> Iterator[BlockOrigin]:
    lines = block.text.split("\n")
    if len(lines) != len(block.rows):
        yield BlockOrigin(start, end, block.place)
        return
    for line, place in zip(lines, block.rows, strict=True):
        if line:
            yield BlockOrigin(start, start + len(line), place)
        start += len(line) + 1
