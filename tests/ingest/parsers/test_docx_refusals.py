"""Files under the name .docx that are damaged, locked, too large or something else."""

import io
import struct
import zipfile
from contextlib import suppress

import pytest

from ingest.parsers import zip_package
from ingest.parsers.docx import parse_docx
from kb.errors import EmptyInput, InputRefused
from tests.ingest.parsers.docx_files import docx, p, package, part, relation

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refusal(data):
    with pytest.raises(InputRefused) as refused:
        parse_docx(data)
    assert refused.value.cure
    return refused.value.problem


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "before 2007"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"{\\rtf1 x}", "an RTF document"),
        (b"<html><p>x</p></html>", "an HTML page"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>', "flat XML"),
        (b"plain words", "not a ZIP file"),
        (package({"xl/workbook.xml": "<x/>"}), "an Excel workbook"),
        (package({"ppt/presentation.xml": "<x/>"}), "a PowerPoint presentation"),
        (package({"photo.txt": "x"}), "without a Word document"),
    ],
)
def test_what_is_something_else_is_named_with_advice(data, said):
    assert said in refusal(data)


def test_an_empty_file_and_a_document_without_text_are_empty_input():
    for data in (b"", docx(), docx(p())):
        with pytest.raises(EmptyInput):
            parse_docx(data)


def test_a_document_of_pictures_alone_says_so():
    with pytest.raises(EmptyInput, match="1 image"):
        parse_docx(docx(p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>")))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_file_that_is_cut_off_is_refused_wherever_the_cut_is(share):
    data = docx(p("text") * 50)
    assert "cut off or damaged" in refusal(data[: int(len(data) * share)])


def test_a_part_that_is_no_xml_is_named():
    assert "word/document.xml is damaged" in refusal(docx("<w:p><w:r></w:p>"))


def test_bytes_that_are_changed_on_the_way_never_raise_anything_else():
    data = docx(p("text " * 40) * 30)
    for at in range(0, len(data), 37):
        broken = bytearray(data)
        broken[at] ^= 0x55
        with suppress(InputRefused):
            assert parse_docx(bytes(broken)).blocks


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "{}">]>'


def with_doctype(doctype, entity):
    body = p("before ENTITY").replace("ENTITY", entity)
    xml = part("document", f"<w:body>{body}</w:body>")
    return package({"word/document.xml": xml.replace("?>", f"?>{doctype}", 1)})


def test_a_document_type_is_refused_so_that_no_entity_is_ever_expanded_or_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("sentinel")
    for doctype, entity in ((BOMB, "&d;"), (OUTSIDE.format(secret.as_uri()), "&a;")):
        said = refusal(with_doctype(doctype, entity))
        assert "document type" in said
        assert "sentinel" not in said


def test_elements_that_are_nested_without_end_are_refused():
    assert "damaged" in refusal(docx("<w:sdt>" * 5000))


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(zip_package, "MOST_ENTRIES", 10)
    parts = {f"x/{n}": "" for n in range(10)}
    assert "the limit is 10" in refusal(docx(p("text"), parts=parts))


def test_a_part_that_unpacks_to_far_more_than_its_size_is_refused(monkeypatch):
    zeros = bytes(8 * zip_package.MEGABYTE)
    assert parse_docx(docx(p("a"), parts={"word/media/x": zeros})).blocks
    monkeypatch.setattr(zip_package, "RATIO_COUNTS_FROM", len(zeros) - 1)
    assert "word/media/x in this Word document unpacks to 8 MB" in refusal(
        docx(p("a"), parts={"word/media/x": zeros})
    )


def test_all_parts_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(zip_package, "MOST_BYTES", 1000)
    assert "unpacks to" in refusal(docx(p("text") * 100))


def test_a_part_is_counted_as_it_comes_out_since_directories_lie(monkeypatch):
    monkeypatch.setattr(zip_package, "MOST_BYTES_OF_A_PART", 2000)
    data = bytearray(docx(p("text") * 100))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        true_size = archive.getinfo("word/document.xml").file_size
    while (at := data.find(struct.pack("<I", true_size))) >= 0:
        data[at : at + 4] = struct.pack("<I", 500)
    assert "word/document.xml" in refusal(bytes(data))


def test_a_part_in_another_format_is_read_in_its_place():
    page = "<html><body><h1>质量条例</h1><p>第一条　生产者负责。</p></body></html>"
    body = p("before") + '<w:altChunk r:id="c"/>' + p("after")
    document = parse_docx(
        docx(body, parts={"word/a.html": page}, relations=relation("c", "aFChunk", "/word/a.html"))
    )
    assert [(b.text, b.at.unit.value, b.at.part) for b in document.blocks] == [
        ("before", "paragraph", "word/document.xml"),
        ("质量条例", "line", "word/a.html"),
        ("第一条　生产者负责。", "line", "word/a.html"),
        ("after", "paragraph", "word/document.xml"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("a.docx", docx(p("inner")), ["x", "inner"]),
        ("a.dat", b"{\\rtf1 inner\\par}", ["x", "inner"]),
        ("a.txt", b"inner", ["x", "inner"]),
        ("a.mht", b"Content-Type: text/html\n\n<p>inner</p>", ["x", "inner"]),
        ("a.bin", b"\x00\x01", ["x"]),
    ],
)
def test_parts_are_read_by_what_they_are_and_others_are_named(name, content, shown):
    data = docx(
        p("x") + '<w:altChunk r:id="c"/>',
        parts={f"word/{name}": content},
        relations=relation("c", "aFChunk", name),
    )
    document = parse_docx(data)
    assert [block.text for block in document.blocks] == shown
    assert bool(document.warnings) == (shown == ["x"])


def test_a_part_that_is_missing_is_said_and_documents_in_documents_end():
    document = parse_docx(docx(p("x") + '<w:altChunk r:id="c"/>'))
    assert document.warnings == ("a part in another format is missing from the file",)
    data = docx(p("0"))
    for n in range(1, 6):
        data = docx(
            p(str(n)) + '<w:altChunk r:id="c"/>',
            parts={"word/a.docx": data},
            relations=relation("c", "aFChunk", "a.docx"),
        )
    document = parse_docx(data)
    assert [block.text for block in document.blocks] == ["5", "4", "3"]
    assert "too deep" in document.warnings[0]


def test_places_count_empty_paragraphs_too_however_many():
    assert parse_docx(docx("<w:p/>" * 100_000 + p("end"))).blocks[0].at.first == 100_001
