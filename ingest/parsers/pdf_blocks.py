"""Pages to blocks: paragraphs, headings, notes and tables in reading order, with their boxes."""

from dataclasses import dataclass

from ingest.blocks import Block, BlockKind
from ingest.parsers.clean import clean
from ingest.parsers.pdf_frames import Rectangle
from ingest.parsers.pdf_headings import Headings, Outline
from ingest.parsers.pdf_lines import Line
from ingest.parsers.pdf_notes import note_lines
from ingest.parsers.pdf_page import Page, Table
from ingest.parsers.pdf_paragraphs import is_bullet, margins_of, paragraphs, text_of
from kb.domain.places import Box, Place, PlaceUnit


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block to be, and the place of its first line among all lines and tables."""

    order: int
    kind: BlockKind
    text: str
    place: Place
    level: int = 0
    rows: tuple[Place, ...] = ()
    head_rows: int = 0


def blocks_of(pages: list[Page], outline: Outline) -> tuple[Block, ...]:
    """Lines of all pages at once, for a paragraph may go on after a note, a table or a page."""
    parts = [part for page in pages for part in page.parts]
    order = {id(part): at for at, part in enumerate(parts)}
    lines = [part for part in parts if isinstance(part, Line)]
    margins = margins_of(lines)
    notes = note_lines(lines, margins.body, {page.number: page.height for page in pages})
    text = [line for at, line in enumerate(lines) if at not in notes]
    headings = Headings(text, margins.body, outline)
    pieces = [_table(part, order[id(part)]) for part in parts if isinstance(part, Table)]
    for paragraph in paragraphs(text, margins):
        words = text_of(paragraph, margins)
        level = headings.level(paragraph, words)
        kind = BlockKind.LIST_ITEM if is_bullet(words) else BlockKind.PARAGRAPH
        kind = BlockKind.HEADING if level else kind
        pieces.append(_Piece(order[id(paragraph[0])], kind, words, _place(paragraph), level))
    for paragraph in paragraphs([lines[at] for at in sorted(notes)], margins):
        words = text_of(paragraph, margins)
        pieces.append(_Piece(order[id(paragraph[0])], BlockKind.NOTE, words, _place(paragraph)))
    return _numbered(sorted(pieces, key=lambda piece: piece.order))


def _numbered(pieces: list[_Piece]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for piece in pieces:
        text = clean(piece.text).strip()
        if text:
            number = len(blocks) + 1
            blocks.append(
                Block(
                    piece.kind,
                    text,
                    number,
                    number,
                    piece.level,
                    piece.place,
                    piece.rows,
                    piece.head_rows,
                )
            )
    return tuple(blocks)


def _table(table: Table, order: int) -> _Piece:
    text = "\n".join(words for words, _ in table.rows)
    rows = tuple(_on_page(table.page, [box]) for _, box in table.rows)
    place = _on_page(table.page, [box for _, box in table.rows])
    return _Piece(order, BlockKind.TABLE, text, place, rows=rows, head_rows=table.head_rows)


def _on_page(page: int, boxes: list[Rectangle]) -> Place:
    return Place(PlaceUnit.PAGE, page, page, boxes=tuple(_box(page, box) for box in boxes))


def _place(paragraph: list[Line]) -> Place:
    pages = [line.page for line in paragraph]
    boxes = tuple(_box(line.page, line.box) for line in paragraph)
    return Place(PlaceUnit.PAGE, min(pages), max(pages), boxes=boxes)


def _box(page: int, box: Rectangle) -> Box:
    return Box(page, *(round(side, 2) for side in box))
