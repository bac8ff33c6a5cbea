"""Recognised lines become paragraphs in reading order, and none is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.ocr_paragraphs import paragraphs
from ingest.parsers.ocr_upright import Upright
from tests.ingest.parsers.ocr_lines import line, lines, turned


def texts(given_lines):
    page = Upright(tuple(given_lines), 0, 1000, 1400)
    return [paragraph.text for paragraph in paragraphs(page)]


STATUTE = lines(
    "　　第一条为了加强某某产品的监督管理，明确某某责任，保护用户和",
    "消费者的合法权益，制定本办法。",
    "　　第二条从事某某产品的生产和销售活动，应当遵守本办法以及依照",
    "第三条、第四条规定的要求作出的标识。",
    "　　（一）标识应当真实；",
    "　　（二）标识应当清楚。",
)
AS_PARAGRAPHS = [
    "第一条为了加强某某产品的监督管理，明确某某责任，保护用户和消费者的合法权益，制定本办法。",
    "第二条从事某某产品的生产和销售活动，应当遵守本办法以及依照第三条、第四条规定的要求作出的标识。",
    "（一）标识应当真实；",
    "（二）标识应当清楚。",
]


def test_indented_chinese_lines_are_joined_and_a_reference_begins_no_article():
    assert texts(STATUTE) == AS_PARAGRAPHS


@pytest.mark.parametrize("degrees", [-4, -1, 2, 5])
def test_a_page_that_lies_askew_reads_as_a_straight_one(degrees):
    assert texts(turned(STATUTE, degrees)) == AS_PARAGRAPHS


def test_articles_without_an_indent_begin_at_their_numbers():
    page = lines(
        "第一条生产者应当对其生产的产品质量负责，并保存记录，直到产品的",
        "有效期届满。",
        "第二条销售者应当执行进货检查验收制度，查验产品合格证明和其他标",
        "识。",
    )
    assert [text[:3] for text in texts(page)] == ["第一条", "第二条"]


def test_english_lines_are_joined_by_spaces_and_keep_their_hyphens():
    page = lines(
        "Every maker shall keep a record of each inspec-",
        "tion and of every complaint that it receives in",
        "writing.",
        "The record is kept for five years.",
    )
    first, second = texts(page)
    assert first == (
        "Every maker shall keep a record of each inspec-tion and of every complaint that it "
        "receives in writing."
    )
    assert second == "The record is kept for five years."


def test_more_white_parts_paragraphs():
    page = (
        *lines("甲方应当按照约定的时间、地点和方式交付产品，并附具说明书。"),
        *lines("乙方应当按照约定的时间、地点和方式支付价款，并出具凭证。", top=160),
    )
    assert len(texts(page)) == 2


def test_columns_are_read_one_after_the_other_below_the_heading_across_both():
    left = (
        "甲栏第一行的文字一直写到这一栏",
        "的右边，第二行接着写到这一栏的",
        "右边，到第三行结束。",
    )
    right = (
        "乙栏第一行的文字一直写到这一栏",
        "的右边，第二行接着写到这一栏的",
        "右边，到第三行结束。",
    )
    page = (
        *lines("某某市场监督管理局关于开展某某产品质量监督抽查工作的通知", left=120, top=40),
        *lines(*left, left=100),
        *lines(*right, left=460),
    )
    assert texts(page)[1:] == ["".join(left), "".join(right)]


def test_rows_of_cells_are_a_table():
    page = tuple(
        line(text, left, top)
        for top, row in ((100, "序号 项目 期限"), (130, "1 抽查 六月"), (160, "2 公布 七月"))
        for left, text in zip((100, 300, 500), row.split(), strict=True)
    )
    assert texts(page) == ["序号 | 项目 | 期限\n1 | 抽查 | 六月\n2 | 公布 | 七月"]


def test_a_number_and_its_words_that_the_engine_parted_are_one_line():
    page = (line("第一章", 300), line("总则", 400))
    assert texts(page) == ["第一章 总则"]


anywhere = st.builds(
    line,
    st.text("甲乙丙丁abc12。，第条（）", min_size=1, max_size=30),
    st.integers(0, 900),
    st.integers(0, 1300),
    height=st.integers(8, 60),
)


@given(st.lists(anywhere, max_size=25))
def test_every_line_is_in_one_paragraph_wherever_it_stands(page):
    found = paragraphs(Upright(tuple(page), 0, 1000, 1400))
    told = Counter(id(piece.line) for paragraph in found for piece in paragraph.pieces)
    assert told == Counter(map(id, page))
    read = Counter("".join("".join(p.text.split()) for p in found).replace("|", ""))
    assert read == Counter("".join(one.text for one in page))
