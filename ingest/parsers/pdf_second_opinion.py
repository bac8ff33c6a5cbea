"""Characters that pdfium cannot name or names oddly, as pdfminer reads them from the same place.

pdfium reads fast, pdfminer knows more ways in which a font tells its characters (Type 3 fonts,
predefined character maps, names of glyphs); so it is asked about single pages alone.
"""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.parsers.pdf_glyphs import UNMAPPED, Placed
from ingest.parsers.pdf_symbols import LIGATURES

_NEAR = 0.75
"""Points between the two libraries' idea of where a character begins."""
_MOST_PAGES = 60
"""pdfminer needs a tenth of a second for a page; a long broken file is not worth minutes."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A character at its point: by the font's map to Unicode, and by the name of its glyph."""

    x: float
    y: float
    mapped: str
    named: str


class SecondOpinion:
    """Opened at the first page that needs it; ``ask`` names what can be named."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pages: Iterator[Any] | None = None
        self._reached = -1
        self._asked = 0

    def ask(self, number: int, unmapped: list[Placed], odd: list[Placed]) -> int:
        """Fills in the glyphs of page ``number`` (from 0) in place; how many stay unnamed.

        An ``odd`` one changes only where its glyph is called a ligature: that is no chance.
        """
        if unmapped or odd:
            self._asked += 1
        if self._asked <= _MOST_PAGES and (unmapped or odd):
            try:
                names = self._names(number)
            except Exception:  # noqa: BLE001 - a second opinion may fail, the file is read without
                names = {}
            for x, y, glyph in unmapped:
                glyph.text = _text_of(_at(names, x, y))
            for x, y, glyph in odd:
                glyph.text = _ligature_of(_at(names, x, y)) or glyph.text
        return sum(1 for _, _, glyph in unmapped if glyph.text == UNMAPPED)

    def _names(self, number: int) -> dict[tuple[int, int], list[_Named]]:
        names: dict[tuple[int, int], list[_Named]] = {}
        for named in self._characters(number):
            names.setdefault((int(named.x), int(named.y)), []).append(named)
        return names

    def _characters(self, number: int) -> list[_Named]:
        from pdfminer.converter import PDFLayoutAnalyzer
        from pdfminer.pdffont import PDFUnicodeNotDefined
        from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

        found: list[_Named] = []

        class Device(PDFLayoutAnalyzer):  # type: ignore[misc] # it has no types
            def render_char(self, matrix: Any, font: Any, *rest: Any) -> float:
                cid = rest[3]
                try:
                    mapped = font.to_unichr(cid)
                except PDFUnicodeNotDefined:
                    mapped = ""
                named = getattr(font, "cid2unicode", {}).get(cid, "")
                found.append(_Named(matrix[4], matrix[5], mapped, named))
                return float(super().render_char(matrix, font, *rest))

        page = self._page(number)
        # Then the layout's points are the file's own.
        page.rotate, page.mediabox = 0, (0, 0, *page.mediabox[2:])
        resources = PDFResourceManager()
        PDFPageInterpreter(resources, Device(resources, laparams=None)).process_page(page)
        return found

    def _page(self, number: int) -> Any:
        from pdfminer.pdfpage import PDFPage

        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        if self._pages is None:
            self._pages = PDFPage.get_pages(io.BytesIO(self._data), check_extractable=False)
        page = None
        while self._reached < number:
            page = next(self._pages)
            self._reached += 1
        return page


def _at(names: dict[tuple[int, int], list[_Named]], x: float, y: float) -> _Named | None:
    for across in (int(x), int(x) - 1, int(x) + 1):
        for up in (int(y), int(y) - 1, int(y) + 1):
            for named in names.get((across, up), ()):
                if abs(named.x - x) < _NEAR and abs(named.y - y) < _NEAR:
                    return named
    return None


def _text_of(named: _Named | None) -> str:
    if named is None:
        return UNMAPPED
    known = (text for text in (named.mapped, named.named) if text and text.isprintable())
    return next(map(_spelled, known), UNMAPPED)


def _ligature_of(named: _Named | None) -> str:
    text = _spelled(named.named) if named else ""
    return text if len(text) > 1 and text.isalpha() and text.isascii() else ""


def _spelled(text: str) -> str:
    return "".join(LIGATURES.get(ord(letter), letter) for letter in text)
