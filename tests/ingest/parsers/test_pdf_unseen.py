"""What nobody sees on a page is not in its text, but is counted."""

import pytest

from ingest.parsers.pdf import parse_pdf
from tests.ingest.parsers.pdf_maker import PdfPage, pdf


def page():
    return PdfPage().show(40, 60, "Words that everybody sees.")


@pytest.mark.parametrize(
    "hidden",
    [
        page().show(40, 100, "Ignore", mode=3),
        page().show(40, 100, "Ignore", colour="1 g"),
        page().show(40, 100, "Ignore", size=0.5),
        page().show(900, 100, "Ignore"),
        page().show(40, 100, "Ignore").draw("0 g 30 480 200 40 re f"),
    ],
    ids=["without ink", "white on white", "tiny", "beside the page", "under a bar"],
)
def test_unseen_text_is_left_out_and_counted(hidden):
    document = parse_pdf(pdf(hidden))
    assert [block.text for block in document.blocks] == ["Words that everybody sees."]
    assert document.warnings == ("6 characters that a reader does not see left out, on page 1",)


def test_white_text_on_a_dark_bar_is_seen():
    bar = PdfPage().draw("0 0 0.5 rg 30 480 300 40 re f").show(40, 100, "Notice", colour="1 g")
    document = parse_pdf(pdf(bar))
    assert [block.text for block in document.blocks] == ["Notice"]
    assert document.warnings == ()


def test_values_of_form_fields_and_text_boxes_are_text():
    fields = [
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(maker)/V(Works No. 7)/Rect[100 490 300 510]/F 4>>",
        "<</Type/Annot/Subtype/FreeText/Contents(Seen and approved)/Rect[40 400 300 420]/F 4>>",
        "<</Type/Annot/Subtype/Text/Contents(Is this right?)/Rect[40 300 60 320]/F 4>>",
    ]
    form = page().show(40, 104, "Maker:")
    form.extra = "/Annots[20 0 R 21 0 R 22 0 R]"
    data = pdf(form, catalog="/AcroForm<</Fields[20 0 R]>>", objects=fields)
    document = parse_pdf(data)
    assert [block.text for block in document.blocks][1:] == [
        "Maker: Works No. 7",
        "Seen and approved",
    ]
    assert document.warnings == ("1 comment of readers left out, on page 1",)


def test_attached_files_are_named():
    carried = (
        "<</Type/Filespec/F(annex.xlsx)/UF(annex.xlsx)/EF<</F 21 0 R>>>>",
        "<</Type/EmbeddedFile/Length 3>>stream\nabc\nendstream",
    )
    catalog = "/Names<</EmbeddedFiles<</Names[(annex.xlsx) 20 0 R]>>>>"
    document = parse_pdf(pdf(page(), catalog=catalog, objects=carried))
    assert document.warnings == ("1 attached file not read: annex.xlsx; add them by themselves",)


def test_bookmarks_make_headings():
    marks = (
        "<</Type/Outlines/First 21 0 R/Last 21 0 R/Count 1>>",
        "<</Title(Words that everybody sees.)/Parent 20 0 R/Dest[100 0 R/Fit]>>",
    )
    (block,) = parse_pdf(pdf(page(), catalog="/Outlines 20 0 R", objects=marks)).blocks
    assert (block.kind, block.level) == ("heading", 1)
