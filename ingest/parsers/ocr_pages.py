"""Pictures of pages in, blocks out: recognised, laid out, and numbered."""

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.blocks import Block, BlockKind
from ingest.limits import page_recognised
from ingest.parsers.layout import glue
from ingest.parsers.ocr_engine import OcrEngine, Picture
from ingest.parsers.ocr_layout import Row
from ingest.parsers.ocr_paragraphs import Paragraph, paragraphs
from ingest.parsers.ocr_recognition import OcrOptions, Recognition
from ingest.parsers.ocr_upright import Upright, read_upright
from kb.domain.places import Box, Place, PlaceUnit
from kb.errors import InputRefused

# Right lines of clean scans have 0.95 and more, stamps and handwriting less than this.
_DOUBT = 0.8
# Page numbers stand within this share of the page from its upper or lower edge.
_EDGE = 0.12
_PAGE_NUMBER = re.compile(
    r"[-—–·•.\s]*\d{1,4}[-—–·•.\s]*|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?"
    r"|(?:Page|P\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?|\d+\s*/\s*\d+",
    re.IGNORECASE,
)
_SHOWN = 20


@dataclass(frozen=True)
class PagePicture:
    """One page as a picture, and how many points (1/72 inch) a pixel of it is.

    ``picture`` is None where it cannot be drawn.
    """

    number: int
    picture: Picture | None
    points: float


@dataclass(frozen=True)
class _Part:
    """A paragraph with its page, so that pieces can be outlined."""

    page: PagePicture
    read: Upright
    paragraph: Paragraph

    def place(self, rows: tuple[Row, ...]) -> Place:
        """The rows outlined; as sure as the least sure line, since a quote may be that line."""
        lines = [piece.line for row in rows for piece in row]
        shown = [self.read.shown(point) for line in lines for point in line.corners]
        xs, ys = [x * self.page.points for x, _ in shown], [y * self.page.points for _, y in shown]
        sides = (round(max(side, 0.0), 1) for side in (min(xs), min(ys), max(xs), max(ys)))
        number = self.page.number
        return Place(
            PlaceUnit.PAGE,
            number,
            number,
            boxes=(Box(number, *sides),),
            confidence=round(min(line.confidence for line in lines), 3),
        )


_SHARPER = "Scan it anew, 300 dpi or sharper, and add that."


def recognise(
    pages: Iterable[PagePicture],
    options: OcrOptions,
    warnings: tuple[str, ...] = (),
    engine: OcrEngine | None = None,
    wanted: Sequence[int] = (),
) -> Recognition:
    """Reads page by page, so that one picture at a time is in memory.

    ``wanted`` are the numbers of all the pages: those that the limits leave out are named. Raises
    InputRefused where recognition fails on every page.
    """
    if engine is None:
        from ingest.parsers.ocr_rapid import rapid_engine

        engine = rapid_engine()
    parts: list[_Part] = []
    numbers: list[int] = []
    page_numbers = 0
    turned: list[int] = []
    failed: list[int] = []
    lacks = ""
    started = time.monotonic()
    for page in islice(pages, options.max_pages):
        if numbers and time.monotonic() - started > options.page_seconds * len(numbers):
            lacks = f"seconds-{options.page_seconds:g}"
            break
        numbers.append(page.number)
        read = _read(engine, page)
        page_recognised(len(numbers), max(len(wanted), len(numbers)))
        if read is None:
            failed.append(page.number)
            continue
        if read.turns:
            turned.append(page.number)
        own = [_Part(page, read, paragraph) for paragraph in paragraphs(read)]
        text = [part for part in own if not _is_page_number(part)]
        page_numbers += len(own) - len(text)
        parts += text
    if failed and not parts:
        raise InputRefused(f"Recognition failed on {_pages(len(failed))}.", _SHARPER)
    blocks = _blocks(parts)
    if failed:
        warnings = (*warnings, f"recognition failed on {_all(failed)}")
    if left := sorted(set(wanted) - set(numbers)):
        lacks = lacks or f"pages-{options.max_pages}"
        warnings = (*warnings, _left_out(left, lacks, options))
    return Recognition(
        tuple((n, tuple(b for b in blocks if b.place.first == n)) for n in numbers),
        (*warnings, *_worries(blocks, numbers, turned, page_numbers, engine.name)),
        engine.name,
        lacks if left else "",
    )


