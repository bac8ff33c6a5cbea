"""Cells that are merged over rows or broken into lines, whatever the format."""

from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.util import Inches

from ingest.blocks import BlockKind, block_origins, stored_text
from ingest.parsers import merged_cells
from ingest.parsers.cell_lines import cell_line
from ingest.parsers.docx import parse_docx
from ingest.parsers.epub import parse_epub
from ingest.parsers.html import parse_html
from ingest.parsers.pptx import parse_pptx
from ingest.parsers.rtf import parse_rtf
from ingest.parsers.xlsx import parse_xlsx
from tests.ingest.parsers.docx_files import cell, docx, p, table
from tests.ingest.parsers.office_files import book_of, saved, workbook

GRID = [("地区", "产品", "批次"), ("华北", "灯具", "12"), ("", "插座", "30"), ("", "", "7")]
EXPECTED = "地区 | 产品 | 批次\n华北 | 灯具 | 12\n华北 | 插座 | 30\n华北 | 插座 | 7"
HTML = (
    "<table><tr><th>地区<th>产品<th>批次<tr><td rowspan=3>华北<td>灯具<td>12"
    "<tr><td rowspan=2>插座<td>30<tr><td>7</table>"
)


def in_xlsx():
    book = workbook(GRID)
    book.active.merge_cells("A2:A4")
    book.active.merge_cells("B3:B4")
    return parse_xlsx(saved(book))


def in_docx():
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        GRID[0],
        (cell("华北", begins), "灯具", "12"),
        (cell(p(), goes_on), cell("插座", begins), "30"),
        (cell(p(), goes_on), cell(p(), '<w:vMerge w:val="continue"/>'), "7"),
    )
    return parse_docx(docx(table(*rows)))


def in_pptx():
    made = Presentation()
    shapes = made.slides.add_slide(made.slide_layouts[6]).shapes
    grid = shapes.add_table(4, 3, Inches(1), Inches(1), Inches(4), Inches(2)).table
    for at, row in enumerate(GRID):
        for column, text in enumerate(row):
            grid.cell(at, column).text = text
    grid.cell(1, 0).merge(grid.cell(3, 0))
    grid.cell(2, 1).merge(grid.cell(3, 1))
    return parse_pptx(saved(made))


def in_rtf():
    def row(properties, *cells):
        columns = "".join(f"{own}\\cellx{n}" for n, own in enumerate(properties, 1))
        words = "".join(f"{text}\\cell " for text in cells)
        return f"\\trowd{columns}\\intbl {words}\\row\n"

    plain, begins, goes_on = "", "\\clvmgf", "\\clvmrg"
    rows = (
        row([plain] * 3, *GRID[0]),
        row([begins, plain, plain], *GRID[1]),
        row([goes_on, begins, plain], *GRID[2]),
        row([goes_on, goes_on, plain], *GRID[3]),
    )
    text = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in "".join(rows))
    return parse_rtf(f"{{\\rtf1\\ansi {text}}}".encode("ascii"))


def in_html():
    return parse_html(HTML.encode())


def in_epub():
    return parse_epub(book_of({"a.xhtml": f"<html><body>{HTML}</body></html>"}))


@pytest.mark.parametrize("made", [in_xlsx, in_docx, in_pptx, in_rtf, in_html, in_epub])
def test_a_row_of_merged_cells_stands_alone_as_a_citation(made):
    document = made()
    (found,) = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    assert found.text == EXPECTED
    assert len(found.rows) == 4
    text = stored_text(document.blocks)
    told = [text[o.start : o.end] for o in block_origins(document.blocks)]
    assert told[-4:] == EXPECTED.split("\n")


def test_words_merged_over_columns_stand_once_in_their_row():
    book = workbook([["产品", "抽查", None], ["灯具", "合格", None], ["插座", 1, 2]])
    book.active.merge_cells("B2:C2")
    assert parse_xlsx(saved(book)).blocks[-1].text == "产品 | 抽查 |\n灯具 | 合格 |\n插座 | 1 | 2"


def test_a_row_that_a_merged_cell_alone_fills_does_not_part_its_table():
    book = workbook([["地区", "批次"], ["华北", 1], [None, None], [None, 3]])
    book.active.merge_cells("A2:A4")
    (_, found) = parse_xlsx(saved(book)).blocks
    assert found.text == "地区 | 批次\n华北 | 1\n华北 | 3"
    assert [place.first for place in found.rows] == [1, 2, 4]


def test_long_cells_and_endless_merges_are_not_repeated(monkeypatch):
    long = "长" * (merged_cells.LONGEST_REPEATED + 1)
    page = f"<table><tr><th>一<th>二<tr><td rowspan=3>{long}<td>a<tr><td>b<tr><td>c</table>"
    assert parse_html(page.encode()).blocks[0].text.count(long) == 1
    monkeypatch.setattr(merged_cells.Repeats.__init__, "__defaults__", (5,))
    assert in_html().blocks[0].text.endswith("\n华北 | 插座 | 30\n华北 |  | 7")


