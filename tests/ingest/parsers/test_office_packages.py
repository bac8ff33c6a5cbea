"""Documents that are archives: broken, locked and hostile ones are refused in a sentence."""

import io
import stat
import warnings
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.parsers import zip_package
from ingest.parsers.docx import parse_docx
from ingest.parsers.epub import parse_epub
from ingest.parsers.pptx import parse_pptx
from ingest.parsers.xlsx import parse_xlsx
from kb.errors import InputRefused
from tests.ingest.parsers.docx_files import docx, p
from tests.ingest.parsers.office_files import book_of, deck, part_of, saved, with_parts, workbook

LETTER = docx(p("质量责任"))
WORKBOOK = saved(workbook([["产品", "数量"], ["灯具", 1]]))
DECK = saved(deck("质量培训"))
BOOK = book_of({"a.xhtml": "<html><body><p>正文。</p></body></html>"})
KINDS = pytest.mark.parametrize(
    ("parse", "data", "part"),
    [
        (parse_docx, LETTER, "word/document.xml"),
        (parse_xlsx, WORKBOOK, "xl/worksheets/sheet1.xml"),
        (parse_pptx, DECK, "ppt/slides/slide1.xml"),
        (parse_epub, BOOK, "OEBPS/content.opf"),
    ],
    ids=["docx", "xlsx", "pptx", "epub"],
)
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@KINDS
def test_what_is_cut_off_or_no_archive_is_refused(parse, data, part):
    for end in (len(data) // 2, len(data) - 10, 30):
        with pytest.raises(InputRefused, match="cut off or damaged"):
            parse(data[:end])
    with pytest.raises(InputRefused, match="This is no "):
        parse(b"just words")


@KINDS
def test_locked_and_old_files_are_told_apart(parse, data, part):
    with pytest.raises(InputRefused, match="locked with a password"):
        parse(LOCKED + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(InputRefused, match="before 2007"):
        parse(LOCKED)


@KINDS
def test_entries_that_are_locked_are_refused(parse, data, part):
    locked = bytearray(data)
    at = locked.find(b"PK\x01\x02")
    while at >= 0:
        locked[at + 8] |= 1
        at = locked.find(b"PK\x01\x02", at + 4)
    with pytest.raises(InputRefused, match="locked with a password"):
        parse(bytes(locked))


@KINDS
def test_parts_that_are_no_xml_or_declare_entities_are_refused(parse, data, part):
    text = part_of(data, part)
    with pytest.raises(InputRefused, match="not readable XML"):
        parse(with_parts(data, {part: text[: len(text) // 2]}))
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    name = body.lstrip()[1:].split()[0].split(">")[0]
    bomb = f'<!DOCTYPE {name} [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>{body}'
    with pytest.raises(InputRefused, match=r"declares .*XML entities"):
        parse(with_parts(data, {part: bomb}))


@KINDS
def test_no_entity_brings_in_another_file(parse, data, part, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    text = part_of(data, part)
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    name = body.lstrip()[1:].split()[0].split(">")[0]
    outside = f'<!DOCTYPE {name} [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{body}'
    with pytest.raises(InputRefused, match=r"declares .*XML entities"):
        parse(with_parts(data, {part: outside}))


@KINDS
def test_archives_past_the_limits_are_refused(parse, data, part, monkeypatch):
    monkeypatch.setattr(zip_package, "RATIO_COUNTS_FROM", 1000)
    monkeypatch.setattr(zip_package, "MOST_RATIO", 50)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("zeros", bytes(5_000_000))
    with pytest.raises(InputRefused, match="times its size"):
        parse(out.getvalue())
    monkeypatch.setattr(zip_package, "MOST_BYTES_OF_A_PART", 10)
    with pytest.raises(InputRefused, match="more than 0 MB"):
        parse(data)
    monkeypatch.setattr(zip_package, "MOST_ENTRIES", 2)
    with pytest.raises(InputRefused, match="the limit is 2"):
        parse(data)


@KINDS
def test_a_part_whose_bytes_were_changed_is_refused(parse, data, part):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    damaged = bytearray(out.getvalue())
    with zipfile.ZipFile(io.BytesIO(damaged)) as stored:
        at = stored.getinfo(part).header_offset + 30 + len(part) + 5
    damaged[at] ^= 1
    with pytest.raises(InputRefused, match="cannot be unpacked"):
        parse(bytes(damaged))


def with_entry(data, entry, content):
    """The archive with one more entry, which may have any name and any attributes."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr(entry, content)
    return out.getvalue()


@KINDS
@pytest.mark.parametrize("name", ["../../outside.xml", "word/../../x", "..\\x", "/../x"])
def test_names_that_climb_out_of_the_archive_are_refused(parse, data, part, name):
    with pytest.raises(InputRefused, match="climbs out"):
        parse(with_entry(data, zipfile.ZipInfo(name), "x"))


@KINDS
def test_links_are_refused(parse, data, part):
    link = zipfile.ZipInfo("media/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(InputRefused, match="is a link"):
        parse(with_entry(data, link, "/etc/passwd"))


@KINDS
def test_two_parts_of_one_name_are_refused_unless_they_are_the_same(parse, data, part):
    whole = part_of(data, part)
    with pytest.raises(InputRefused, match="two parts called"):
        parse(with_entry(data, zipfile.ZipInfo(part), whole.replace("质", "物") + "\n"))
    with pytest.raises(InputRefused, match="two parts called"):
        parse(with_entry(data, zipfile.ZipInfo(part.upper()), whole + "\n"))
    assert parse(with_entry(data, zipfile.ZipInfo(part), whole)).blocks == parse(data).blocks


@KINDS
def test_names_with_a_slash_in_front_or_with_backslashes_are_those_of_the_parts(parse, data, part):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr("/" + name.replace("/", "\\"), old.read(name))
    assert parse(out.getvalue()).blocks == parse(data).blocks


@KINDS
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8))
def test_no_damage_ends_in_anything_but_a_document_or_a_refusal(parse, data, part, changes):
    text = bytearray(part_of(data, part).encode())
    for at, value in changes:
        text[at % len(text)] = value
    try:
        document = parse(with_parts(data, {part: bytes(text)}))
    except InputRefused:
        return
    assert document.blocks
