r"""RTF: code pages, numbers, tables and notes come out as a reader sees them."""

from contextlib import suppress

import pytest

from ingest.blocks import BlockKind
from ingest.parsers.rtf import parse_rtf
from kb.errors import EmptyInput, InputRefused

FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 MingLiU;}"
    r"{\f3\fcharset2 Symbol;}{\f4\fcharset204 Times;}}"
)


def rtf(body, header=r"\ansi\ansicpg1252\deff0"):
    return f"{{\\rtf1{header}{FONTS}{body}}}".encode("ascii")


def escaped(text, encoding):
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def texts(body, **more):
    return [block.text for block in parse_rtf(rtf(body, **more)).blocks]


def test_paragraphs_come_in_order_with_their_places():
    document = parse_rtf(rtf(r"one\par\par two\line three\par"))
    assert [(b.text, b.at.first, b.first_line) for b in document.blocks] == [
        ("one", 1, 1),
        ("two", 3, 2),
        ("three", 3, 3),
    ]
    assert document.parser == "rtf/1"
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r"{\f1 " + escaped("第一条", "gbk") + "}", "第一条"),
        (r"{\f2 " + escaped("第一條", "big5") + "}", "第一條"),
        (r"{\f4 " + escaped("закон", "cp1251") + "}", "закон"),
        (r"\f0 na\'efve \'93x\'94", "naïve “x”"),
        (r"\uc1\u31532?\u19968?\u26465?", "第一条"),
        (r"\uc2\u31532" + escaped("第", "gbk") + r"\u19968" + escaped("一", "gbk") + "x", "第一x"),
        (r"\uc0\u31532\u19968 x", "第一x"),
        (r"\uc1\u-10179?\u-8704?", "\U0001f600"),
        (r"{\hich\af0\dbch\af1\loch\f0 " + r"\dbch " + escaped("质量", "gbk") + "}", "质量"),
        (r"a\~b\_c\-d\emdash e\tab f\{\}\\", "a\xa0b-cd—e f{}\\"),
        (r"{\f3 b}", "β"),
        (r"x{\super 2}", "x²"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}", "link"),
        (r"{\*\unknown nothing}seen{\info{\title no}}", "seen"),
        ("two\r\nlines", "twolines"),
    ],
)
def test_characters_are_read_in_the_encoding_of_their_font(body, shown):
    assert texts(body) == [shown]


def test_chinese_windows_writes_its_code_page_in_fonts_of_any_charset():
    assert texts(escaped("第一条", "gbk"), header=r"\ansi\ansicpg936\deff0") == ["第一条"]
    assert texts(escaped("第一条", "gbk"), header=r"\ansi\ansicpg936") == ["第一条"]


def test_a_number_that_was_printed_before_an_item_is_in_the_text():
    body = r"\pard{\listtext\pard\plain 1.\tab}first\par{\listtext\f3\'b7\tab}second\par"
    document = parse_rtf(rtf(body))
    assert [(b.kind, b.text) for b in document.blocks] == [
        (BlockKind.LIST_ITEM, "1. first"),
        (BlockKind.LIST_ITEM, "second"),
    ]
    assert document.warnings == ()


def test_headings_are_told_by_style_or_outline_level():
    styles = r"{\stylesheet{\s0 Normal;}{\s1\b heading 2;}}"
    document = parse_rtf(
        rtf(styles + r"\pard\s1{\listtext\pard 1\tab}Scope\par\pard\outlinelevel0 A\par\pard b\par")
    )
    assert [(b.text, b.level) for b in document.blocks] == [("1 Scope", 2), ("A", 1), ("b", 0)]


def test_a_table_is_a_block_with_a_place_for_each_row():
    head = r"\trowd\trhdr\cellx1\cellx2\intbl a\cell b\cell\row"
    row = r"\trowd\cellx1\cellx2\intbl 1\par 2\cell 3\cell\row\pard after\par"
    table, after = parse_rtf(rtf(head + row)).blocks
    assert (table.kind, table.text, table.head_rows) == (BlockKind.TABLE, "a | b\n1 2 | 3", 1)
    assert [(place.first, place.last) for place in table.rows] == [(1, 2), (4, 5)]
    assert (after.text, after.at.first) == ("after", 6)


