"""A paragraph of a word processor as blocks: one for each line that its author broke."""

from ingest.blocks import Block, BlockKind
from ingest.parsers.clean import clean
from ingest.parsers.layout import glue, goes_on, hard_wrapped, join_lines, squeeze, width
from kb.domain.places import Place


def paragraph_blocks(
    mark: str, text: str, kind: BlockKind, level: int, place: Place
) -> list[Block]:
    """The blocks of a paragraph behind its printed number ``mark``; none where both are empty.

    A line feed in ``text`` is a line that the author broke: a paragraph of its own, unless it
    only fills the width of a page. A heading (``level`` above 0) stays one line.
    """
    lines = [line for line in map(squeeze, clean(text).split("\n")) if line]
    if level and lines:
        words = squeeze(mark + join_lines(lines))
        return [Block(BlockKind.HEADING, words, 0, 0, level, place)]
    joined = _joined(lines) or [""]
    texts = [squeeze(mark + joined[0]), *joined[1:]]
    return [Block(kind, line, 0, 0, 0, place) for line in texts if line]


def _joined(lines: list[str]) -> list[str]:
    if hard_wrapped(lines):
        return [join_lines(lines)]
    widest = max(map(width, lines), default=0)
    found: list[str] = []
    for at, line in enumerate(lines):
        if found and goes_on(lines[at - 1], line, widest):
            found[-1] += glue(found[-1], line) + line
        else:
            found.append(line)
    return found
