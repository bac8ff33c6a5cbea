"""Tables of Word documents: rows with places, or only a frame around text."""

from ingest.blocks import BlockKind
from ingest.parsers.docx import parse_docx
from tests.ingest.parsers.docx_files import cell, docx, item, level, lists, p, row, table

HEAD = "<w:tblHeader/>"


def blocks(body, **parts):
    return parse_docx(docx(body, **parts)).blocks


def test_a_table_is_a_block_with_a_place_for_each_row():
    body = p("before") + table(row("类别", "限值", properties=HEAD), ("甲", "1"), ("乙", "2"))
    _, found = blocks(body)
    assert (found.kind, found.text) == (BlockKind.TABLE, "类别 | 限值\n甲 | 1\n乙 | 2")
    assert [(place.first, place.last) for place in found.rows] == [(2, 3), (4, 5), (6, 7)]
    assert (found.at.first, found.at.last, found.head_rows) == (2, 7, 1)


def test_only_rows_on_top_are_heads_and_a_switched_off_head_is_none():
    off = '<w:tblHeader w:val="0"/>'
    (found,) = blocks(table(row("a", "b", properties=off), row("c", "d", properties=HEAD)))
    assert found.head_rows == 0


def test_a_cell_merged_over_rows_stands_in_each_and_one_merged_over_columns_once():
    across = cell("都", '<w:gridSpan w:val="2"/>')
    down, below = cell("上", '<w:vMerge w:val="restart"/>'), cell(p(), "<w:vMerge/>")
    (found,) = blocks(table((across, "x"), (down, "1", "2"), (below, "3", "4")))
    assert found.text == "都 |  | x\n上 | 1 | 2\n上 | 3 | 4"


def test_the_paragraphs_of_a_cell_are_joined_and_blank_rows_go():
    (found,) = blocks(table((p("生产") + p("日期"), "a"), (p(), p()), ("b", "c")))
    assert found.text == "生产日期 | a\nb | c"
    assert len(found.rows) == 2


def test_a_table_in_a_cell_is_a_block_behind_the_one_around_it():
    inner = table(("x", "y"), ("z", "w"))
    found = blocks(table((p("outer") + inner + p(), "side"), ("a", "b")))
    assert [block.text for block in found] == ["outer | side\na | b", "x | y\nz | w"]


def test_a_frame_around_text_is_not_a_table():
    found = blocks(table((p("第一条　甲。") + p("第二条　乙。"),)))
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.PARAGRAPH, "第一条　甲。"),
        (BlockKind.PARAGRAPH, "第二条　乙。"),
    ]


def test_a_column_of_articles_beside_remarks_is_read_as_text():
    article = "第一条　生产者应当对其生产的产品质量负责，并且保存记录。"
    found = blocks(table((article, "说明"), (article.replace("一", "二"), "")))
    assert [block.kind for block in found] == [BlockKind.PARAGRAPH] * 3


def test_marks_in_a_column_of_their_own_begin_the_words_beside_them():
    found = blocks(table(("(a)", "first"), ("(b)", "second")))
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.LIST_ITEM, "(a) first"),
        (BlockKind.LIST_ITEM, "(b) second"),
    ]


def test_numbers_run_on_through_the_cells():
    body = item("x") + table((item("a"), item("b"))) + item("y")
    found = blocks(body, numbering=lists(level(0)))
    assert [block.text for block in found] == ["1. x", "2. a | 3. b", "4. y"]


def test_a_row_that_is_taken_out_is_left_out_and_counted():
    gone = row("old", "1", properties="<w:del/>")
    document = parse_docx(docx(table(("a", "b"), gone, ("c", "d"))))
    assert [block.text for block in document.blocks] == ["a | b\nc | d"]
    assert document.warnings == ("1 tracked deletion left out",)


def test_rows_and_cells_inside_controls_are_found():
    wrapped = f"<w:sdt><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt>"
    inner = f"<w:sdt><w:sdtContent>{cell('d')}</w:sdtContent></w:sdt>"
    (found,) = blocks(table(wrapped, f"<w:tr>{cell('c')}{inner}</w:tr>"))
    assert found.text == "a | b\nc | d"
