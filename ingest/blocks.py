"""What parsers give and structure builders take: blocks of text with warnings."""

from dataclasses import dataclass, field
from enum import StrEnum

from kb.domain.instruments import BlockOrigin


class BlockKind(StrEnum):
    """What a block was in the file."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or item with its source lines (1-based, both included).

    ``text`` has no line feed but between table rows; ``level`` is a heading's depth from 1.
    """

    kind: BlockKind
    text: str
    first_line: int
    last_line: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A file as blocks, with its front matter as plain data and what the parser worried about."""

    blocks: tuple[Block, ...]
    parser: str
    front_matter: dict[str, object] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


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
    """The source map of ``stored_text(blocks)``."""
    return tuple(
        BlockOrigin(start, end, block.first_line, block.last_line)
        for (start, end), block in zip(block_spans(blocks), blocks, strict=True)
    )
