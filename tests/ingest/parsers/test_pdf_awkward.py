"""Awkward real files once more: notes, locks and scans, beyond the table of all of them."""

import pytest

from ingest.blocks import BlockKind
from ingest.limits import Limits
from ingest.parsers import ocr
from ingest.parsers.pdf import pages_without_text, parse_pdf
from kb.errors import EmptyInput, InputRefused

pytestmark = pytest.mark.shared

LOCKED = ["aes256.pdf", "docling-password.pdf", "password.pdf"]
PICTURES = ["ocr-rotated-90.pdf", "scanned-minutes.pdf", "table-cells.pdf"]


@pytest.mark.parametrize("file", LOCKED)
def test_a_locked_file_is_refused_with_advice(file, shared_data):
    with pytest.raises(InputRefused, match="locked with a password") as refused:
        parse_pdf((shared_data / "awkward" / file).read_bytes())
    assert "save a copy without one" in refused.value.cure


@pytest.mark.parametrize("file", PICTURES)
def test_without_recognition_a_scan_holds_no_text(file, shared_data, monkeypatch):
    monkeypatch.setattr(ocr, "limits", lambda: Limits(ocr="off"))
    data = (shared_data / "awkward" / file).read_bytes()
    with pytest.raises(EmptyInput, match="no text") as refused:
        parse_pdf(data)
    assert "TOUCHSTONE_OCR" in refused.value.cure
    assert pages_without_text(data) == (1,)


def test_footnotes_of_a_paper_are_notes(shared_data):
    document = parse_pdf((shared_data / "awkward" / "multi-column.pdf").read_bytes())
    notes = [block.text for block in document.blocks if block.kind is BlockKind.NOTE]
    assert "∗Equal contribution" in notes
    assert any(note.startswith("3The ideal size and boundary") for note in notes)
