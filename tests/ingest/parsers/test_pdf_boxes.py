"""The box of a quote, drawn on the page as shown, has the words of the quote under it."""

import ctypes

import pypdfium2 as pdfium
import pytest

from ingest.parsers.pdf import parse_pdf
from kb.domain.places import PlaceUnit
from tests.ingest.parsers.pdf_maker import PdfPage, pdf

SCALE = 4
MARGIN = 0.3
"""Points: boxes hug the ink, and pdfium takes what lies inside."""
QUOTES = [
    (
        "laws-formats/中华人民共和国立法法/中华人民共和国立法法.pdf",
        "立法应当体现人民的意志，发扬社会主义民主",
    ),
    ("laws-formats/中华人民共和国立法法/中华人民共和国立法法.pdf", "本法自2000年7月1日起施行。"),
    (
        "laws-formats/中华人民共和国专利法/中华人民共和国专利法.pdf",
        "外观设计，是指对产品的形状、图案或者其结合",
    ),
    ("laws-formats/中华人民共和国劳动法/中华人民共和国劳动法.pdf", "第十六条"),
    ("awkward/federal-register.pdf", "supersede Airworthiness Directive (AD)"),
    ("awkward/federal-register.pdf", "The flight control system for 737 MAX airplanes includes"),
    ("awkward/multi-column.pdf", "Open-domain question answering relies on"),
    ("awkward/rotated-table.pdf", "New Hampshire"),
    ("awkward/rotated-table.pdf", "Page 1 of 205"),
    ("awkward/corrupted.pdf", "Namespaces are one honking great idea"),
]


def words_under(document, box):
    """Read back by pdfium alone, which also turns points as shown into the file's axes."""
    page = document[box.page - 1]
    picture = page.render(scale=SCALE)
    corners = [
        file_point(page, picture, x * SCALE, y * SCALE)
        for x, y in (
            (box.left - MARGIN, box.top - MARGIN),
            (box.right + MARGIN, box.bottom + MARGIN),
        )
    ]
    (left, right), (bottom, top) = (sorted(side) for side in zip(*corners, strict=True))
    text_page = page.get_textpage()
    return text_page.get_text_bounded(left, bottom, right, top), ink(picture, box)


def file_point(page, picture, x, y):
    across, up = ctypes.c_double(), ctypes.c_double()
    size = (0, 0, picture.width, picture.height, 0)
    pdfium.raw.FPDF_DeviceToPage(page, *size, round(x), round(y), across, up)
    return across.value, up.value


def ink(picture, box):
    """Whether anything dark is painted within the box."""
    pixels = picture.to_numpy()
    part = pixels[
        int(box.top * SCALE) : int(box.bottom * SCALE) + 1,
        int(box.left * SCALE) : int(box.right * SCALE) + 1,
    ]
    return part.size > 0 and int(part.min()) < 160


def bare(text):
    return "".join(text.replace("\x02", "").replace("\ufffe", "").replace("-", "").split())


@pytest.mark.shared
@pytest.mark.parametrize(("name", "quote"), QUOTES)
def test_the_words_of_a_real_quote_lie_under_its_boxes(name, quote, shared_data):
    data = (shared_data / name).read_bytes()
    block = next(block for block in parse_pdf(data).blocks if quote in block.text)
    rows = zip(block.text.splitlines(), block.rows, strict=False)
    places = [row for text, row in rows if quote in text] or [block.place]
    assert all(place.unit is PlaceUnit.PAGE for place in places)
    document = pdfium.PdfDocument(data)
    found = [words_under(document, box) for place in places for box in place.boxes]
    assert bare(quote) in bare("".join(words for words, _ in found))
    assert all(inked for _, inked in found)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (30, 40, 380, 590)])
@pytest.mark.parametrize("turn", ["1 0 0 1", "0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"])
def test_boxes_follow_rotation_and_crop_box(rotate, crop, turn):
    page = PdfPage(rotate=rotate, crop=crop).show(200, 300, "Producers answer", turn=turn)
    data = pdf(page)
    block = parse_pdf(data).blocks[0]
    assert block.text == "Producers answer"
    words, inked = words_under(pdfium.PdfDocument(data), block.place.boxes[0])
    assert inked
    assert bare(words) == bare("Producers answer")
