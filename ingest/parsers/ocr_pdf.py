"""Pages of a PDF as pictures, drawn by PDFium. Not thread-safe, as PDFium is not."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from ingest.parsers.ocr_engine import LONGEST_SIDE
from ingest.parsers.ocr_pages import PagePicture
from ingest.parsers.ocr_recognition import OcrOptions
from kb.errors import InputRefused

_INCH = 72


def rendered(
    data: bytes, pages: Sequence[int] | None, options: OcrOptions, password: str | None
) -> Iterator[PagePicture]:
    """Each page as it is shown, drawn when it is asked for. Raises InputRefused."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        raise InputRefused(
            f"The PDF does not open ({error}).", "Open it in a viewer and save it anew."
        ) from None
    with closing(document):
        wanted = list(pages) if pages is not None else list(range(1, len(document) + 1))
        if len(wanted) > options.max_pages:
            raise InputRefused(
                f"{len(wanted)} pages are pictures; the limit is {options.max_pages}.",
                "Split the file, or raise TOUCHSTONE_OCR_MAX_PAGES.",
            )
        for number in wanted:
            if not 1 <= number <= len(document):
                raise ValueError(f"page {number} of {len(document)}")
            try:
                drawn = _drawn(document, number, options.dpi)
            except pdfium.PdfiumError as error:
                raise InputRefused(
                    f"Page {number} cannot be drawn ({error}).",
                    "Open it in a viewer and save it anew.",
                ) from None
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
