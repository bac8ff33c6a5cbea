"""Workbooks: what stands in the cells of each sheet, with the row where it stands."""

import datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image

from ingest.blocks import BlockKind
from ingest.parsers import sheet_tables, xlsx_cells
from ingest.parsers.xlsx import parse_xlsx
from kb.domain.places import Place, PlaceUnit
from kb.errors import EmptyInput, InputRefused
from tests.ingest.parsers.office_files import part_of, saved, texts, with_parts, workbook

HEAD = ["序号", "产品", "合格率"]


def tables(document):
    return [block for block in document.blocks if block.kind is BlockKind.TABLE]


def test_a_sheet_is_a_heading_and_a_table_whose_lines_know_their_rows():
    document = parse_xlsx(saved(workbook([HEAD, [1, "灯具", 0.9], [2, "插座", 0.8]])))
    heading, table = document.blocks
    assert (heading.kind, heading.text, heading.level) == (BlockKind.HEADING, "目录", 1)
    assert table.text == "序号 | 产品 | 合格率\n1 | 灯具 | 0.9\n2 | 插座 | 0.8"
    assert table.rows == tuple(Place(PlaceUnit.ROW, n, n, "目录") for n in (1, 2, 3))
    assert table.at == Place(PlaceUnit.ROW, 1, 3, "目录")
    assert table.head_rows == 1
    assert [block.first_line for block in document.blocks] == [1, 2]


def test_tables_are_parted_by_empty_rows_with_titles_above_and_remarks_below():
    rows = [
        ["抽查目录"],
        HEAD,
        [1, "灯具", 0.9],
        ["注：按批次计。"],
        [],
        ["名称", "依据"],
        ["甲", "乙"],
    ]
    document = parse_xlsx(saved(workbook(rows)))
    assert [(b.kind, b.place.first, b.place.last) for b in document.blocks[1:]] == [
        (BlockKind.PARAGRAPH, 1, 1),
        (BlockKind.TABLE, 2, 3),
        (BlockKind.PARAGRAPH, 4, 4),
        (BlockKind.TABLE, 6, 7),
    ]


def test_merged_heads_reach_over_the_rows_that_they_span():
    book = workbook([["产品", "抽查", None], [None, "批次", "合格率"], ["灯具", 12, 0.9]])
    book.active.merge_cells("A1:A2")
    book.active.merge_cells("B1:C1")
    (table,) = tables(parse_xlsx(saved(book)))
    assert table.head_rows == 2
    assert table.text == "产品 | 抽查 |\n产品 | 批次 | 合格率\n灯具 | 12 | 0.9"


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([[1, 2, 3], [4, 5, 6]], 0),
        ([["项目", 2023, 2024], ["批次", 1, 2]], 1),
        ([["甲", 2023], ["乙", 2024]], 0),
        ([["项目", "2024年1月", "2024年2月"], ["批次", 1, 2]], 1),
        ([["灯具", 12, 0.9], ["插座", 13, 0.8]], 0),
        ([["名称", "依据"]], 0),
    ],
)
def test_column_heads_are_words_in_most_columns_above_another_row(rows, heads):
    assert tables(parse_xlsx(saved(workbook(rows))))[0].head_rows == heads


def test_numbers_and_dates_are_as_they_are_shown():
    book = workbook(
        [["甲", "乙", "丙", "丁", "戊"], [7, 0.953, 12345, datetime.date(2024, 3, 1), True]]
    )
    codes = {"A2": "000", "B2": "0.0%", "C2": "#,##0", "D2": 'yyyy"年"m"月"d"日"'}
    for cell, code in codes.items():
        book.active[cell].number_format = code
    (table,) = tables(parse_xlsx(saved(book)))
    assert table.text.split("\n")[1] == "007 | 95.3% | 12,345 | 2024年3月1日 | TRUE"


