"""Recognition of scanned pages and pictures: what parsers may ask for. Imports nothing heavy.

The engine comes with the extra ``touchstone[ocr]``; it is loaded when a page is read.
"""

from collections.abc import Sequence
from importlib.util import find_spec

from ingest.parsers.ocr_recognition import OcrOptions, Recognition

INSTALL = "pip install 'touchstone[ocr]'"
_ENGINE = "rapidocr"


def available() -> bool:
    """Whether the engine is installed. Loads nothing."""
    return find_spec(_ENGINE) is not None


def unavailable_because() -> str | None:
    """Why nothing is recognised, with what to do about it; None where it is."""
    from kb.settings import Settings

    if Settings().ocr == "off":
        return "Recognition is off: set TOUCHSTONE_OCR=auto."
    if not available():
        return f"Install the engine that recognises text in pictures: {INSTALL}"
    return None


def recognise_images(data: bytes) -> Recognition:
    """The text of a picture, each frame of a TIFF a page.

    Raises InputRefused for a broken, too large or too slow picture, and where the engine is not
    installed or switched off.
    """
    from ingest.parsers.image_frames import frames
    from ingest.parsers.ocr_pages import recognise

    options = _options()
    found, warnings = frames(data, options.max_pages)
    return recognise(found, options, warnings)


def recognise_pdf_pages(
    data: bytes, pages: Sequence[int] | None = None, password: str | None = None
) -> Recognition:
    """The text in the pictures of these pages of a PDF (from 1; all of them where none is named).

    Raises InputRefused as ``recognise_images`` does, and for a PDF that does not open.
    """
    from ingest.parsers.ocr_pages import recognise
    from ingest.parsers.ocr_pdf import rendered

    options = _options()
    return recognise(rendered(data, pages, options, password), options)


def _options() -> OcrOptions:
    """Raises InputRefused where nothing can be recognised."""
    from kb.errors import InputRefused
    from kb.settings import Settings

    if cure := unavailable_because():
        raise InputRefused("The text is in pictures, and those are not read.", cure)
    settings = Settings()
    return OcrOptions(settings.ocr_dpi, settings.ocr_page_seconds, settings.ocr_max_pages)
