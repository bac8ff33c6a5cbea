"""Tables as text: rows and cells as a spreadsheet program would show them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import BlockKind
from ingest.parsers import csv_text
from ingest.parsers.csv_text import parse_csv
from kb.domain.places import Place, PlaceUnit
from kb.errors import EmptyInput, InputRefused
from tests.ingest.parsers.office_files import texts


@pytest.mark.parametrize(
    "text",
    [
        "名称,数量\n灯具,1\n插座,2\n",
        "名称;数量\r\n灯具;1\r\n插座;2\r\n",
        "名称\t数量\n灯具\t1\n插座\t2",
        "名称|数量\n灯具|1\n插座|2",
        "名称，数量\n灯具，1\n插座，2",
        "sep=;\n名称;数量\n灯具;1\n插座;2",
        "名称;数量\r灯具;1\r插座;2\r",
        '"名称","数量"\n"灯具","1"\n"插座","2"',
    ],
)
def test_every_usual_delimiter_and_line_end_is_found(text):
    (table,) = parse_csv(text.encode()).blocks
    assert table.text == "名称 | 数量\n灯具 | 1\n插座 | 2"
    assert table.head_rows == 1


def test_a_comma_of_decimals_is_not_taken_for_the_delimiter():
    document = parse_csv("名称;价格\n灯具;1,5\n插座;2,5\n开关;0,5\n".encode())
    assert texts(document) == ["名称 | 价格\n灯具 | 1,5\n插座 | 2,5\n开关 | 0,5"]


def test_line_feeds_and_delimiters_within_quotation_marks_belong_to_the_cell():
    document = parse_csv(
        '条,内容,注\n第一条,"为了\n，测试, 制定",\n第二条,"说""好""",无\n'.encode()
    )
    (table,) = document.blocks
    assert table.text == '条 | 内容 | 注\n第一条 | 为了，测试, 制定 |\n第二条 | 说"好" | 无'
    assert [place.first for place in table.rows] == [1, 2, 3]
    assert table.rows[1] == Place(PlaceUnit.ROW, 2, 2)


def test_a_quotation_mark_that_opens_a_text_swallows_no_rows():
    rows = [f'{n}\t"引文{n}，未完' if n % 7 == 0 else f"{n}\t正文{n}" for n in range(1, 41)]
    document = parse_csv("\n".join(rows).encode())
    assert document.blocks[0].text.count("\n") == 39
    assert '7 | "引文7，未完' in document.blocks[0].text
    assert document.warnings == ("quotation marks do not enclose cells; they are read as text",)


def test_rows_of_other_lengths_lose_no_cell_and_are_named():
    document = parse_csv(b"a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n1,2,3\n1,2,3\n1,2,3\n1,2,3\n1,2,3")
    lines = document.blocks[0].text.split("\n")
    assert (lines[2], lines[3]) == ("4 | 5 |  |", "6 | 7 | 8 | 9")
    assert document.warnings == ("2 rows have 2, 4 cells where most have 3",)


def test_titles_and_remarks_around_a_table_are_paragraphs_of_their_own():
    document = parse_csv("抽查目录\n\n序号,名称\n1,灯具\n2,插座\n\n注：按批次计。\n".encode())
    kinds = [(block.kind, block.place.first) for block in document.blocks]
    assert kinds == [(BlockKind.PARAGRAPH, 1), (BlockKind.TABLE, 3), (BlockKind.PARAGRAPH, 7)]
    assert document.warnings == ()


def test_a_single_column_is_a_paragraph_a_line():
    document = parse_csv("第一条　为了测试，制定本法。\n第二条　生产者、销售者。\n附则".encode())
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 3
    assert document.blocks[0].text == "第一条　为了测试，制定本法。"


def test_a_table_in_gb18030_is_read_and_said_to_be_so():
    text = "名称,依据\n" + "生产者应当对其生产的产品质量负责,第二十六条\n" * 5
    document = parse_csv(text.encode("gb18030"))
    assert document.blocks[0].text.startswith("名称 | 依据\n生产者应当")
    assert document.warnings[0] == "read as GB18030: the file names no encoding"


@pytest.mark.parametrize("data", [b"", b"\n\n", b" , ,\n,,\n"])
def test_a_table_without_words_is_empty_input(data):
    with pytest.raises(EmptyInput):
        parse_csv(data)


def test_more_cells_than_the_limit_are_refused(monkeypatch):
    monkeypatch.setattr(csv_text, "MOST_CELLS", 5)
    with pytest.raises(InputRefused, match="more than 5 filled cells"):
        parse_csv(b"a,b\n1,2\n3,4\n")


def test_a_cell_past_the_limit_is_refused_not_an_error_of_the_library(monkeypatch):
    monkeypatch.setattr(csv_text, "_LONGEST_CELL", 100)
    with pytest.raises(InputRefused, match="cannot be read"):
        parse_csv(b"a,b\n" + b"x" * 200 + b",1\n")


CELL = st.text(st.sampled_from('甲乙ab1,;"\t\n'), min_size=1, max_size=8).filter(
    lambda text: text.split() and "  " not in text
)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=2, max_size=8), st.sampled_from(",;\t"))
def test_what_a_csv_writer_writes_comes_out_cell_by_cell(rows, delimiter):
    out = io.StringIO()
    heads = [("名称", "数量", "说明")] * 20
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([*heads, *rows])
    (table,) = parse_csv(out.getvalue().encode()).blocks
    lines = table.text.split("\n")
    assert len(lines) == len(heads) + len(rows)
    for line, row in zip(lines[20:], rows, strict=True):
        expected = "".join("".join(cell.split()) for cell in row)
        assert "".join(line.replace(" | ", "").split()) == expected
