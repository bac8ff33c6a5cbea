"""Pages whose words are in a picture, though the file has some text on them as well.

A date typed on a scan, a court's stamp on each page, type whose characters the file does not
tell: such a page is recognised too, and what both ways of reading found is taken once.
"""

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from ingest.blocks import Block
from ingest.parsers.pdf_frames import Rectangle
from ingest.parsers.pdf_glyphs import UNMAPPED
from ingest.parsers.pdf_lines import Line
from ingest.parsers.pdf_page import Page, Table

_PICTURED = 0.5
"""Of the page: pictures this large may hold its text."""
_FEW_LETTERS = 150
"""Characters: a stamp, a header and a date; a page of text behind which a picture lies has more."""
_UNTOLD = 0.3
"""Share of characters that the file does not tell, from which on a page cannot be understood."""
_SAME = 0.8
"""Share of a recognised paragraph that stands in the file: then the file says it better."""
_LONGEST = 20_000


def to_be_recognised(page: Page) -> bool:
    """Whether the words of a page are in its picture, all of them or most."""
    if not page.parts:
        return True
    letters = len(_bare("".join(map(_text, page.parts))))
    is_pictured = page.pictured >= _PICTURED and not page.is_scan
    return (is_pictured and letters <= _FEW_LETTERS) or page.unmapped > _UNTOLD * letters


def taken_once(pages: Sequence[Page], found: Sequence[Block]) -> tuple[Block, ...]:
    """The recognised blocks that the file does not have; what they say better leaves the page."""
    kept: list[Block] = []
    by_number = {page.number: page for page in pages}
    for block in found:
        page = by_number[block.place.first]
        beneath = [part for part in page.parts if _overlaps(part.box, block)]
        if not _is_covered(block, [part for part in beneath if not _is_untold(_text(part))]):
            kept.append(block)
            said = {id(part) for part in beneath if _is_said(_text(part), block)}
            page.parts = [part for part in page.parts if id(part) not in said]
    return tuple(kept)


def _text(part: Line | Table) -> str:
    return "\n".join(words for words, _ in part.rows) if isinstance(part, Table) else part.text


def _overlaps(box: Rectangle, block: Block) -> bool:
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    return any(
        one.left <= x <= one.right and one.top <= y <= one.bottom for one in block.place.boxes
    )


def _is_covered(block: Block, parts: list[Line | Table]) -> bool:
    text, own = _bare(block.text), _bare("".join(map(_text, parts)))
    if not own or len(text) > _LONGEST:
        return False
    pairs = SequenceMatcher(None, text, own, autojunk=False).get_matching_blocks()
    return sum(pair.size for pair in pairs) >= _SAME * len(text)


def _is_said(text: str, block: Block) -> bool:
    """Whether all words of a line were recognised, or the file tells too few of them."""
    said = _bare(block.text)
    return _is_untold(text) or all(_bare(word) in said for word in text.split())


def _is_untold(text: str) -> bool:
    return text.count(UNMAPPED) > _UNTOLD * len(_bare(text))


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
