"""What a PDF tells wrongly, or tells beside its text: mended where it is certain, else told."""

import pytest

from ingest.blocks import Block, BlockKind
from ingest.parsers import ocr
from ingest.parsers.ocr_recognition import Recognition
from ingest.parsers.pdf import parse_pdf
from kb.domain.places import Box, Place, PlaceUnit
from kb.errors import EmptyInput
from tests.ingest.parsers.pdf_maker import PdfPage, pdf

LIGATURES = (
    "<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 33/LastChar 34/Widths[600 600]"
    "/Encoding<</Type/Encoding/Differences[33/fi/arrowright]>>/ToUnicode 21 0 R>>"
)
MAP = (
    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
    "1 begincodespacerange <00><FF> endcodespacerange "
    "2 beginbfchar <21><21B5> <22><2192> endbfchar endcmap end end"
)


def with_second_font(page):
    """The page with a font F9, whose map to Unicode says an arrow where its glyph is "fi"."""
    page.extra = "/Resources<</Font<</F1 3 0 R/F9 20 0 R>>>>"
    stream = f"<</Length {len(MAP)}>>stream\n{MAP}\nendstream"
    return pdf(page, objects=(LIGATURES, stream))


def word(before, sign, after):
    """A word of Courier with one sign of the other font inside."""
    x = 40 + 6 * len(before)
    page = PdfPage().show(40, 60, before).show(x + 6, 60, after)
    return page.draw(f"BT /F9 10 Tf {x} 540 Td ({sign}) Tj ET")


def test_a_ligature_that_the_file_calls_an_arrow_is_read_by_the_name_of_its_glyph():
    document = parse_pdf(with_second_font(word("a speci", "!", "ed risk")))
    assert [block.text for block in document.blocks] == ["a specified risk"]
    assert document.warnings == ()


def test_a_sign_inside_a_word_is_told_where_nothing_says_better():
    document = parse_pdf(with_second_font(word("recent e", '"', "orts")))
    assert [block.text for block in document.blocks] == ["recent e→orts"]
    assert document.warnings == (
        "1 sign inside words, perhaps told wrongly by the file, on page 1",
    )


@pytest.mark.parametrize("text", ["a+b", "Q&A for R&D", "it works!", "用于x的list和map", "x=y"])
def test_signs_between_words_are_no_mistake(text):
    assert parse_pdf(pdf(PdfPage().show(40, 60, text))).warnings == ()


PICTURE = "q 400 0 0 600 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xe6 EI Q"


def recognised(*texts):
    """What an engine would have found, one line below the other."""

    def recognise(_, pages):
        blocks = []
        for at, text in enumerate(texts):
            box = Box(1, 30, 45 + 100 * at, 380, 75 + 100 * at)
            place = Place(PlaceUnit.PAGE, 1, 1, boxes=(box,), confidence=0.9)
            blocks.append(Block(BlockKind.PARAGRAPH, text, at + 1, at + 1, 0, place))
        return Recognition(((1, tuple(blocks)),), (), "engine")

    return recognise


@pytest.mark.parametrize(
    ("found", "texts"),
    [
        (("Signed on 2021 3 31 here", "Seal"), ["Signed on 2021 3 31 here", "Seal"]),
        (("2021 3 31", "Seal"), ["2021 3 31", "Seal"]),
        (("Another line", "Seal"), ["Another line", "2021 3 31", "Seal"]),
        ((), ["2021 3 31"]),
    ],
)
def test_a_picture_with_a_date_typed_on_it_is_recognised_too(found, texts, monkeypatch):
    monkeypatch.setattr(ocr, "unavailable_because", lambda: None)
    monkeypatch.setattr(ocr, "recognise_pdf_pages", recognised(*found))
    page = PdfPage().draw(PICTURE).show(40, 60, "2021 3 31")
    document = parse_pdf(pdf(page))
    assert [block.text for block in document.blocks] == texts
    assert "page 1 with few words but those in pictures" in document.warnings


def test_a_picture_on_a_page_of_text_is_told():
    page = PdfPage().draw("200 0 0 200 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xe6 EI")
    page.show(40, 60, "Words above a picture.")
    assert parse_pdf(pdf(page)).warnings == (
        "pictures, whose text, if any, is not read, on page 1",
    )


def test_text_beside_the_page_is_told_where_there_is_no_other(monkeypatch):
    monkeypatch.setenv("TOUCHSTONE_OCR", "off")
    with pytest.raises(EmptyInput, match="5 characters in it are not to be seen"):
        parse_pdf(pdf(PdfPage().show(900, 60, "Words")))


@pytest.mark.parametrize(("state", "sign"), [("/On", "☑"), ("/Off", "☐")])
def test_a_form_says_what_is_ticked(state, sign):
    box = (
        f"<</Type/Annot/Subtype/Widget/FT/Btn/T(a)/V{state}/AS{state}/Rect[40 535 50 545]"
        "/AP<</N<</On 21 0 R/Off 21 0 R>>>>>>"
    )
    look = "<</Type/XObject/Subtype/Form/BBox[0 0 10 10]/Length 0>>stream\n\nendstream"
    page = PdfPage(extra="/Annots[20 0 R]").show(60, 62, "exempt")
    data = pdf(page, catalog="/AcroForm<</Fields[20 0 R]>>", objects=(box, look))
    assert [block.text for block in parse_pdf(data).blocks] == [f"{sign} exempt"]


def test_a_stamp_that_a_reader_laid_on_a_page_is_told():
    stamp = "<</Type/Annot/Subtype/Stamp/Rect[40 400 140 420]/F 4>>"
    page = PdfPage(extra="/Annots[20 0 R]").show(40, 60, "Words.")
    assert parse_pdf(pdf(page, objects=(stamp,))).warnings == (
        "1 stamp laid on the page not read, on page 1",
    )


@pytest.mark.parametrize(("state", "left_out"), [("ON", 0), ("OFF", 6)])
def test_a_layer_that_is_switched_off_is_not_read(state, left_out):
    page = PdfPage().show(40, 60, "Words.")
    page.content.append(b"/OC /L1 BDC")
    page.show(40, 100, "Layer.")
    page.content.append(b"EMC")
    page.extra = "/Resources<</Font<</F1 3 0 R>>/Properties<</L1 20 0 R>>>>"
    layers = f"/OCProperties<</OCGs[20 0 R]/D<</{state}[20 0 R]>>>>"
    document = parse_pdf(pdf(page, catalog=layers, objects=("<</Type/OCG/Name(a)>>",)))
    assert ("Layer." in [block.text for block in document.blocks]) is (not left_out)
    told = f"{left_out} characters that a reader does not see left out, on page 1"
    assert document.warnings == ((told,) if left_out else ())