def _read(engine: OcrEngine, page: PagePicture) -> Upright | None:
    """None where the page cannot be drawn or read."""
    if page.picture is None:
        return None
    try:
        return read_upright(engine, page.picture)
    except Exception:  # noqa: BLE001 - whatever a model makes of odd pixels costs that page
        return None


def _left_out(pages: list[int], lacks: str, options: OcrOptions) -> str:
    if lacks.startswith("pages"):
        why, name = f"{options.max_pages} pages are the limit", "MAX_PAGES"
    else:
        why = f"they take more than {options.page_seconds:g} s a page"
        name = "PAGE_SECONDS"
    cure = f"raise TOUCHSTONE_OCR_{name} and add the file again"
    return f"not recognised, since {why}: {_all(pages)}; {cure}"


def _is_page_number(part: _Part) -> bool:
    """A number alone, at the upper or lower edge of the page as it is read."""
    if part.paragraph.table or not _PAGE_NUMBER.fullmatch(part.paragraph.text.strip()):
        return False
    height = part.read.width if part.read.turns % 2 else part.read.height
    points = [p for piece in part.paragraph.pieces for p in piece.line.corners]
    return max(y for _, y in points) < _EDGE * height or min(y for _, y in points) > height * (
        1 - _EDGE
    )


def _blocks(parts: list[_Part]) -> list[Block]:
    groups: list[list[_Part]] = []
    for part in parts:
        if groups and _runs_on(groups[-1][-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [_block(group, number) for number, group in enumerate(groups, 1)]


def _runs_on(before: _Part, after: _Part) -> bool:
    """A sentence that the end of a page cut in two."""
    return (
        after.page.number == before.page.number + 1
        and before.paragraph.unfinished
        and not after.paragraph.fresh
        and not after.paragraph.table
    )


def _block(group: list[_Part], number: int) -> Block:
    first = group[0]
    places = [part.place(part.paragraph.rows) for part in group]
    text = ""
    for part in group:
        own = part.paragraph.text
        text += (glue(text, own) if text else "") + own
    at = Place(
        PlaceUnit.PAGE,
        places[0].first,
        places[-1].last,
        boxes=tuple(box for place in places for box in place.boxes),
        confidence=min(place.confidence or 0.0 for place in places),
    )
    if first.paragraph.table:
        rows = tuple(first.place((row,)) for row in first.paragraph.rows)
        return Block(BlockKind.TABLE, text, number, number, at=at, rows=rows)
    return Block(BlockKind.PARAGRAPH, text, number, number, at=at)


def _worries(
    blocks: list[Block], numbers: list[int], turned: list[int], page_numbers: int, engine: str
) -> list[str]:
    told: list[str] = []
    if blocks:
        told.append(f"recognised by OCR ({engine}): check quotes against the page")
    doubtful = [b for b in blocks if (b.place.confidence or 0.0) < _DOUBT]
    if doubtful:
        on = _listed(sorted({block.place.first for block in doubtful}))
        told.append(f"little sure of {len(doubtful)} of {len(blocks)} recognised blocks, on {on}")
    with_text = {page for b in blocks for page in range(b.place.first, b.place.last + 1)}
    if empty := [number for number in numbers if number not in with_text]:
        told.append(f"no text was recognised on {_listed(empty)}")
    if turned:
        told.append(f"turned upright to be read: {_listed(turned)}")
    if tables := sum(block.kind is BlockKind.TABLE for block in blocks):
        told.append(f"{tables} tables put together by where their words stand: check their cells")
    if page_numbers:
        told.append(f"page numbers left out: {page_numbers}")
    return told


def _all(pages: list[int]) -> str:
    """Every page, runs drawn together: ``pages 3-7, 9``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    listed = ", ".join("-".join(map(str, run)) for run in runs)
    return f"page{'s' if len(pages) > 1 else ''} {listed}"


def _listed(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:_SHOWN]))
    more = f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else ""
    return f"page{'s' if len(pages) > 1 else ''} {shown}{more}"


def _pages(count: int) -> str:
    return f"{count} page{'s' if count > 1 else ''}"
