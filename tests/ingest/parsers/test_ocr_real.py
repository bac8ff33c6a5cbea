"""The engine itself, over pages of laws drawn as pictures."""

import socket
import unicodedata
from io import BytesIO

import numpy as np
import pytest

from ingest.blocks import stored_text
from ingest.parsers.ocr import recognise_pdf_pages
from ingest.parsers.registry import parser_for
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
