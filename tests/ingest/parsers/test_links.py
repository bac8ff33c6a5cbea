"""Links that reach persons, and links that lead elsewhere than they show, in every format."""

from pathlib import PurePath

import pytest
from openpyxl.worksheet.hyperlink import Hyperlink
from pptx import Presentation
from pptx.util import Inches

from ingest.parsers.docx import parse_docx
from ingest.parsers.epub import parse_epub
from ingest.parsers.html import parse_html
from ingest.parsers.links import Link, link_remarks
from ingest.parsers.pdf import parse_pdf
from ingest.parsers.pptx import parse_pptx
from ingest.parsers.xlsx import parse_xlsx
from ingest.sanitation.examine import examine
from ingest.sanitation.remarks import RemarkKind
from tests.ingest.parsers.docx_files import docx, field, p, r, relation
from tests.ingest.parsers.office_files import book_of, saved, workbook
from tests.ingest.parsers.pdf_maker import PdfPage, pdf

MAIL, WEB, SHOWN = "mailto:li.hua@agency.example", "https://evil.example/x", "www.agency.example"
PAGE = (
    f'<p>办事指南：<a href="{MAIL}">联系人</a>，<a href="{WEB}">{SHOWN}</a>，'
    '<a href="https://agency.example/a">办事大厅</a></p>'
)


def in_html():
    return parse_html(PAGE.encode())


def in_epub():
    return parse_epub(book_of({"a.xhtml": f"<html><body>{PAGE}</body></html>"}))


def in_docx():
    ways = (
        f'<w:hyperlink r:id="m">{r("联系人")}</w:hyperlink>',
        field(f'HYPERLINK "{WEB}"', r("www."), r("agency.example")),
    )
    outside = relation("m", "hyperlink", MAIL).replace("/>", ' TargetMode="External"/>')
    return parse_docx(docx(p("办事指南：", *ways), relations=outside))


def in_xlsx():
    book = workbook([["联系人", "网址"], ["李", SHOWN]])
    book.active["A2"].hyperlink = Hyperlink(ref="A2", target=MAIL)
    book.active["B2"].hyperlink = Hyperlink(ref="B2", target=WEB)
    book.active["B3"] = f'=HYPERLINK("{WEB}2", "{SHOWN}")'
    return parse_xlsx(saved(book))


def in_pptx():
    made = Presentation()
    shapes = made.slides.add_slide(made.slide_layouts[6]).shapes
    frame = shapes.add_textbox(Inches(1), Inches(1), Inches(4), Inches(1)).text_frame
    for words, target in (("联系人", MAIL), ("www.", WEB), ("agency.example", WEB)):
        run = frame.paragraphs[0].add_run()
        run.text = words
        run.hyperlink.address = target
    return parse_pptx(saved(made))


def in_pdf():
    page = PdfPage(extra="/Annots[20 0 R 21 0 R]").show(40, 60, "Contact").show(40, 100, SHOWN)
    link = "<</Type/Annot/Subtype/Link/Rect[38 {0} 200 {1}]/A<</S/URI/URI({2})>>>>"
    objects = (link.format(535, 555, MAIL), link.format(495, 515, WEB))
    return parse_pdf(pdf(page, objects=objects))


@pytest.mark.parametrize("made", [in_html, in_epub, in_docx, in_xlsx, in_pptx, in_pdf])
def test_links_to_persons_and_disguised_links_are_in_the_report(made):
    remarks = {remark.kind: remark for remark in examine(made(), PurePath("a.bin"), b"")}
    assert set(remarks) == {RemarkKind.PERSONAL_DATA, RemarkKind.DISGUISED_LINKS}
    told = remarks[RemarkKind.PERSONAL_DATA].sentence
    assert "li.hua" not in told
    assert told.endswith("l***@agency.example")
    assert remarks[RemarkKind.DISGUISED_LINKS].sentence.endswith(
        "1 link leads to another address than shown: www.agency.example to evil.example"
    )


@pytest.mark.parametrize(
    ("shown", "target"),
    [
        ("www.agency.example", "https://agency.example/page"),
        ("agency.com/page", "https://login.agency.com"),
        ("https://agency.example", "//www.agency.example"),
        ("办事大厅", "https://evil.example"),
        ("第3.2条", "https://evil.example"),
        ("GB 7000.1", "https://evil.example"),
        ("附件.doc", "https://evil.example"),
        ("www.agency.example", "#top"),
        ("a@agency.example", "mailto:a@agency.example?subject=x"),
    ],
)
def test_a_link_that_leads_where_it_says_is_not_disguised(shown, target):
    assert not [said for said in link_remarks([Link(shown, target)]) if "another" in said]


@pytest.mark.parametrize(
    ("shown", "target"),
    [
        ("https://agency.example", "https://agency.example.evil.com/login"),
        ("https://agency.example", "https://agency.example@evil.com"),
        ("请登录 www.agency.example 办理", "http://203.0.113.9/"),
        ("agency.com", "https://agency.com.evil.org"),
        ("a@agency.example", "mailto:b@evil.example"),
        ("https://agency.example", "https://[broken"),
    ],
)
def test_a_link_that_leads_elsewhere_is_disguised(shown, target):
    assert [said for said in link_remarks([Link(shown, target)]) if "another address" in said]


def test_telephone_numbers_are_masked_and_counted_once():
    links = [Link("热线", "tel:+86-139-0000-1111"), Link("拨打", "tel:+86-139-0000-1111")]
    (said,) = link_remarks(links)
    assert said.endswith("861**********")
    assert said.startswith("1 link leads")


def test_links_within_links_that_are_never_closed_cost_no_time():
    document = parse_html(b"<p>" + b'<a href="mailto:a@b.example">x' * 20_000)
    assert any("***@b.example" in warning for warning in document.warnings)
