"""Scanned pages of a PDF among pages of text."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ingest.parsers import ocr
from ingest.parsers.pdf import parse_pdf
from ingest.parsers.pdf_scanned import in_order
from kb.domain.places import PlaceUnit
from tests.ingest.parsers.ocr_here import need_ocr
from tests.ingest.parsers.pdf_maker import PdfPage, pdf


def joined(*files: bytes) -> bytes:
    """The pages of several files as one."""
    import io

    target = pdfium.PdfDocument.new()
    for data in files:
        target.import_pages(pdfium.PdfDocument(data))
    written = io.BytesIO()
    target.save(written)
    return written.getvalue()


@pytest.fixture
def mixed(shared_data: Path) -> bytes:
    """A page of text, a scanned page, a page of text."""
    scan = (shared_data / "awkward" / "ocr-rotated-90.pdf").read_bytes()
    first, last = (pdf(PdfPage().show(40, 60, f"Words of page {n}.")) for n in (1, 3))
    return joined(first, scan, last)


def test_a_scanned_page_stands_between_the_pages_of_text_around_it(mixed):
    need_ocr()
    document = parse_pdf(mixed)
    pages = [block.place.first for block in document.blocks]
    assert pages == sorted(pages)
    assert set(pages) == {1, 2, 3}
    assert {block.place.unit for block in document.blocks} == {PlaceUnit.PAGE}
    recognised = [block for block in document.blocks if block.place.first == 2]
    assert all(block.place.confidence for block in recognised)
    assert [block.first_line for block in document.blocks] == list(
        range(1, len(document.blocks) + 1)
    )
    assert "rapidocr" in document.parser
    assert any("check quotes against the page" in warning for warning in document.warnings)


def test_without_the_engine_the_page_is_named_with_what_to_install(mixed, monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    document = parse_pdf(mixed)
    assert {block.place.first for block in document.blocks} == {1, 3}
    assert "page 2 without text" in document.warnings
    assert any(ocr.INSTALL in warning for warning in document.warnings)


def test_a_file_of_text_loads_no_engine(monkeypatch):
    monkeypatch.setattr(ocr, "unavailable_because", lambda: pytest.fail("asked for the engine"))
    assert parse_pdf(pdf(PdfPage().show(40, 60, "Words."))).warnings == ()
    assert in_order((), ()) == ()
