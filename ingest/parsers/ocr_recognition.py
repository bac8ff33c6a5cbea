"""What recognition is asked with, and what comes back."""

from dataclasses import dataclass

from ingest.blocks import Block

LACKS = "lacks-"
"""In a parser's name, before what the reading lacked: ``ocr``, ``pages-500``, ``seconds-60``."""
LACKS_OCR = f"{LACKS}ocr"


@dataclass(frozen=True)
class Recognition:
    """What was recognised: each page asked for with its blocks, in the order asked.

    A page without text has none. The place of a block is its page with boxes and the confidence
    of its least sure line; one that runs on to the next page stands on the page where it begins.
    ``first_line`` numbers the blocks from 1. ``engine`` belongs into the parser's name, since
    another engine may read another text; so does ``lacks``, which names the limit (``pages-500``,
    ``seconds-60``) for which pages were not read.
    """

    pages: tuple[tuple[int, tuple[Block, ...]], ...]
    warnings: tuple[str, ...]
    engine: str
    lacks: str = ""

    @property
    def read_by(self) -> str:
        """For the name of the parser: all that this reading depends on."""
        return f"{self.engine}+{LACKS}{self.lacks}" if self.lacks else self.engine

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for _, blocks in self.pages for block in blocks)


@dataclass(frozen=True)
class OcrOptions:
    """``dpi`` of rendered pages; after ``page_seconds`` on average no more pages are read."""

    dpi: int = 200
    page_seconds: float = 60
    max_pages: int = 500
