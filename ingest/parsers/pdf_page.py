"""One page as lines and tables in reading order. What a page needed is let go with it."""

from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as c

from ingest.parsers.links import Link
from ingest.parsers.pdf_accents import put_accents
from ingest.parsers.pdf_annotations import Annotations, annotations_of
from ingest.parsers.pdf_columns import columns
from ingest.parsers.pdf_frames import Frame, Rectangle, turned_back, union
from ingest.parsers.pdf_glyphs import Glyph, GlyphReader, Glyphs
from ingest.parsers.pdf_line_numbers import take_off_line_numbers
from ingest.parsers.pdf_lines import (
    Fragment,
    Line,
    first_word,
    fragments,
    has_holes,
    is_bold,
    largest,
    raised_mark,
    rows,
    words_of,
)
from ingest.parsers.pdf_links import links_of
from ingest.parsers.pdf_ruling import Ruling, ruling_of
from ingest.parsers.pdf_second_opinion import SecondOpinion
from ingest.parsers.pdf_table import PageTable, tables
from ingest.parsers.pdf_tags import paragraph_tags
from ingest.parsers.pdf_unseen import settle_unseen
from ingest.parsers.pdf_vertical import turn_vertical
from ingest.parsers.pdf_words import is_odd, odd_in_words


@dataclass(frozen=True, slots=True)
class Table:
    """A table in its place among the lines; boxes are on the page as shown."""

    page: int
    rows: tuple[tuple[str, Rectangle], ...]
    box: Rectangle
    head_rows: int


@dataclass(slots=True)
class Page:
    """``number`` is from 1; ``width`` and ``height`` are those of the page as shown.

    ``pictured`` is the share of it that pictures take.
    """

    number: int
    width: float
    height: float
    parts: list[Line | Table] = field(default_factory=list)
    hidden: int = 0
    unmapped: int = 0
    misread: int = 0
    remarks: int = 0
    stamps: int = 0
    line_numbers: int = 0
    is_scan: bool = False
    pictured: float = 0.0
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Before:
    """What the pages before leave to the next: how many columns, and the left edges of them."""

    opinion: SecondOpinion
    columns: int = 0
    edges: list[float] = field(default_factory=list)


def read_page(page: Any, number: int, before: Before) -> Page:
    """Reads one open page."""
    frame = _frame(page)
    text_page = page.get_textpage()
    try:
        found = GlyphReader(text_page.raw, frame, paragraph_tags(page.raw)).read()
        links = links_of(page, text_page)
    finally:
        text_page.close()
    read = Page(number, frame.width, frame.height, links=links)
    odd = odd_in_words(found.points)
    read.unmapped = before.opinion.ask(number - 1, found.unmapped, odd)
    read.misread = sum(is_odd(glyph.text) for _, _, glyph in odd)
    ruling = ruling_of(page.raw, frame)
    read.is_scan = settle_unseen(page, found, ruling, frame)
    turn_vertical(found, frame)
    read.hidden, read.pictured = found.hidden, ruling.pictured
    notes = annotations_of(page, frame)
    read.remarks, read.stamps = notes.remarks, notes.stamps
    _lay_out(read, found, ruling, frame, notes, before)
    return read


def _frame(page: Any) -> Frame:
    box = c.FS_RECTF()
    c.FPDF_GetPageBoundingBox(page.raw, box)
    return Frame(box.left, box.bottom, box.right, box.top, page.get_rotation() // 90)


def _lay_out(
    read: Page, found: Glyphs, ruling: Ruling, frame: Frame, notes: Annotations, before: Before
) -> None:
    """Upright text first, then text that is turned, the most of it before the least."""
    for turn, text in notes.texts:
        found.turns.setdefault(turn, []).append(text)
    turns = sorted(found.turns, key=lambda turn: -len(found.turns[turn]))
    for turn in turns:
        upright = frame.turned(-turn)
        grids, glyphs = tables(found.turns[turn], ruling.upright(turn, frame))
        pieces, counted = take_off_line_numbers(fragments(put_accents(glyphs)))
        read.line_numbers += counted
        parts = pieces + [_stand_in(table, at) for at, table in enumerate(grids)]
        for fragments_of_column in columns(parts, before.edges if turn == turns[0] else []):
            for row in rows(fragments_of_column):
                if row[0].table >= 0:
                    read.parts.append(_table(grids[row[0].table], read.number, turn, upright))
                else:
                    read.parts.append(_line(row, read.number, before.columns, turn, upright))
            before.columns += 1
    for run in _slanted_runs(found.slanted):
        read.parts.append(replace(_line([run], read.number, before.columns, 0, frame), turn=-1))
        before.columns += 1
    for part in read.parts:
        if isinstance(part, Line):
            part.aside = part.turn != turns[0] if turns else False


def _slanted_runs(glyphs: list[Glyph]) -> list[Fragment]:
    """Slanted type as the file writes it: one piece, for its lines cannot be told."""
    if not glyphs:
        return []
    box = union([(glyph.left, glyph.top, glyph.right, glyph.bottom) for glyph in glyphs])
    return [Fragment(glyphs, *box, box[3], glyphs[0].size)]


def _stand_in(table: PageTable, at: int) -> Fragment:
    """A table takes its place among the lines as one large fragment."""
    left, top, right, bottom = table.box
    return Fragment([], left, top, right, bottom, (top + bottom) / 2, 1.0, at)


def _table(table: PageTable, page: int, turn: int, upright: Frame) -> Table:
    found = tuple((row.text, turned_back(row.box, turn, upright)) for row in table.rows)
    return Table(page, found, turned_back(table.box, turn, upright), table.head_rows)


def _line(row: list[Fragment], page: int, column: int, turn: int, upright: Frame) -> Line:
    box = union([(part.left, part.top, part.right, part.bottom) for part in row])
    main = max(row, key=lambda part: len(part.glyphs))
    return Line(
        page,
        column,
        words_of(row),
        turned_back(box, turn, upright),
        *box,
        main.base,
        main.size,
        is_bold(row),
        first_word(row),
        raised_mark(row),
        turn,
        holes=has_holes(row),
        largest=largest(row),
        tags=(row[0].glyphs[0].tag, row[-1].glyphs[-1].tag),
    )
