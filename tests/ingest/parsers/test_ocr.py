"""Recognition is an extra: without it pictures are refused with the command that installs it."""

import subprocess
import sys

import pytest

from ingest.limits import Limits
from ingest.parsers import ocr
from ingest.parsers.registry import parser_for
from kb.errors import InputRefused
from tests.conftest import CHECKOUT

LIGHT = """
import sys
import ingest.parsers.ocr
import ingest.parsers.registry
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize("suffix", [".png", ".JPG", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"])
def test_a_picture_is_refused_without_the_engine(suffix, monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(InputRefused, match=r"pip install 'touchstone\[ocr\]'"):
        parser_for(suffix)(b"")


def test_a_scan_is_refused_without_the_engine(monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(InputRefused, match=r"pip install 'touchstone\[ocr\]'"):
        ocr.recognise_pdf_pages(b"", [1])


def test_what_is_switched_off_is_not_read(monkeypatch):
    monkeypatch.setattr(ocr, "limits", lambda: Limits(ocr="off"))
    assert "TOUCHSTONE_OCR=auto" in ocr.unavailable_because()
    with pytest.raises(InputRefused, match="TOUCHSTONE_OCR=auto"):
        ocr.recognise_images(b"")


def test_whoever_may_ask_for_recognition_loads_nothing_of_it():
    command = [sys.executable, "-c", LIGHT]
    run = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    heavy = {"PIL", "cv2", "numpy", "openvino", "pypdfium2", "rapidocr", "shapely"}
    assert set(run.stdout.split()).isdisjoint(heavy)
