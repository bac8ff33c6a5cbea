"""Decks: the words of each slide in the order in which a reader takes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from ingest.blocks import BlockKind
from ingest.parsers import pptx as parser
from ingest.parsers.pptx import parse_pptx
from ingest.parsers.pptx_graphics import diagram_lines
from ingest.parsers.zip_package import open_package
from ingest.structure.detect import build_structure
from kb.domain.places import Place, PlaceUnit
from kb.errors import EmptyInput, InputRefused
from tests.ingest.parsers.office_files import deck, part_of, saved, texts, with_parts

SLIDE = "ppt/slides/slide1.xml"


def bare_slide(made):
    return made.slides.add_slide(made.slide_layouts[6])


def box(slide, text, left, top, width=2.0, height=1.0):
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    shape.text_frame.text = text
    return shape


def test_a_slide_without_a_title_is_not_put_under_the_title_of_the_one_before():
    made = deck("质量培训", "召回程序")
    box(bare_slide(made), "联系方式见附件。", 1, 1)
    for slide in list(made.slides)[:2]:
        slide.placeholders[1].text_frame.text = "企业应当召回。"
    units = build_structure(parse_pptx(saved(made))).units
    assert [unit.headings for unit in units] == [(), (), ("召回程序",), ()]
    assert units[1].heading == "召回程序"


def test_titles_are_headings_and_every_block_knows_its_slide():
    made = deck("质量培训", "召回要求")
    made.slides[1].placeholders[1].text_frame.text = "立即停止销售"
    document = parse_pptx(saved(made))
    assert [(b.kind, b.text, b.level) for b in document.blocks] == [
        (BlockKind.HEADING, "质量培训", 1),
        (BlockKind.HEADING, "召回要求", 2),
        (BlockKind.LIST_ITEM, "立即停止销售", 0),
    ]
    assert document.blocks[2].place == Place(PlaceUnit.SLIDE, 2, 2)
    assert document.blocks[2].place.page == 2


def test_columns_are_read_one_after_the_other_below_what_stands_above_both():
    made = Presentation()
    slide = bare_slide(made)
    box(slide, "右下", 5, 4)
    box(slide, "右上", 5, 2.1)
    box(slide, "左下", 1, 3.8)
    box(slide, "上", 1, 0.5, width=6)
    box(slide, "左上", 1, 2, height=1.7)
    box(slide, "左旁", 1, 3.2, height=1.6).text_frame.text = "左中"
    found = texts(parse_pptx(saved(made)))
    assert found[0] == "上"
    assert found.index("右上") > max(found.index(one) for one in ("左上", "左中", "左下"))
    assert found[-2:] == ["右上", "右下"]


def test_what_is_grouped_is_read_together():
    made = Presentation()
    slide = bare_slide(made)
    group = slide.shapes.add_group_shape()
    for text, top in (("组内二", 3), ("组内一", 1)):
        shape = group.shapes.add_textbox(Inches(1), Inches(top), Inches(2), Inches(0.5))
        shape.text_frame.text = text
    box(slide, "旁", 5, 2)
    assert texts(parse_pptx(saved(made))) == ["组内一", "组内二", "旁"]


def test_numbers_that_the_program_counts_are_in_the_text():
    made = deck("要求")
    frame = made.slides[0].placeholders[1].text_frame
    frame.text = "甲"
    for text in ("乙", "丙"):
        frame.add_paragraph().text = text
    xml = part_of(saved(made), SLIDE)
    xml = xml.replace(
        "<a:p><a:r><a:t>甲",
        '<a:p><a:pPr><a:buAutoNum type="ea1ChsPeriod" startAt="9"/></a:pPr><a:r><a:t>甲',
    )
    xml = xml.replace(
        "<a:p><a:r><a:t>乙",
        '<a:p><a:pPr><a:buAutoNum type="ea1ChsPeriod" startAt="9"/></a:pPr><a:r><a:t>乙',
    )
    xml = xml.replace(
        "<a:p><a:r><a:t>丙",
        '<a:p><a:pPr lvl="1"><a:buAutoNum type="alphaLcParenBoth"/></a:pPr><a:r><a:t>丙',
    )
    assert texts(parse_pptx(with_parts(saved(made), {SLIDE: xml})))[1:] == [
        "九. 甲",
        "十. 乙",
        "(a) 丙",
    ]


def test_a_table_has_its_head_and_a_merged_cell_stands_in_each_of_its_rows():
    made = Presentation()
    table = (
        bare_slide(made).shapes.add_table(3, 2, Inches(1), Inches(1), Inches(4), Inches(2)).table
    )
    for at, row in enumerate([("产品", "要求"), ("灯具", "安全"), ("", "节能")]):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    (block,) = parse_pptx(saved(made)).blocks
    assert (block.text, block.head_rows) == ("产品 | 要求\n灯具 | 安全\n灯具 | 节能", 1)
    assert block.rows == (Place(PlaceUnit.SLIDE, 1, 1),) * 3


def test_a_chart_gives_its_title_and_the_numbers_behind_it():
    made = Presentation()
    data = CategoryChartData(number_format="0%")
    data.categories = ["灯具", "插座"]
    data.add_series("合格率", (0.5, 0.75))
    data.add_series("批次", (0.1, None))
    frame = bare_slide(made).shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(4), Inches(3), data
    )
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "抽查结果"
    document = parse_pptx(saved(made))
    assert texts(document) == ["抽查结果", "| 合格率 | 批次\n灯具 | 50% | 10%\n插座 | 75% |"]


DIAGRAM = """<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:ptLst>
<dgm:pt modelId="0" type="doc"/><dgm:pt modelId="2"><dgm:t><a:p><a:r><a:t>检查</a:t></a:r></a:p></dgm:t></dgm:pt>
<dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>计划</a:t></a:r></a:p></dgm:t></dgm:pt>
<dgm:pt modelId="3"><dgm:t><a:p><a:r><a:t>目标</a:t></a:r></a:p></dgm:t></dgm:pt>
<dgm:pt modelId="9" type="pres"><dgm:t><a:p><a:r><a:t>显示</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>
<dgm:cxnLst><dgm:cxn srcId="0" destId="1" srcOrd="0"/><dgm:cxn srcId="0" destId="2" srcOrd="1"/>
<dgm:cxn srcId="1" destId="3" srcOrd="0"/><dgm:cxn srcId="3" destId="1" srcOrd="0"/></dgm:cxnLst>
</dgm:dataModel>"""  # noqa: E501


def test_a_diagram_is_read_by_its_connections_even_where_they_run_in_a_circle():
    package = open_package(with_parts(saved(deck("甲")), {"d.xml": DIAGRAM}), "deck")
    assert diagram_lines(package.xml("d.xml")) == ["计划", "目标", "检查"]


def test_notes_of_the_speaker_stand_behind_their_slide():
    made = deck("质量培训", "召回要求")
    made.slides[0].notes_slide.notes_text_frame.text = "请举例。"
    blocks = parse_pptx(saved(made)).blocks
    assert [(b.kind, b.text) for b in blocks][1] == (BlockKind.NOTE, "请举例。")
    assert blocks[1].place.first == 1


def test_hidden_slides_are_read_and_slides_without_text_named():
    made = deck("质量培训", "底稿")
    made.slides[1]._element.set("show", "0")
    bare_slide(made)
    document = parse_pptx(saved(made))
    assert "底稿" in texts(document)
    assert document.warnings == ("1 hidden slide read too: 2", "1 slide without text: 3")


def test_a_deck_without_words_is_empty_input_and_too_many_slides_are_refused(monkeypatch):
    made = Presentation()
    bare_slide(made)
    with pytest.raises(EmptyInput, match="no text on these slides"):
        parse_pptx(saved(made))
    monkeypatch.setattr(parser, "MOST_SLIDES", 1)
    with pytest.raises(InputRefused, match="has 2 slides"):
        parse_pptx(saved(deck("甲", "乙")))


def test_a_slide_that_is_missing_is_named():
    with pytest.raises(InputRefused, match="incomplete: slide 2 is not in it"):
        parse_pptx(with_parts(saved(deck("甲", "乙")), {"ppt/slides/slide2.xml": None}))


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 6)), min_size=1, max_size=8))
def test_every_box_is_read_once_wherever_it_stands(places):
    made = Presentation()
    slide = bare_slide(made)
    for n, (left, top) in enumerate(places):
        box(slide, f"第{n}框", left, top)
    assert sorted(texts(parse_pptx(saved(made)))) == sorted(f"第{n}框" for n in range(len(places)))


def with_shape(xml):
    data = saved(deck("题"))
    slide = part_of(data, SLIDE).replace("</p:spTree>", f"{xml}</p:spTree>")
    return parse_pptx(with_parts(data, {SLIDE: slide}))


def test_shapes_in_groups_without_end_are_read_all_the_same():
    inner = "<p:sp><p:txBody><a:p><a:r><a:t>深</a:t></a:r></a:p></p:txBody></p:sp>"
    assert texts(with_shape("<p:grpSp>" * 90 + inner + "</p:grpSp>" * 90)) == ["题", "深"]


@pytest.mark.parametrize(("start", "shown"), [("7", "7. 甲"), ("x", "1. 甲"), ("²", "1. 甲")])
def test_a_list_begins_with_the_number_that_it_states_if_it_is_one(start, shown):
    numbering = f'<a:pPr lvl="²"><a:buAutoNum type="arabicPeriod" startAt="{start}"/></a:pPr>'
    words = f"<a:p>{numbering}<a:r><a:t>甲</a:t></a:r></a:p>"
    assert texts(with_shape(f"<p:sp><p:txBody>{words}</p:txBody></p:sp>"))[1] == shown
