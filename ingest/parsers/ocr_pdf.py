"""Pages of a PDF as pictures, drawn by PDFium. Not thread-safe, as PDFium is not."""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from typing import Any

from ingest.parsers.ocr_engine import LONGEST_SIDE
from ingest.parsers.ocr_pages import PagePicture
from kb.errors import InputRefused

_INCH = 72


def drawn_pages(
    data: bytes, pages: Sequence[int] | None, dpi: int, password: str | None
) -> tuple[list[int], Iterator[PagePicture]]:
    """The pages that are wanted, and each as it is shown, drawn when it is asked for.

    One that cannot be drawn comes without a picture. Raises InputRefused for a PDF that does not
    open, ValueError for a page that it has not.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        raise InputRefused(
            f"The PDF does not open ({error}).", "Open it in a viewer and save it anew."
        ) from None
    wanted = list(pages) if pages is not None else list(range(1, len(document) + 1))
    for number in wanted:
        if not 1 <= number <= len(document):
            raise ValueError(f"page {number} of {len(document)}")
    return wanted, _each(document, wanted, dpi)


def _each(document: Any, wanted: list[int], dpi: int) -> Iterator[PagePicture]:
    import pypdfium2 as pdfium

    with closing(document):
        for number in wanted:
            drawn = PagePicture(number, None, 1.0)
            with suppress(pdfium.PdfiumError):
                drawn = _drawn(document, number, dpi)
            yield drawn


def _drawn(document: Any, number: int, dpi: int) -> PagePicture:
    page = document[number - 1]
    try:
        # More pixels than the engine looks at would only take memory.
        scale = min(dpi / _INCH, LONGEST_SIDE / max(*page.get_size(), 1))
        bitmap = page.render(scale=scale, rev_byteorder=True)
        # A copy, because the pixels go when the bitmap does.
        picture = bitmap.to_numpy()[:, :, :3].copy()
        bitmap.close()
    finally:
        page.close()
    return PagePicture(number, picture, 1 / scale)
