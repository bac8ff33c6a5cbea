"""Numbers that Word makes are in the text as a reader sees them."""

import pytest

from ingest.blocks import BlockKind
from ingest.parsers.docx import parse_docx
from ingest.parsers.docx_number_formats import printed_number
from ingest.structure.detect import build_structure
from kb.domain.vocabulary import ClauseKind
from tests.ingest.parsers.docx_files import docx, item, level, lists, p, style, table


def marks(*items, numbering, styles=""):
    """What stands before the text “x” of each paragraph."""
    blocks = parse_docx(docx("".join(items), numbering=numbering, styles=styles)).blocks
    return [block.text.removesuffix("x").rstrip() for block in blocks]


@pytest.mark.parametrize(
    ("number_format", "printed"),
    [
        ("decimal", "1 2 10 11 101"),
        ("decimalZero", "01 02 10 11 101"),
        ("upperRoman", "I II X XI CI"),
        ("lowerRoman", "i ii x xi ci"),
        ("upperLetter", "A B J K WWWW"),
        ("lowerLetter", "a b j k wwww"),
        ("ordinal", "1st 2nd 10th 11th 101st"),
        ("ordinalText", "First Second Tenth Eleventh One-hundred-first"),
        ("chineseCounting", "一 二 十 十一 一○一"),
        ("chineseCountingThousand", "一 二 十 十一 一百零一"),
        ("taiwaneseCountingThousand", "一 二 十 十一 一百零一"),
        ("ideographDigital", "一 二 一〇 一一 一〇一"),
        ("japaneseCounting", "一 二 十 十一 百一"),
        ("chineseLegalSimplified", "壹 贰 拾 拾壹 壹佰零壹"),
        ("ideographTraditional", "甲 乙 癸 11 101"),
        ("ideographZodiac", "子 丑 酉 戌 101"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ 101"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ 101"),
        ("decimalFullWidth", "１ ２ １０ １１ １０１"),
        ("hex", "1 2 A B 65"),
    ],
)
def test_numbers_are_printed_in_their_format(number_format, printed):
    made = [str(printed_number(n, number_format)).replace(" ", "-") for n in (1, 2, 10, 11, 101)]
    assert made == printed.split()


def test_a_number_without_a_sign_of_its_own_is_printed_in_digits():
    assert printed_number(51, "decimalEnclosedCircle") == "51"
    assert printed_number(2_000_000_000, "upperLetter") == "2000000000"
    assert printed_number(0, "upperRoman") == "0"
    assert printed_number(1, "klingon") is None


def test_an_unknown_format_is_read_as_digits_and_named():
    numbering = lists(level(0, "klingon"))
    document = parse_docx(docx(item("x") + item("x"), numbering=numbering))
    assert [block.text for block in document.blocks] == ["1. x", "2. x"]
    assert document.warnings == ("2 numbers in the format klingon read as digits",)


def test_numbered_paragraphs_are_items_and_a_bullet_is_no_number():
    numbering = lists(level(0, "bullet", "\uf0b7"), level(1, "lowerLetter", "(%2)"))
    document = parse_docx(docx(item("x") + item("y", level=1), numbering=numbering))
    assert [(b.kind, b.text) for b in document.blocks] == [
        (BlockKind.LIST_ITEM, "x"),
        (BlockKind.LIST_ITEM, "(a) y"),
    ]


def test_deeper_levels_begin_anew_under_each_higher_one():
    numbering = lists(level(0, text="%1"), level(1, text="%1.%2"), level(2, text="%1.%2.%3"))
    levels = (0, 1, 2, 2, 1, 2, 0, 1, 2)
    assert marks(*(item("x", level=n) for n in levels), numbering=numbering) == (
        "1 1.1 1.1.1 1.1.2 1.2 1.2.1 2 2.1 2.1.1".split()
    )


def test_a_level_that_is_passed_over_counts_as_used():
    numbering = lists(level(0, text="%1"), level(1, text="%1.%2"), level(2, text="%1.%2.%3"))
    assert marks(*(item("x", level=n) for n in (0, 2, 1)), numbering=numbering) == (
        "1 1.1.1 1.2".split()
    )


def test_a_level_may_count_on_under_others_or_begin_anew_only_under_some():
    on = lists(level(0, text="第%1章"), level(1, text="第%2条", more='<w:lvlRestart w:val="0"/>'))
    levels = (0, 1, 1, 0, 1)
    assert marks(*(item("x", level=n) for n in levels), numbering=on) == (
        "第1章 第1条 第2条 第2章 第3条".split()
    )
    some = lists(
        level(0, text="%1"),
        level(1, text="%1.%2"),
        level(2, text="(%3)", more='<w:lvlRestart w:val="1"/>'),
    )
    levels = (0, 1, 2, 1, 2, 0, 1, 2)
    assert marks(*(item("x", level=n) for n in levels), numbering=some) == (
        "1 1.1 (1) 1.2 (2) 2 2.1 (1)".split()
    )