def test_a_formula_shows_its_stored_value_and_one_without_is_named():
    data = saved(workbook([["甲", "乙"], [1, "=A2*2"], [2, "=A3*2"]]))
    sheet = "xl/worksheets/sheet1.xml"
    valued = part_of(data, sheet).replace("<f>A2*2</f><v/>", "<f>A2*2</f><v>2</v>")
    valued = valued.replace("<f>A2*2</f><v></v>", "<f>A2*2</f><v>2</v>")
    document = parse_xlsx(with_parts(data, {sheet: valued}))
    assert tables(document)[0].text == "甲 | 乙\n1 | 2\n2 |"
    assert document.warnings == ("1 formula on '目录' without a stored value: B3",)


def test_what_is_hidden_is_read_and_named():
    book = workbook([HEAD, [1, "灯具", 0.9], [2, "插座", 0.8]])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.create_sheet("底稿").append(["密", "文"])
    book["底稿"].sheet_state = "veryHidden"
    document = parse_xlsx(saved(book))
    assert "2 | 插座 | 0.8" in document.blocks[1].text
    assert "密 | 文" in texts(document)
    assert document.warnings == (
        "1 hidden sheet read too: 底稿",
        "1 hidden row on '目录' read too: 3",
        "1 hidden column on '目录' read too: B",
    )


def test_a_comment_is_a_note_behind_its_table_under_the_name_of_its_cell():
    book = workbook([HEAD, [1, "灯具", 0.9], [], ["甲", "乙"], ["丙", "丁"]])
    book.active["B2"].comment = Comment("含\n光源", "审核人")
    document = parse_xlsx(saved(book))
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.TABLE, BlockKind.NOTE, BlockKind.TABLE]
    assert document.blocks[2].text == "B2: 含光源"
    assert document.blocks[2].place == Place(PlaceUnit.ROW, 2, 2, "目录")


def test_a_thread_of_comments_is_read_instead_of_the_hint_at_it():
    book = workbook([HEAD, [1, "灯具", 0.9]])
    book.active["B2"].comment = Comment("[Threaded comment] 您的版本不支持", "x")
    data = saved(book)
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    relation = (
        '<Relationship Id="t1" Target="../threadedComments/t1.xml" '
        'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
    )
    thread = '<ThreadedComments xmlns="x"><threadedComment ref="B2"><text>请核对</text></threadedComment></ThreadedComments>'  # noqa: E501
    changed = {
        rels: part_of(data, rels).replace("</Relationships>", f"{relation}</Relationships>"),
        "xl/threadedComments/t1.xml": thread,
    }
    document = parse_xlsx(with_parts(data, changed))
    assert [b.text for b in document.blocks if b.kind is BlockKind.NOTE] == ["B2: 请核对"]


def test_pictures_macros_and_sheets_without_cells_are_named(tmp_path):
    from PIL import Image as Picture

    Picture.new("RGB", (4, 4)).save(tmp_path / "dot.png")
    book = workbook([HEAD, [1, "灯具", 0.9]])
    book.active.add_image(Image(tmp_path / "dot.png"), "E5")
    book.create_sheet("Sheet3")
    book.create_chartsheet("图")
    document = parse_xlsx(with_parts(saved(book), {"xl/vbaProject.bin": b"x"}))
    assert set(document.warnings) == {
        "2 sheets without filled cells left out: Sheet3, 图",
        "macros left out",
        "1 picture left out",
    }


RICH = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>丙</t></si><si>'
    "<r><t>质</t></r><r><rPr><b/></rPr><t>量_x000D_\n法</t></r>"
    '<rPh sb="0" eb="1"><t>zhi</t></rPh></si></sst>'
)
SHARED = (
    '<Relationship Id="s1" Target="/xl/sharedStrings.xml" Type="http://purl.oclc.org/ooxml/'
    'officeDocument/relationships/sharedStrings"/></Relationships>'
)


def with_shared_strings(cell):
    data = saved(workbook([["甲", "乙"], ["丙", 1]]))
    sheet, rels = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
    changed = {
        sheet: part_of(data, sheet).replace('<c r="B2" t="n"><v>1</v></c>', cell),
        rels: part_of(data, rels).replace("</Relationships>", SHARED),
        "xl/sharedStrings.xml": RICH,
    }
    assert cell in changed[sheet]
    return with_parts(data, changed)