def test_no_cell_reaches_out_of_its_group_of_rows():
    page = (
        "<table><thead><tr><th rowspan=9>甲<th>乙</thead>"
        "<tbody><tr><td rowspan=0>1<td>2<tr><td>3<tr><td>4</table>"
    )
    assert parse_html(page.encode()).blocks[0].text == "甲 | 乙\n1 | 2\n1 | 3\n1 | 4"


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["1.灯具", "2.插座"], "1.灯具 2.插座"),
        (["（一）灯具", "（二）插座"], "（一）灯具 （二）插座"),
        (["合格", "不合格"], "合格 不合格"),
        (["GB 7000.1", "灯具"], "GB 7000.1 灯具"),
        (["safe", "lamps"], "safe lamps"),
        (["国家质量监督检验", "检疫总局"], "国家质量监督检验检疫总局"),
        (["生产者、", "销售者"], "生产者、销售者"),
        (["灯具（不含", "光源）"], "灯具（不含光源）"),
        (["合格。", "不合格。"], "合格。不合格。"),
        (["备", "注"], "备注"),
        (["有限公", "司"], "有限公司"),
        (["监督", "抽查"], "监督抽查"),
        (["灯具", "插座", "风扇"], "灯具 插座 风扇"),
        (["", " 甲 "], "甲"),
        ([], ""),
    ],
)
def test_the_lines_of_a_cell_are_joined_only_where_they_are_one(lines, shown):
    assert cell_line(lines) == shown


def test_a_column_head_is_broken_to_be_narrow_and_not_in_words():
    assert cell_line(["产品", "名称"], is_head=True) == "产品名称"
    assert cell_line(["1.产品", "2.名称"], is_head=True) == "1.产品 2.名称"


LINES = [["产品\n名称", "结论"], ["灯具", "合格\n不合格"], ["插座", "1.安全\n2.节能"]]
TOLD = "产品名称 | 结论\n灯具 | 合格 不合格\n插座 | 1.安全 2.节能"


def test_lines_of_cells_come_out_alike_in_every_format():
    rows = "".join(f"<tr>{''.join(f'<td>{c}' for c in row)}" for row in LINES)
    page = f"<table>{rows}</table>".replace("\n", "<br>")
    assert parse_html(page.encode()).blocks[0].text == TOLD
    assert parse_xlsx(saved(workbook(LINES))).blocks[-1].text == TOLD
    made = Presentation()
    shapes = made.slides.add_slide(made.slide_layouts[6]).shapes
    grid = shapes.add_table(3, 2, Inches(1), Inches(1), Inches(4), Inches(2)).table
    for at, row in enumerate(LINES):
        for column, text in enumerate(row):
            grid.cell(at, column).text = text
    assert parse_pptx(saved(made)).blocks[0].text == TOLD
    broken = [[p(f"<w:r>{_runs(text)}</w:r>") for text in row] for row in LINES]
    assert parse_docx(docx(table(*broken))).blocks[0].text == TOLD
    apart = [["".join(map(p, text.split("\n"))) for text in row] for row in LINES]
    assert parse_docx(docx(table(*apart))).blocks[0].text == TOLD


def _runs(text):
    return "<w:br/>".join(f"<w:t>{line}</w:t>" for line in text.split("\n"))


def test_two_tables_side_by_side_are_two_with_their_own_heads():
    rows = [
        ["抽查结果", None, None, None, None, None],
        ["产品", "批次", None, "地区", "合格率", None],
        ["灯具", 12, None, "华北", 0.9, None],
        ["插座", 30, None, "华南", 0.8, None],
        ["风扇", 7, None, None, None, None],
    ]
    document = parse_xlsx(saved(workbook(rows, name="Sheet1")))
    assert [block.text for block in document.blocks] == [
        "抽查结果",
        "产品 | 批次\n灯具 | 12\n插座 | 30\n风扇 | 7",
        "地区 | 合格率\n华北 | 0.9\n华南 | 0.8",
    ]
    assert [block.head_rows for block in document.blocks] == [0, 1, 1]
    assert [place.first for place in document.blocks[2].rows] == [2, 3, 4]


def test_an_empty_column_within_a_table_parts_nothing():
    alone = workbook([["产品", "批次", None, "备注"], ["灯具", 1, None, "无"]], name="Sheet1")
    assert [b.text for b in parse_xlsx(saved(alone)).blocks] == [
        "产品 | 批次 | 备注\n灯具 | 1 | 无"
    ]
    rows = [["项", "目", None, "值", "注"], ["a", 1, None, 2, "x"], ["b", 1, None, 2, "y"]]
    covered = workbook(rows, name="Sheet1")
    covered.active.merge_cells("B1:C1")
    (found,) = parse_xlsx(saved(covered)).blocks
    assert found.text.count("\n") == 2
    assert replace(found, text="").head_rows >= 1
