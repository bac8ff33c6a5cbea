"""The engine itself, over real scans and over pages of laws drawn as pictures."""

import socket
import unicodedata
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pytest

from ingest.blocks import stored_text
from ingest.parsers.ocr import recognise_pdf_pages
from ingest.parsers.registry import parser_for
from kb.domain.places import PlaceUnit
from kb.errors import EmptyInput, InputRefused
from tests.ingest.parsers.ocr_here import need_ocr

pytestmark = pytest.mark.shared


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    """The engine, without a network: its models come with it."""
    need_ocr()

    def refuse(*_):
        raise AssertionError("recognition opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@dataclass(frozen=True)
class Expected:
    """A file, and what a reader sees in it, each in one block."""

    file: str
    must_include: tuple[str, ...]
    blocks: int
    warning: str = "recognised by OCR"


EXPECTED = [
    Expected(
        "chi_sim_image.jpeg",
        (
            "是扫除肌肤代谢物的最佳“清道夫”，迅速激发细胞活力，",
            "干燥、暗沉等现象，肌肤倍感嫩白柔滑，宛若新生。",
            "适用人群：适合任何肌肤，尤其适用毛孔粗大、油脂分泌过多、",
            "希望美白的皮肤。",
        ),
        2,
    ),
    Expected(
        "ocr-rotated-90.pdf",
        ("conversion to JSON and Markdown in an easy self contained package",),
        1,
        "turned upright to be read: page 1",
    ),
    Expected(
        "scanned-minutes.pdf",
        (
            "# MEETING MINUTES",
            "Attendees: John Smith, Jane Doe, Bob Johnson",
            "- Current spend: 75% of allocated budget",
            "3. Action Items",
        ),
        12,
    ),
    Expected(
        "table-cells.pdf",
        ("Blind | 5 | 1 | 4 | 34.5%, n=1 | 1199 sec, n=1", "Mobility | 3 | 3 | 0 | 95.4%, n=3"),
        5,
        "tables put together by where their words stand",
    ),
    Expected(
        "malformed.pdf",
        (
            "有限公司2021年度第二期债务融资工具定向募集说明书》之签字页，本页无正文）",
            "重庆万州经济技术开发（集团）有限公司2021年度第二期债务融资工具定向募集说明书",
        ),
        7,
        "little sure of",
    ),
]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: one.file)
def test_a_scan_reads_as_its_reader_sees_it(expected, shared_data):
    data = (shared_data / "awkward" / expected.file).read_bytes()
    if expected.file.endswith(".pdf"):
        found = recognise_pdf_pages(data)
    else:
        found = parser_for(".jpeg")(data)
    texts = [block.text for block in found.blocks]
    for words in expected.must_include:
        assert any(words in text for text in texts), words
    assert len(texts) == expected.blocks
    assert any(expected.warning in warning for warning in found.warnings)
    for block in found.blocks:
        assert block.place.unit is PlaceUnit.PAGE
        assert block.place.boxes
        assert 0 < block.place.confidence <= 1


def drawn(shared_data, name, page, dpi):
    """A page of a law as a picture, and its text without white space."""
    import pypdfium2 as pdfium

    path = next((shared_data / "laws-formats" / name).glob("*.pdf"))
    with pdfium.PdfDocument(path) as document:
        image = document[page].render(scale=dpi / 72).to_pil()
        return image, plain(document[page].get_textpage().get_text_range())


def plain(text):
    """Without white space, and brackets of either width alike: no eye tells （ from ( for sure."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("\x02", "")


def saved(image, form="PNG", **how):
    buffer = BytesIO()
    image.save(buffer, form, **how)
    return buffer.getvalue()


def as_scanned(image):
    """Askew by a degree and a half, grey, and with dust."""
    askew = image.convert("L").rotate(1.5, expand=True, fillcolor=255)
    levels = np.asarray(askew, dtype=np.int16)
    dust = np.random.default_rng(3).normal(0, 12, levels.shape)
    from PIL import Image

    return Image.fromarray(np.clip(levels * 0.8 + 40 + dust, 0, 255).astype(np.uint8))


@pytest.mark.parametrize(
    ("name", "page", "dpi", "turn"),
    [
        ("中华人民共和国商标法", 4, 150, 0),
        ("中华人民共和国反垄断法", 1, 150, 180),
        ("中华人民共和国反垄断法", 1, 150, 90),
    ],
)
def test_a_page_of_a_law_loses_no_character(name, page, dpi, turn, shared_data):
    image, text = drawn(shared_data, name, page, dpi)
    found = parser_for(".png")(saved(image.rotate(turn, expand=True), dpi=(dpi, dpi)))
    assert plain(stored_text(found.blocks)) == text
    assert all(block.place.confidence > 0.9 for block in found.blocks)


def test_a_page_that_was_scanned_askew_keeps_its_paragraphs(shared_data):
    image, text = drawn(shared_data, "中华人民共和国反垄断法", 1, 200)
    found = parser_for(".png")(saved(as_scanned(image)))
    assert plain(stored_text(found.blocks)) == text
    straight = parser_for(".png")(saved(image))
    assert len(found.blocks) == len(straight.blocks)


def test_the_pages_of_a_fax_are_read_in_order(shared_data):
    pages = [drawn(shared_data, "中华人民共和国反垄断法", page, 150)[0] for page in (1, 2)]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    found = parser_for(".tiff")(data)
    assert {block.place.first for block in found.blocks} == {1, 2}
    assert [b.place.first for b in found.blocks] == sorted(b.place.first for b in found.blocks)


def test_only_the_pages_asked_for_are_read(shared_data):
    path = next((shared_data / "laws-formats" / "中华人民共和国劳动法").glob("*.pdf"))
    found = recognise_pdf_pages(path.read_bytes(), [3])
    assert [number for number, _ in found.pages] == [3]
    assert {block.place.first for block in found.blocks} == {3}


def test_a_white_page_has_no_text():
    from PIL import Image

    with pytest.raises(EmptyInput, match="No text was recognised"):
        parser_for(".png")(saved(Image.new("L", (800, 800), "white")))
    for size in ((1, 1), (5000, 3), (3, 5000), (2800, 9), (30, 9)):
        with pytest.raises(EmptyInput):
            parser_for(".png")(saved(Image.new("L", size, "white")))


@pytest.mark.parametrize("file", ["empty.pdf", "password.pdf"])
def test_a_pdf_that_does_not_open_is_refused(file, shared_data):
    with pytest.raises(InputRefused, match="does not open"):
        recognise_pdf_pages((shared_data / "awkward" / file).read_bytes())