def test_legal_numbers_are_digits_at_every_level():
    numbering = lists(
        level(0, "upperRoman", "Article %1"), level(1, text="%1.%2", more="<w:isLgl/>")
    )
    assert marks(item("x"), item("x", level=1), numbering=numbering) == ["Article I", "1.1"]


def test_a_number_of_a_level_with_bullets_prints_nothing():
    numbering = lists(level(0), level(1, "bullet", "-"), level(2, text="%1.%2%3"))
    assert marks(item("x"), item("x", level=2), numbering=numbering) == ["1.", "1.1"]


def test_a_list_starts_where_it_says_and_text_in_between_does_not_stop_it():
    numbering = lists(level(0, start=5))
    assert marks(item("x"), p("between"), item("x"), numbering=numbering) == ["5.", "between", "6."]


NUM = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'
ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


def test_lists_of_one_definition_count_together_unless_one_begins_anew():
    numbering = lists(
        level(0), nums=NUM.format(1, "") + NUM.format(2, "") + NUM.format(3, ANEW.format(1))
    )
    items = [item("x", n) for n in (1, 1, 2, 3, 3, 1)]
    assert marks(*items, numbering=numbering) == "1. 2. 3. 1. 2. 3.".split()


def test_a_list_may_override_a_level_of_its_definition():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "(%1)")}</w:lvlOverride>'
    numbering = lists(level(0), nums=NUM.format(1, override))
    assert marks(item("x"), item("x"), numbering=numbering) == ["(A)", "(B)"]


def test_headings_get_their_numbers_through_their_styles():
    numbers = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{}"/></w:pPr>'
    styles = style("h1", "heading 1", numbers.format(0)) + style(
        "h2", "heading 2", '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>', based_on="h1"
    )
    numbering = lists(
        level(0, "chineseCountingThousand", "第%1章", more='<w:pStyle w:val="h1"/>'),
        level(1, text="%1.%2", more='<w:isLgl/><w:pStyle w:val="h2"/>'),
    )
    body = p("总则", style="h1") + p("范围", style="h2") + p("附则", style="h1")
    document = parse_docx(docx(body, numbering=numbering, styles=styles))
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 1, "第一章 总则"),
        (BlockKind.HEADING, 2, "1.1 范围"),
        (BlockKind.HEADING, 1, "第二章 附则"),
    ]


def test_number_zero_takes_a_paragraph_out_of_the_list_of_its_style():
    styles = style("s", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    out = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("x", style="s") + p("free", style="s", properties=out) + p("x", style="s")
    document = parse_docx(docx(body, numbering=lists(level(0)), styles=styles))
    assert [b.text for b in document.blocks] == ["1. x", "free", "2. x"]


def test_a_definition_may_refer_to_another_by_a_style_of_lists():
    link = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/>'
        f"{level(0, text='§ %1')}</w:abstractNum>{link}"
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    assert marks(item("x"), item("x"), numbering=numbering) == ["§ 1", "§ 2"]


def test_the_space_behind_a_number_is_as_the_list_says():
    numbering = lists(level(0, "chineseCounting", "（%1）", more='<w:suff w:val="nothing"/>'))
    document = parse_docx(docx(item("产品"), numbering=numbering))
    assert [b.text for b in document.blocks] == ["（一）产品"]


def test_a_number_without_words_is_kept_and_columns_of_numbers_are_cells():
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = item("") + table((p(properties=numbered), "甲"), (p(properties=numbered), "乙"))
    document = parse_docx(docx(body, numbering=lists(level(0, text="%1"))))
    assert [b.text for b in document.blocks] == ["1", "2 | 甲\n3 | 乙"]


def test_references_to_lists_that_are_not_there_leave_the_text():
    assert marks(item("x", 99), item("x", level=5), numbering=lists(level(0))) == ["", ""]


def test_articles_that_are_numbered_by_word_are_articles_of_the_law():
    numbering = lists(
        level(0, "chineseCountingThousand", "第%1章"),
        level(1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/>'),
        level(2, "chineseCountingThousand", "（%3）", more='<w:suff w:val="nothing"/>'),
    )
    body = p("产品质量监督条例", style="t")
    for chapter in range(3):
        body += item(f"第{chapter}部分", level=0)
        for _ in range(40):
            body += item("生产者应当对其生产的产品质量负责。", level=1)
    document = parse_docx(docx(body, numbering=numbering, styles=style("t", "Title")))
    structure = build_structure(document)
    articles = [unit.number for unit in structure.units if unit.kind is ClauseKind.ARTICLE]
    assert len(articles) == 120
    assert structure.warnings == ()
