"""Bytes to text, or a refusal that says what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.clean import clean
from ingest.parsers.decoding import Decoded, decode
from kb.errors import InputRefused


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf8_and_marked_utf16_are_read_without_the_mark(encoding):
    assert decode("第一条　为了".encode(encoding)) == Decoded("第一条　为了")


def test_bytes_of_no_known_encoding_are_refused_with_the_place_and_a_cure():
    with pytest.raises(InputRefused) as refusal:
        decode(b"line one\n" + "产品质量法".encode() + b"\xff\xfe")
    assert "byte offset 24, line 2" in refusal.value.problem
    assert "iconv -f GB18030 -t UTF-8 FILE > NEW" in refusal.value.cure
    assert "\n" not in str(refusal.value)


def test_the_offset_counts_the_byte_order_mark():
    with pytest.raises(InputRefused, match="byte offset 4"):
        decode(b"\xef\xbb\xbfa\xff")


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf"])
def test_a_file_without_words_is_refused(data):
    with pytest.raises(InputRefused, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04abc", "Office"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xd0\xcf\x11\xe0rest", "old Office"),
        (b"abc\x00def", "binary"),
        ("第一条".encode("utf-16-le"), "UTF-16 without a mark"),
        (b"\x01\x02\x03\x04\x05\x06 text", "binary"),
    ],
)
def test_binary_content_is_refused_by_its_name(data, name):
    with pytest.raises(InputRefused, match=name):
        decode(data)


def test_real_awkward_files_never_raise_anything_but_a_refusal(shared_data):
    files = [path for path in (shared_data / "awkward").rglob("*") if path.is_file()]
    assert files
    for path in files:
        try:
            decode(path.read_bytes())
        except InputRefused:
            continue


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    try:
        decoded = decode(data)
    except InputRefused:
        return
    assert decoded.text.strip()


def test_cleaning_takes_out_what_nobody_sees_and_keeps_width_and_spaces():
    hidden = "a\u200bb\u202ec\ufeff\x07d\U000e0041"
    assert clean(hidden) == "abcd"
    assert clean("x\r\ny\rz") == "x\ny\nz"
    assert clean("第一条　§\u2009820（ＡＢ）㎡") == "第一条　§\u2009820（ＡＢ）㎡"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
