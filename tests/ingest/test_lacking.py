"""What was read, or not, for want of an engine, a program or room is read once that is there."""

import os
import stat
import sys

import numpy as np
import pytest
from PIL import Image

from commands.report import report_document, report_lines
from ingest.isolation.pool import ParsingPool
from ingest.lacking import gained
from ingest.limits import Limits
from ingest.parsers import ocr, ocr_rapid
from ingest.report import FileOutcome
from tests.ingest.parsers.docx_files import docx, p
from tests.ingest.parsers.ocr_lines import lines
from tests.ingest.parsers.pdf_maker import PdfPage, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


class FakeEngine:
    """Finds one line on every page."""

    name = "fake-1"

    def read(self, picture):
        return lines("Suppliers keep their records for three years.")


@pytest.fixture
def engine(monkeypatch):
    """Installs and removes an engine, which reads in this process."""
    monkeypatch.setattr(ocr_rapid, "rapid_engine", FakeEngine)
    monkeypatch.setattr(ParsingPool, "reads_here", lambda *_: True)
    monkeypatch.setattr("ingest.isolation.parsing.Parsing.reads_here", lambda *_: True)

    def put(*, there):
        monkeypatch.setattr(ocr, "available", lambda: there)

    put(there=False)
    return put


@pytest.fixture
def scans(tmp_path):
    """A text with two pages that are pictures, a scan without text, and seven pictures."""
    root = tmp_path / "scans"
    root.mkdir()
    text = PdfPage().show(40, 60, "Buyers audit their suppliers every year.")
    (root / "mixed.pdf").write_bytes(pdf(text, PdfPage(), PdfPage()))
    (root / "scan.pdf").write_bytes(pdf(PdfPage(), PdfPage()))
    for number in range(7):
        pixels = np.full((40, 60, 3), 250 - number, dtype=np.uint8)
        Image.fromarray(pixels).save(root / f"{number}.png")
    return root


def outcomes(report):
    return {file.name.partition("/")[2]: file.outcome for file in report.files}


def test_what_was_left_out_without_the_engine_is_read_once_it_is_installed(
    ingestion, store, engine, scans
):
    report = ingestion.add([str(scans)])
    assert [name for name, it in outcomes(report).items() if it is FileOutcome.ADDED] == [
        "mixed.pdf"
    ]
    assert ingestion.add([str(scans)]).summary.startswith("0 added, 0 changed, 1 unchanged")
    engine(there=True)
    report = ingestion.add([str(scans)])
    (mixed,) = [file for file in report.files if file.name.endswith("mixed.pdf")]
    assert mixed.outcome is FileOutcome.CHANGED
    assert mixed.reason == "read again, as text in pictures is recognised now"
    assert f"  {mixed.name}: {mixed.reason}" in report_lines(report)
    assert outcomes(report)["scan.pdf"] is FileOutcome.ADDED
    assert FileOutcome.NOT_A_DOCUMENT not in outcomes(report).values()
    assert "three years" in store.text(mixed.edition_id).text
    assert ingestion.add([str(scans)]).summary.startswith("0 added, 0 changed, 9 unchanged")


def test_pictures_in_a_folder_are_one_line_with_their_number_and_what_to_do(
    ingestion, engine, scans
):
    report = ingestion.add([str(scans)])
    (line,) = [line for line in report_lines(report) if ".png" in line]
    assert line.startswith("  7 files, scans/0.png, ")
    assert "text in pictures is not read" in line
    assert ocr.INSTALL in line
    assert report.exit_code == 0
    listed = [it for it in report_document(report)["files"] if it["name"].endswith(".png")]
    assert len(listed) == 7
    assert all(ocr.INSTALL in it["reason"] for it in listed)


def test_a_scan_in_a_folder_is_passed_by_with_what_to_do(ingestion, engine, scans):
    report = ingestion.add([str(scans)])
    (scan,) = [file for file in report.files if file.name.endswith("scan.pdf")]
    assert scan.outcome is FileOutcome.NOT_A_DOCUMENT
    assert "pages that are pictures" in scan.reason
    assert ocr.INSTALL in scan.reason


def test_a_picture_that_is_named_itself_is_refused(ingestion, engine, scans):
    report = ingestion.add([str(scans / "0.png")])
    assert report.exit_code == 4
    assert ocr.INSTALL in report.files[0].reason


def test_recognition_that_is_off_does_not_count_as_installed(open_ingestion, engine, scans):
    engine(there=True)
    report = open_ingestion(ocr="off").add([str(scans)])
    assert outcomes(report)["mixed.pdf"] is FileOutcome.ADDED
    assert ingested(open_ingestion(ocr="off").add([str(scans)])) == 0
    assert ingested(open_ingestion().add([str(scans)])) == 9


def ingested(report):
    return report.count(FileOutcome.ADDED) + report.count(FileOutcome.CHANGED)


def test_pages_beyond_a_limit_are_read_once_it_is_raised(open_ingestion, engine, scans):
    engine(there=True)
    mixed = str(scans / "mixed.pdf")
    report = open_ingestion(ocr_max_pages=1).add([mixed])
    assert report.exit_code == 4
    assert report.files[0].partly_read
    assert any("1 pages are the limit: page 3" in it for it in report.files[0].warnings)
    assert ingested(open_ingestion(ocr_max_pages=1).add([mixed])) == 0
    report = open_ingestion(ocr_max_pages=2).add([mixed])
    assert report.files[0].outcome is FileOutcome.CHANGED
    assert report.files[0].reason == "read again, as the limit for its scanned pages was raised"
    assert report.exit_code == 0


@pytest.mark.parametrize("parser", ["pdf/1+tree/3", "image/1+fake-1+tree/3", "docx/1", ""])
def test_a_reading_that_lacked_nothing_gains_nothing(parser):
    assert gained(parser, Limits()) == ""


@pytest.mark.parametrize("suffix", ["doc", "wps"])
def test_an_old_office_file_is_read_once_libreoffice_is_installed(
    ingestion, store, tmp_path, monkeypatch, suffix
):
    if sys.platform == "win32":
        pytest.skip("a script is no program on Windows")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    file = tmp_path / "texts" / f"audit.{suffix}"
    file.parent.mkdir()
    file.write_bytes(OLE)
    report = ingestion.add([str(file.parent)])
    assert report.files[0].outcome is FileOutcome.REFUSED
    assert "Install LibreOffice" in report.files[0].reason
    (tmp_path / "new.docx").write_bytes(docx(p("Buyers audit their suppliers every year.")))
    install(tmp_path / "bin" / "soffice", CONVERTS.format(made=str(tmp_path / "new.docx")))
    report = ingestion.add([str(file.parent)])
    assert report.files[0].outcome is FileOutcome.ADDED
    assert "audit their suppliers" in store.text(report.files[0].edition_id).text


CONVERTS = """
import pathlib, sys
words = sys.argv
out = pathlib.Path(words[words.index("--outdir") + 1])
out.mkdir()
(out / "document.docx").write_bytes(pathlib.Path({made!r}).read_bytes())
"""


def install(program, code):
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
    os.chmod(program, program.stat().st_mode | stat.S_IXUSR)  # noqa: PTH101
