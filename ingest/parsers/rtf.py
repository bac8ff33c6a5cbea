"""RTF: the text that a reader of the document sees, paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.parsers.cell_lines import cell_line
from ingest.parsers.clean import clean
from ingest.parsers.docx_remarks import remarks
from ingest.parsers.layout import squeeze
from ingest.parsers.markdown_table import CELLS
from ingest.parsers.merged_cells import Repeats
from ingest.parsers.paragraphs import paragraph_blocks
from ingest.parsers.rtf_reader import RtfReader
from ingest.parsers.rtf_story import RtfParagraph, RtfRow
from kb.domain.places import Place, PlaceUnit
from kb.errors import EmptyInput, InputRefused

PARSER = "rtf/1"
_SIGN = b"{\\rtf"
_START = 100


def parse_rtf(data: bytes) -> ParsedDocument:
    """Blocks of an RTF file, with warnings that count what was left out.

    Places count the ends of paragraphs and cells in the order of the file. Tracked changes are
    taken as accepted. Raises InputRefused for what is not RTF, EmptyInput where it has no text.
    """
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data.strip():
        raise EmptyInput("The file is empty.", "Add a file that has text in it.")
    if not start.startswith(_SIGN):
        raise InputRefused("This is not RTF.", "Save it as .rtf, or give it the suffix it has.")
    reader = RtfReader()
    reader.read(data)
    blocks = [
        replace(block, first_line=n, last_line=n)
        for n, block in enumerate(_blocks(reader.body.items), 1)
    ]
    warnings = tuple(_warnings(reader))
    if not blocks:
        why = f": {'; '.join(warnings)}" if warnings else ""
        raise EmptyInput(f"There is no text in this document{why}.", "Add a file that has text.")
    return ParsedDocument(tuple(blocks), PARSER, warnings=warnings)


def _warnings(reader: RtfReader) -> Iterator[str]:
    if reader.unclosed:
        groups = "group" if reader.unclosed == 1 else "groups"
        yield f"the file seems cut off: {reader.unclosed} {groups} without an end"
    yield from remarks(reader.tally)


def _blocks(items: list[RtfParagraph | RtfRow]) -> Iterator[Block]:
    for is_row, group in groupby(items, lambda item: isinstance(item, RtfRow)):
        found = list(group)
        if is_row:
            yield from _table([item for item in found if isinstance(item, RtfRow)])
        else:
            for item in found:
                yield from _paragraph(item) if isinstance(item, RtfParagraph) else ()


def _paragraph(item: RtfParagraph) -> Iterator[Block]:
    kind = BlockKind.LIST_ITEM if item.in_list else BlockKind.PARAGRAPH
    kind = BlockKind.NOTE if item.is_note else kind
    mark = f"{item.mark} " if item.mark else ""
    yield from paragraph_blocks(mark, item.text, kind, item.level, _place(item.n, item.n))


def _table(rows: list[RtfRow]) -> Iterator[Block]:
    """Rows with more than one filled cell are a table; others only frame text."""
    cells = [[cell_line(_lines(cell), is_head=row.is_head) for cell in row.cells] for row in rows]
    if not any(sum(map(bool, row)) > 1 for row in cells):
        for row in rows:
            for cell in row.cells:
                for line in _lines(cell):
                    place = _place(row.first, row.last)
                    yield Block(BlockKind.PARAGRAPH, line, 0, 0, at=place)
        return
    kept = list(_with_merged(rows, cells))
    heads = next((n for n, (row, _) in enumerate(kept) if not row.is_head), len(kept))
    yield Block(
        BlockKind.TABLE,
        "\n".join(text for _, text in kept),
        0,
        0,
        at=_place(kept[0][0].first, kept[-1][0].last),
        rows=tuple(_place(row.first, row.last) for row, _ in kept),
        head_rows=heads,
    )


def _with_merged(rows: list[RtfRow], cells: list[list[str]]) -> Iterator[tuple[RtfRow, str]]:
    """The rows that have words, with those of cells that reach down into them."""
    above: dict[int, str] = {}
    repeats = Repeats()
    for row, own in zip(rows, cells, strict=True):
        if any(own):
            above.update((n, text) for n, text in enumerate(own) if text or n not in row.merged)
            texts = [
                text or (repeats.of(above.get(n, "")) if n in row.merged else "")
                for n, text in enumerate(own)
            ]
            yield row, CELLS.join(texts).strip()


def _lines(cell: str) -> list[str]:
    return [line for line in map(squeeze, clean(cell).split("\n")) if line]


def _place(first: int, last: int) -> Place:
    return Place(PlaceUnit.PARAGRAPH, first, max(first, last))
