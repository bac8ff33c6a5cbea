"""Recognition of scanned pages and pictures: what parsers may ask for. Imports nothing heavy.

The engine comes with the extra ``touchstone[ocr]``; it is loaded when a page is read.
"""

from collections.abc import Sequence
from importlib.util import find_spec

from ingest.limits import Limits, limits
from ingest.parsers.ocr_recognition import OcrOptions, Recognition

INSTALL = "pip install 'touchstone[ocr]'"
_ENGINE = "rapidocr"


def available() -> bool:
    """Whether the engine is installed. Loads nothing."""
    return find_spec(_ENGINE) is not None


def unavailable_because(held: Limits | None = None) -> str | None:
    """Why nothing is recognised, with what to do about it; None where it is.

    It goes by ``held``, else by the limits in force.
    """
    if (held or limits()).ocr == "off":
        return "Recognition is off: set TOUCHSTONE_OCR=auto."
    if not available():
        return f"Install the engine that recognises text in pictures: {INSTALL}"
    return None


def recognise_images(data: bytes) -> Recognition:
    """The text of a picture, each frame of a TIFF a page.

    Raises InputRefused for a broken or too large picture, and where the engine is not installed
    or switched off. Pages beyond the limits of number and time are named in the warnings.
    """
    from ingest.parsers.image_frames import frames
    from ingest.parsers.ocr_pages import recognise

    options = _options()
    numbers, found, warnings = frames(data)
    return recognise(found, options, warnings, wanted=numbers)


def recognise_pdf_pages(
    data: bytes, pages: Sequence[int] | None = None, password: str | None = None
) -> Recognition:
    """The text in the pictures of these pages of a PDF (from 1; all of them where none is named).

    Raises InputRefused as ``recognise_images`` does, and for a PDF that does not open.
    """
    from ingest.parsers.ocr_pages import recognise
    from ingest.parsers.ocr_pdf import drawn_pages

    options = _options()
    numbers, drawn = drawn_pages(data, pages, options.dpi, password)
    return recognise(drawn, options, wanted=numbers)


def _options() -> OcrOptions:
    """Raises InputRefused where nothing can be recognised."""
    from kb.errors import InputRefused

    if cure := unavailable_because():
        raise InputRefused("The text is in pictures, and those are not read.", cure)
    held = limits()
    return OcrOptions(held.ocr_dpi, held.ocr_page_seconds, held.ocr_max_pages)
