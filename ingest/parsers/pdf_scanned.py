"""Pages of a PDF without text: recognised where the engine is there, else named with advice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    """Both by page, numbered anew; on one page the text of the file comes first."""
    joined = sorted((*blocks, *more), key=lambda block: block.place.first)
    return tuple(
        replace(block, first_line=number, last_line=number)
        for number, block in enumerate(joined, 1)
    )