def test_phonetic_hints_and_fonts_within_a_shared_text_leave_no_trace():
    document = parse_xlsx(with_shared_strings('<c r="B2" t="s"><v>1</v></c>'))
    assert tables(document)[0].text == "甲 | 乙\n丙 | 质量法"


def test_a_cell_that_points_to_no_text_is_refused():
    with pytest.raises(InputRefused, match="a cell has a text that is not in it"):
        parse_xlsx(with_shared_strings('<c r="B2" t="s"><v>2</v></c>'))


def test_titles_come_from_the_properties_else_from_an_only_sheet():
    rows = [["抽查目录"], HEAD, [1, "灯具", 0.9]]
    book = workbook(rows, name="Sheet1")
    document = parse_xlsx(saved(book))
    assert document.front_matter == {"title": "抽查目录"}
    assert texts(document)[0] == "抽查目录"
    book.properties.title = "2024年抽查目录"
    assert parse_xlsx(saved(book)).front_matter == {"title": "2024年抽查目录"}
    book.properties.title = "工作簿1"
    book.create_sheet("说明").append(["甲", "乙"])
    assert parse_xlsx(saved(book)).front_matter == {}


def test_only_sheets_with_words_count_and_none_is_empty_input():
    with pytest.raises(EmptyInput, match="no text in the cells"):
        parse_xlsx(saved(openpyxl.Workbook()))


def test_more_cells_than_the_limit_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx_cells, "MOST_CELLS", 5)
    with pytest.raises(InputRefused, match="more than 5 filled cells"):
        parse_xlsx(saved(workbook([HEAD, [1, "灯具", 0.9]])))


def test_cells_far_apart_do_not_become_gigabytes_of_bars(monkeypatch):
    monkeypatch.setattr(sheet_tables, "MOST_GRID", 50)
    book = openpyxl.Workbook()
    for n in range(1, 10):
        book.active.cell(n, n * 1000, "甲")
        book.active.cell(n, n * 1000 + 1, "乙")
    with pytest.raises(InputRefused, match="too far apart"):
        parse_xlsx(saved(book))


def test_rows_and_cells_without_references_are_counted():
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row><c t="inlineStr"><is><t>甲</t></is></c><c t="str"><v>乙</v></c></row>'
        "<row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>"
    )
    data = with_parts(saved(workbook([["x"]])), {"xl/worksheets/sheet1.xml": sheet})
    (table,) = tables(parse_xlsx(data))
    assert table.text == "甲 | 乙\n1 | 2"
    assert [place.first for place in table.rows] == [1, 2]


CELL = st.text(
    st.characters(
        blacklist_categories=("Cs", "Cc", "Cf", "Cn", "Co", "Z"), blacklist_characters="|=_"
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40)
@given(st.lists(st.lists(CELL, min_size=2, max_size=5), min_size=1, max_size=8))
def test_texts_of_cells_come_out_whole_in_order_each_in_its_row(rows):
    document = parse_xlsx(saved(workbook([[f"'{text}" for text in row] for row in rows])))
    (table,) = tables(document)
    lines = table.text.split("\n")
    assert [place.first for place in table.rows] == list(range(1, len(rows) + 1))
    width = max(map(len, rows))
    for line, row in zip(lines, rows, strict=True):
        cells = [cell.strip() for cell in f" {line} ".split(" | ")]
        assert cells == [f"'{text}" for text in row] + [""] * (width - len(row))


def test_numbers_of_absurd_length_do_no_harm():
    digits = "9" * 5000
    data = saved(workbook([["甲", 1]]))
    sheet = part_of(data, "xl/worksheets/sheet1.xml").replace('r="1"', f'r="{digits}"', 1)
    sheet = sheet.replace("<v>1</v>", f"<v>{digits}</v>")
    assert parse_xlsx(with_parts(data, {"xl/worksheets/sheet1.xml": sheet})).blocks
