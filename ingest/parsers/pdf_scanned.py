"""Pages of a PDF without text: recognised where the engine is there, else named with advice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import merge

from ingest.blocks import Block
from ingest.parsers import ocr
from ingest.parsers.ocr_recognition import LACKS_OCR
from kb.errors import InputRefused


@dataclass(frozen=True, slots=True)
class Scanned:
    """The blocks of those pages, and what has to be said of them.

    ``cure`` is advice where nothing was recognised; ``engine`` goes into the parser's name, with
    what the reading lacked.
    """

    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    engine: str = ""
    cure: str = ""


def recognised(data: bytes, pages: Sequence[int]) -> Scanned:
    """The text in the pictures of these pages, from 1; loads the engine where there are any."""
    if not pages:
        return Scanned()
    if cure := ocr.unavailable_because():
        return Scanned(engine=LACKS_OCR, cure=cure)
    try:
        found = ocr.recognise_pdf_pages(data, pages)
    except InputRefused as refusal:
        return Scanned(warnings=(f"not recognised: {refusal.problem}",), cure=refusal.cure)
    return Scanned(found.blocks, found.warnings, found.read_by)


def in_order(blocks: Sequence[Block], more: Sequence[Block]) -> tuple[Block, ...]:
    """Both by page, and on one page by where they begin, each in its own order; numbered anew."""
    joined = list(merge(blocks, more, key=_begin)) if blocks and more else [*blocks, *more]
    return tuple(
        replace(block, first_line=number, last_line=number)
        for number, block in enumerate(joined, 1)
    )


def _begin(block: Block) -> tuple[int, float]:
    boxes = block.place.boxes
    return block.place.first, boxes[0].top if boxes else 0.0
