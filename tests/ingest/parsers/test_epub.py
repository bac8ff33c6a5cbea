"""Books: the pages of the spine in order, each block with its file and lines."""

import pytest

from ingest.blocks import BlockKind
from ingest.parsers import epub
from ingest.parsers.epub import parse_epub
from kb.domain.places import Place, PlaceUnit
from kb.errors import EmptyInput, InputRefused
from tests.ingest.parsers.office_files import book_of, part_of, texts, with_parts

PAGE = (
    '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="e"><head><title/></head>\n<body>{}</body></html>'
)
LOCK = (
    '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
    '<e:EncryptionMethod Algorithm="{}"/></e:EncryptedData></encryption>'
)


def test_pages_come_in_the_order_of_the_spine_with_their_places():
    pages = {
        "b.xhtml": PAGE.format("<h1>第一章</h1>\n<p>甲。</p>"),
        "a.xhtml": PAGE.format("<p>乙。</p>"),
    }
    document = parse_epub(book_of(pages))
    assert texts(document) == ["第一章", "甲。", "乙。"]
    assert document.blocks[1].place == Place(PlaceUnit.LINE, 4, 4, "OEBPS/b.xhtml")
    assert document.blocks[2].place == Place(PlaceUnit.LINE, 3, 3, "OEBPS/a.xhtml")
    assert [block.first_line for block in document.blocks] == [1, 2, 3]
    assert document.front_matter == {"title": "质量手册"}


def test_elements_that_xhtml_closes_at_once_swallow_nothing():
    page = PAGE.format('<p>甲<a id="x"/>乙。</p><div/><p>丙<br/>丁</p><script src="x"/><p>戊</p>')
    assert texts(parse_epub(book_of({"a.xhtml": page}))) == ["甲乙。", "丙", "丁", "戊"]


def test_footnotes_are_notes_and_nothing_on_a_page_is_taken_for_furniture():
    note = '<aside epub:type="footnote"><p>① 注。</p></aside>'
    body = f'<p><a href="#c">下一章</a></p><p>正文。</p>{note}'
    document = parse_epub(book_of({"a.xhtml": PAGE.format(body)}))
    assert texts(document) == ["下一章", "正文。", "① 注。"]
    assert document.blocks[2].kind is BlockKind.NOTE


def test_the_contents_page_and_pages_without_text_are_left_out_and_named():
    manifest = (
        '<item id="i0" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        '<item id="i1" href="cover.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="i2" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="i3" href="p.svg" media-type="image/svg+xml"/>'
    )
    pages = {
        "nav.xhtml": PAGE.format("<p>目录</p>"),
        "cover.xhtml": PAGE.format('<img src="c.png"/>'),
        "a.xhtml": PAGE.format("<p>正文。</p>"),
        "p.svg": "<svg/>",
    }
    document = parse_epub(book_of(pages, manifest=manifest))
    assert texts(document) == ["正文。"]
    assert document.warnings == (
        "1 contents page left out: OEBPS/nav.xhtml",
        "1 page without text: OEBPS/cover.xhtml",
        "1 file of other types left out: OEBPS/p.svg",
    )


def test_copy_protection_is_refused_but_garbled_fonts_are_nobodys_loss():
    pages = {"a.xhtml": PAGE.format("<p>正文。</p>")}
    name = "META-INF/encryption.xml"
    fonts = LOCK.format("http://www.idpf.org/2008/embedding")
    assert texts(parse_epub(book_of(pages, more={name: fonts}))) == ["正文。"]
    lock = LOCK.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc")
    with pytest.raises(InputRefused, match="DRM"):
        parse_epub(book_of(pages, more={name: lock}))


def test_a_book_that_lacks_a_page_or_names_none_is_refused(monkeypatch):
    data = book_of({"a.xhtml": PAGE.format("<p>正文。</p>")})
    with pytest.raises(InputRefused, match=r"incomplete: OEBPS/a\.xhtml is not in it"):
        parse_epub(with_parts(data, {"OEBPS/a.xhtml": None}))
    bare = part_of(data, "OEBPS/content.opf").replace("itemref", "item-ref")
    with pytest.raises(InputRefused, match="it lists no pages"):
        parse_epub(with_parts(data, {"OEBPS/content.opf": bare}))
    with pytest.raises(InputRefused, match="no EPUB book"):
        parse_epub(with_parts(data, {"META-INF/container.xml": None}))
    monkeypatch.setattr(epub, "MOST_FILES", 0)
    with pytest.raises(InputRefused, match="has 1 files"):
        parse_epub(data)


def test_a_book_of_pictures_is_empty_input():
    with pytest.raises(EmptyInput):
        parse_epub(book_of({"a.xhtml": PAGE.format("<img src='x.png'/>")}))


def test_pages_outside_of_the_reading_order_and_entries_without_a_file_are_named():
    page = "<html><body><p>正文。</p></body></html>"
    data = book_of({"a.xhtml": page, "b.xhtml": page}, more={"OEBPS/c.html": page})
    package = part_of(data, "OEBPS/content.opf").replace('idref="i1"', 'idref="gone"')
    document = parse_epub(with_parts(data, {"OEBPS/content.opf": package}))
    assert document.warnings == (
        "2 pages outside of the reading order left out: OEBPS/b.xhtml, OEBPS/c.html",
        "1 entry of the reading order without a file: gone",
    )
