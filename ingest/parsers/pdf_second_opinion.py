"""Characters that pdfium cannot name, as pdfminer reads them from the same place on the page.

pdfium reads fast, pdfminer knows more ways in which a font tells its characters (Type 3 fonts,
predefined character maps); so it is asked about single pages alone.
"""

import io
import logging
from collections.abc import Iterator
from typing import Any

from ingest.parsers.pdf_glyphs import UNMAPPED, Glyph

_NEAR = 0.75
"""Points between the two libraries' idea of where a character begins."""
_MOST_PAGES = 60
"""pdfminer needs a tenth of a second for a page; a long broken file is not worth minutes."""


class SecondOpinion:
    """Opened at the first page that needs it; ``ask`` names what can be named."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pages: Iterator[Any] | None = None
        self._reached = -1
        self._asked = 0

    def ask(self, number: int, unmapped: list[tuple[float, float, Glyph]]) -> int:
        """Fills in the glyphs of page ``number`` (from 0) in place; how many stay unnamed."""
        self._asked += 1
        if self._asked <= _MOST_PAGES and unmapped:
            try:
                names = self._names(number)
            except Exception:  # noqa: BLE001 - a second opinion may fail, the file is read without
                names = {}
            for x, y, glyph in unmapped:
                glyph.text = _name_at(names, x, y)
        return sum(1 for _, _, glyph in unmapped if glyph.text == UNMAPPED)

    def _names(self, number: int) -> dict[tuple[int, int], list[tuple[float, float, str]]]:
        from pdfminer.layout import LTChar

        names: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
        for item in _items(self._layout(number)):
            if isinstance(item, LTChar):
                x, y, text = item.matrix[4], item.matrix[5], item.get_text()
                names.setdefault((int(x), int(y)), []).append((x, y, text))
        return names

    def _layout(self, number: int) -> Any:
        from pdfminer.converter import PDFPageAggregator
        from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
        from pdfminer.pdfpage import PDFPage

        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        if self._pages is None:
            self._pages = PDFPage.get_pages(io.BytesIO(self._data), check_extractable=False)
        page = None
        while self._reached < number:
            page = next(self._pages)
            self._reached += 1
        assert page is not None
        # Then the layout's points are the file's own.
        page.rotate, page.mediabox = 0, (0, 0, *page.mediabox[2:])
        resources = PDFResourceManager()
        device = PDFPageAggregator(resources, laparams=None)
        PDFPageInterpreter(resources, device).process_page(page)
        return device.get_result()


def _items(container: Any) -> Iterator[Any]:
    for item in container:
        if hasattr(item, "__iter__"):
            yield from _items(item)
        else:
            yield item


def _name_at(
    names: dict[tuple[int, int], list[tuple[float, float, str]]], x: float, y: float
) -> str:
    for across in (int(x), int(x) - 1, int(x) + 1):
        for up in (int(y), int(y) - 1, int(y) + 1):
            for left, base, text in names.get((across, up), ()):
                if abs(left - x) < _NEAR and abs(base - y) < _NEAR:
                    known = text.isprintable() and not text.startswith("(cid:")
                    return text if known else UNMAPPED
    return UNMAPPED
