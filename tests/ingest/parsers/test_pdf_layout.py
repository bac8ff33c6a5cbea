"""Pages made here, with known columns, heads, tables and turns, come back as they were made."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import BlockKind
from ingest.limits import Limits
from ingest.parsers import ocr
from ingest.parsers.pdf import pages_without_text, parse_pdf
from tests.ingest.parsers.pdf_maker import PdfPage, pdf

WORDS = (
    "producers sellers inspect goods before they leave the works and keep what they found on "
    "record until three years have passed since the last of them was sold to a user who asked"
).split()


def wrapped(words, width):
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) + 1 > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def prose(count, *, start=0):
    words = [WORDS[(start + at) % len(WORDS)] for at in range(count)]
    return " ".join(words).capitalize() + "."


def texts(data):
    return [block.text for block in parse_pdf(data).blocks]


@settings(max_examples=30)
@given(
    columns=st.integers(1, 3),
    counts=st.lists(st.integers(30, 70), min_size=3, max_size=3),
    titled=st.booleans(),
    turns=st.sampled_from([0, 90, 180, 270]),
    across=st.randoms(use_true_random=False),
)
def test_columns_are_read_one_after_the_other(columns, counts, titled, turns, across):
    page = PdfPage(width=700, rotate=turns)
    expected = []
    if titled:
        page.show(200, 50, "On the inspection of goods", size=18, bold=True)
        expected.append("On the inspection of goods")
    lines = []
    for column in range(columns):
        text = prose(counts[column], start=column * 7)
        expected.append(text)
        shown = wrapped(text.split(), 34)
        lines += [(40 + column * 220, 90 + 12 * at, line) for at, line in enumerate(shown)]
    # A file may write its lines in any order.
    across.shuffle(lines)
    for x, y, line in lines:
        page.show(x, y, line)
    assert texts(pdf(page)) == expected


@settings(max_examples=25)
@given(count=st.integers(3, 8), start=st.integers(1, 400), roman=st.booleans())
def test_heads_and_page_numbers_go_and_articles_stay(count, start, roman):
    pages, kept = [], []
    for at in range(count):
        number = "i ii iii iv v vi vii viii".split()[at] if roman else str(start + at)
        article, text = f"Article {at + 1} Inspection", prose(20, start=at)
        kept += [article, text]
        page = PdfPage().show(40, 30, "Rules for the inspection of goods", size=8)
        page.show(40, 60, article, bold=True).lines(40, 90, wrapped(text.split(), 50))
        pages.append(page.show(195, 580, number, size=8))
    document = parse_pdf(pdf(*pages))
    assert [block.text for block in document.blocks] == kept
    told = f"{2 * count} running head or foot lines taken off: “Rules for the inspection of goods”"
    assert told in document.warnings


def test_an_article_number_at_the_top_of_every_page_is_no_running_head():
    pages = [PdfPage().show(40, 30, "第二条").show(40, 90, f"第{n}款内容。") for n in range(4)]
    assert texts(pdf(*pages)).count("第二条") == 4


def test_a_number_at_the_foot_that_does_not_count_the_pages_is_text():
    pages = [
        PdfPage().show(40, 90, f"Line of page {word}.").show(195, 580, number)
        for word, number in (("one", "250"), ("two", "17"), ("three", "98"))
    ]
    document = parse_pdf(pdf(*pages))
    assert [block.text for block in document.blocks][1::2] == ["250", "17", "98"]
    assert document.warnings == ()


def test_chinese_lines_are_joined_without_and_latin_ones_with_a_space():
    han = ["第一条　为了加强产品质量监督管理，提高产品质量水", "平，明确产品质量责任，制定本法。"]
    page = PdfPage().lines(40, 60, han).lines(40, 120, ["The producer answers for the quality of"])
    page.show(40, 132, "the goods that it makes and sells.")
    assert texts(pdf(page)) == [
        "第一条　为了加强产品质量监督管理，提高产品质量水平，明确产品质量责任，制定本法。",
        "The producer answers for the quality of the goods that it makes and sells.",
    ]


def test_a_hyphen_goes_where_it_parted_a_word_and_stays_where_it_joins_two():
    page = PdfPage().lines(
        40,
        60,
        [
            "A well-known maker keeps a record of each inspec-",
            "tion of goods, and each record of a well-",
            "known maker is open to all who want to see it.",
        ],
    )
    assert texts(pdf(page)) == [
        (
            "A well-known maker keeps a record of each inspection of goods, and each record of a "
            "well-known maker is open to all who want to see it."
        )
    ]


def test_numbers_and_indents_begin_paragraphs():
    page = PdfPage().lines(
        40,
        60,
        [
            "第一条 生产者应当建立健全内部产品质量管理制度，严格",
            "实施岗位质量规范。",
            "第二条 下列产品不得出厂：",
            "（一）不合格的；",
            "（二）过期的。",
        ],
    )
    assert texts(pdf(page)) == [
        "第一条 生产者应当建立健全内部产品质量管理制度，严格实施岗位质量规范。",
        "第二条 下列产品不得出厂：",
        "（一）不合格的；",
        "（二）过期的。",
    ]


def test_an_article_named_at_the_start_of_a_line_begins_no_paragraph():
    lines = ["生产者违反规定的，由市场监督管理部门依照本法", "第二十条的规定处罚，并责令改正。"]
    assert texts(pdf(PdfPage().lines(40, 60, lines))) == ["".join(lines)]


def test_a_paragraph_goes_on_over_a_page_and_keeps_a_box_for_each_line():
    first = PdfPage().lines(40, 520, ["The producer answers for the quality of the goods"])
    second = PdfPage().show(40, 40, "that it makes and for every part of them.")
    document = parse_pdf(pdf(first, second))
    (block,) = document.blocks
    assert block.text.endswith("of the goods that it makes and for every part of them.")
    assert (block.place.first, block.place.last) == (1, 2)
    assert [box.page for box in block.place.boxes] == [1, 2]


@pytest.mark.parametrize("turn", [None, ("0 1 -1 0", 90), ("0 -1 1 0", 270)])
def test_a_ruled_table_is_rows_of_cells_however_it_is_turned(turn):
    page = PdfPage(rotate=turn[1] if turn else 0, width=600)
    across, down = [40, 140, 240, 340], [100, 120, 140, 160]
    for y in down:
        page.rule(40, y, 340, y)
    for x in across:
        page.rule(x, 100, x, 160)
    cells = [["Item", "Limit", "Unit"], ["Lead", "0.1", "mg"], ["Zinc", "", "g"]]
    for row, words in enumerate(cells):
        for column, word in enumerate(words):
            page.show(across[column] + 5, down[row] + 14, word, bold=row == 0)
    (block,) = parse_pdf(pdf(page)).blocks
    assert block.kind is BlockKind.TABLE
    assert block.text.splitlines() == ["Item | Limit | Unit", "Lead | 0.1 | mg", "Zinc |  | g"]
    assert block.head_rows == 1
    assert len(block.rows) == 3


def test_headings_have_the_levels_of_their_type():
    page = PdfPage().show(40, 60, "Quality law", size=20).show(40, 100, "Chapter one", size=14)
    page.lines(40, 130, wrapped(prose(60).split(), 55))
    page.show(40, 260, "Scope", bold=True).lines(40, 280, wrapped(prose(50).split(), 55))
    levels = {block.text: block.level for block in parse_pdf(pdf(page)).blocks}
    assert [levels[words] for words in ("Quality law", "Chapter one", "Scope")] == [1, 2, 3]


def test_small_type_at_the_foot_with_a_raised_mark_is_a_note():
    page = PdfPage().lines(40, 60, wrapped(prose(90).split(), 55))
    page.show(40, 520, "3", size=5).show(43, 523, "As measured by the office itself.", size=7.5)
    note = parse_pdf(pdf(page)).blocks[-1]
    assert (note.kind, note.text) == (BlockKind.NOTE, "3As measured by the office itself.")


def test_the_same_letters_printed_twice_for_weight_are_read_once():
    page = PdfPage().show(40, 60, "Balloon").show(40.4, 60, "Balloon").show(40, 90, "总则")
    page.show(40.3, 90, "总则")
    assert texts(pdf(page)) == ["Balloon", "总则"]


def test_pages_without_text_are_named(monkeypatch):
    monkeypatch.setattr(ocr, "limits", lambda: Limits(ocr="off"))
    empty = PdfPage()
    data = pdf(PdfPage().show(40, 60, "Words of the first page."), empty, empty, PdfPage())
    assert parse_pdf(data).warnings[0] == "3 pages (2-4) without text"
    assert pages_without_text(data) == (2, 3, 4)


def in_columns(page, y, left, right):
    return page.lines(40, y, left).lines(220, y, right)


def test_two_lines_side_by_side_are_columns_where_pages_before_had_them():
    halves = [wrapped(prose(60, start=at).split(), 26) for at in (0, 30)]
    first = in_columns(PdfPage(), 60, *halves)
    last = in_columns(
        PdfPage(), 60, ["The last part of a rule", "ends here."], ["Another part of it."]
    )
    assert texts(pdf(first, last))[-2:] == [
        "The last part of a rule ends here.",
        "Another part of it.",
    ]
    alone = texts(pdf(in_columns(PdfPage(), 60, ["Name of the goods"], ["Name of the maker"])))
    assert alone == ["Name of the goods Name of the maker"]


def test_numbers_that_count_the_lines_of_a_page_are_no_text():
    lines = wrapped(prose(90).split(), 50)
    page = PdfPage().lines(60, 60, lines)
    for at, _ in enumerate(lines):
        page.show(30, 60 + 12 * at, f"{at + 1:2}".strip())
    document = parse_pdf(pdf(page))
    assert " ".join(block.text for block in document.blocks) == prose(90)
    assert document.warnings[0].endswith("line numbers in the margin taken off, on page 1")


def test_rows_of_a_list_keep_their_numbers():
    page = PdfPage()
    for at in range(10):
        page.show(30, 60 + 12 * at, str(at)).show(60, 60 + 12 * at, f"Item {'x' * (at * 3)}")
    assert len([text for text in texts(pdf(page)) if text[0].isdigit()]) == 10


def test_chinese_in_columns_from_top_to_bottom_is_read_column_by_column():
    page = PdfPage()
    for across, column in enumerate(["为了保护环境制定本办法", "本办法适用于一切排放单位"]):
        for down, sign in enumerate(column):
            page.show(340 - 20 * across, 60 + 14 * down, sign)
    assert "".join(texts(pdf(page))) == "为了保护环境制定本办法本办法适用于一切排放单位"


def test_a_stamp_across_every_page_goes_as_a_running_line():
    pages = [
        PdfPage().show(40, 60, text).show(150, 350, "DRAFT", size=40, turn="0.7 0.7 -0.7 0.7")
        for text in ("One rule.", "Another rule.", "A third.")
    ]
    document = parse_pdf(pdf(*pages))
    assert [block.text for block in document.blocks] == ["One rule.", "Another rule.", "A third."]
    assert document.warnings == ("3 running head or foot lines taken off: “DRAFT”",)


@pytest.mark.parametrize("joined", [True, False])
def test_a_paragraph_that_ends_with_a_full_line_ends_where_its_tag_does(joined):
    """As browsers print: no indent, and a line that is full to its last character."""
    stream = [
        ["承运人应当在三十日之内答复托运人提出的全部请求。", "逾期未答复的，视为同意。"],
        ["托运人应当如实申报货物的名称和重量以及收货人的", "姓名。"],
    ]
    page, number, y = PdfPage(), 0, 60
    for paragraph in stream:
        for at, line in enumerate(paragraph):
            number += not (joined and at) if stream.index(paragraph) == 0 else not at
            page.content.append(b"/P <</MCID %d>> BDC" % (number - 1))
            page.show(40, y, line)
            page.content.append(b"EMC")
            y += 15
    page.extra = "/StructParents 0"
    kids = [f"<</Type/StructElem/S/P/P 20 0 R/Pg 100 0 R/K {at}>>" for at in range(number)]
    names = " ".join(f"{at} 0 R" for at in range(22, 22 + number))
    root = f"<</Type/StructTreeRoot/K[{names}]/ParentTree 21 0 R>>"
    marks = (root, f"<</Nums[0[{names}]]>>", *kids)
    catalog = "/StructTreeRoot 20 0 R/MarkInfo<</Marked true>>"
    found = texts(pdf(page, catalog=catalog, objects=marks))
    whole = ["".join(stream[0])] if joined else stream[0]
    assert found == [*whole, "".join(stream[1])]