def test_a_frame_around_text_is_not_a_table():
    body = r"\trowd\cellx1\intbl one\par two\cell\row"
    document = parse_rtf(rtf(body))
    assert [(b.kind, b.text) for b in document.blocks] == [
        (BlockKind.PARAGRAPH, "one"),
        (BlockKind.PARAGRAPH, "two"),
    ]


def test_footnotes_stand_behind_their_paragraph_and_endnotes_at_the_end():
    foot = r"{\super\chftn}{\footnote\pard{\super\chftn} foot}"
    end = r"{\super\chftn}{\footnote\ftnalt\pard{\super\chftn} end}"
    document = parse_rtf(rtf(rf"a{foot} b{end} c{foot}\par next\par"))
    assert [(b.kind, b.text) for b in document.blocks] == [
        (BlockKind.PARAGRAPH, "a¹ b[i] c²"),
        (BlockKind.NOTE, "¹ foot"),
        (BlockKind.NOTE, "² foot"),
        (BlockKind.PARAGRAPH, "next"),
        (BlockKind.NOTE, "[i] end"),
    ]


def test_a_text_box_is_read_once_behind_its_paragraph():
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt in the box\par}}{\shprslt in the box}}"
    assert texts(rf"before {box}after\par") == ["before after", "in the box"]


def test_what_is_left_out_is_counted():
    body = (
        r"x{\v secret}{\deleted gone}{\revised new}{\pict\bin3 }{}}{\*\annotation why}"
        r"{\header top\par}{\object{\*\objdata 00}{\result shown}}\par"
    )
    document = parse_rtf(rtf(body))
    assert [block.text for block in document.blocks] == ["xnew"]
    assert document.warnings == (
        "tracked changes taken as accepted: 1 insertion",
        "1 tracked deletion left out",
        "4 characters of tracked deletions left out",
        "1 comment left out",
        "6 characters of hidden text left out",
        "1 header or footer left out",
        "1 image whose text, if any, is not read",
        "1 embedded object not read",
    )


def test_a_table_of_contents_is_left_out():
    styles = r"{\stylesheet{\s9 toc 1;}}"
    document = parse_rtf(rtf(styles + r"\pard\s9 Scope\tab 3\par\pard Scope\par"))
    assert [block.text for block in document.blocks] == ["Scope"]
    assert document.warnings == ("1 line of a table of contents left out",)


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes_and_that_is_said():
    document = parse_rtf(rtf(r"first\par{\b second")[:-1])
    assert [block.text for block in document.blocks] == ["first", "second"]
    assert document.warnings == ("the file seems cut off: 2 groups without an end",)


@pytest.mark.parametrize("data", [b"plain text", b"PK\x03\x04", b"<html>"])
def test_what_is_not_rtf_is_refused_with_advice(data):
    with pytest.raises(InputRefused) as refused:
        parse_rtf(data)
    assert refused.value.cure


@pytest.mark.parametrize("data", [b"", b" \n", rtf(""), rtf(r"{\pict 00}")])
def test_what_has_no_text_is_empty_input(data):
    with pytest.raises(EmptyInput):
        parse_rtf(data)


def test_groups_without_end_are_refused():
    with pytest.raises(InputRefused, match="nested deeper"):
        parse_rtf(rb"{\rtf1 x" + b"{" * 100_000)


def test_bytes_that_are_changed_on_the_way_never_raise_anything_else():
    row = r"\trowd\cellx1 a\cell b\cell\row\pard"
    data = rtf(row + r"{\footnote\ftnalt x}\u31532?\'b5\'da{\super\chftn}\par")
    for at in range(6, len(data)):
        for change in (0x01, 0x5C, 0x7B):
            broken = bytearray(data)
            broken[at] ^= change
            with suppress(InputRefused):
                assert parse_rtf(bytes(broken)).blocks


def test_of_text_in_two_forms_the_unicode_one_is_read():
    text = b"{\\rtf1\\ansi a {\\upr{?? b}{\\*\\ud{\\u36136?\\u37327? b}}} c\\par}"
    assert [block.text for block in parse_rtf(text).blocks] == ["a 质量 b c"]
