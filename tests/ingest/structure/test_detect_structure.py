"""The builder that is chosen, the doubts, and trees of generated documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text
from ingest.structure.chinese_law import build_chinese_law
from ingest.structure.detect import build_structure
from kb.domain.vocabulary import StructureKind
from kb.legal.numerals import int_to_chinese
from tests.ingest.structure.tree_checks import check_tree


def kind(text):
    return build_structure(parse_plain_text(text)).kind


def test_each_kind_of_document_gets_its_builder():
    assert kind("某法\n第一条 甲。\n第二条 乙。") is StructureKind.CHINESE_LAW
    assert kind("PART 9—X\n§ 9.1 Scope.\nA.\n§ 9.2 Y.\nB.\n§ 9.3 Z.\nC.") is StructureKind.CFR
    assert kind("关于某事的通知\n一、总体要求\n甲。") is StructureKind.PROSE
    assert kind("") is StructureKind.PROSE


def test_numbers_that_run_back_and_forth_are_read_as_prose_with_a_warning():
    lines = [f"第{int_to_chinese(n)}条 甲。" for n in (5, 3, 9, 2, 7, 1)]
    structure = build_structure(parse_plain_text("\n".join(lines)))
    assert structure.kind is StructureKind.PROSE
    assert "read as prose" in structure.warnings[0]


def test_a_commentary_that_quotes_articles_here_and_there_is_prose():
    lines = [f"第{int_to_chinese(n)}条 甲。\n评论。" for n in (3, 9, 26, 41, 60)]
    assert kind("某法解读\n" + "\n".join(lines)) is StructureKind.PROSE
    assert kind("某某法\n" + "\n".join(lines)) is StructureKind.CHINESE_LAW


def test_a_section_sign_in_running_text_makes_no_rule():
    text = "A paper\n" + "Words about many things that go on. " * 30 + "\n§ 5 Words\nMore words."
    structure = build_structure(parse_plain_text(text))
    assert structure.kind is StructureKind.PROSE


CHINESE_LINES = st.sampled_from(
    "某某条例|目 录|第一章 总则|第二章 罚则|第一节 一般规定|第一编 总则|附 则|附：|附件一 目录"
    "|第一条 甲。|第二条 乙：|第三条　丙|第四条丁。|第三条规定的行为。|第十条之一 戊|第一条|序言"
    "|（一）己；|（二）庚。|(三)辛|1.壬；|2．癸；|２、子|丑。|2020年1月1日通过|寅："
    "|第九十九条 卯".split("|")
)
ENGLISH_LINES = st.sampled_from(
    "PART 9—WORDS|Subpart A—General|§ 9.1 Scope.|§ 9.2 Terms|§§ 9.3—9.5 [Reserved]|Authority:"
    "|(a) Words.|(b) Input. (1) Words.|(1) Words;|(2)(i) Words|(i) Words|(ii) Words|(A) Words"
    "|(h) Words|( a ) Words|(b)-(d) [Reserved]|Words go on.|(a)(2) of this section.|1. Theme"
    "|(2) Aims|Fourth, the work requires|Home > News > Content|. 2. The content".split("|")
)
LINES = st.lists(st.one_of(CHINESE_LINES, ENGLISH_LINES), max_size=30)


@given(LINES)
def test_the_tree_of_any_plain_text_is_sound(lines):
    document = parse_plain_text("\n".join(lines))
    check_tree(document.blocks, build_structure(document))
    check_tree_if_any(document)


@given(st.lists(st.tuples(st.sampled_from(("", "# ", "## ", "### ")), st.one_of(
    CHINESE_LINES, ENGLISH_LINES)), max_size=25))  # fmt: skip
def test_the_tree_of_any_markdown_is_sound(lines):
    document = parse_markdown("\n\n".join(mark + line for mark, line in lines))
    check_tree(document.blocks, build_structure(document))


def check_tree_if_any(document):
    law = build_chinese_law(document.blocks)
    if law.units:
        check_tree(document.blocks, law)


PARAGRAPH = st.tuples(st.text("甲乙丙丁", min_size=1, max_size=8), st.integers(0, 4))


@given(st.lists(st.lists(PARAGRAPH, min_size=1, max_size=4), min_size=1, max_size=12))
def test_a_generated_law_gets_exactly_its_own_units(articles):
    lines, expected = ["某某法"], []
    for n, paragraphs in enumerate(articles, 1):
        expected.append(f"art_{n}")
        for k, (words, items) in enumerate(paragraphs, 1):
            label = f"第{int_to_chinese(n)}条　" if k == 1 else ""
            lines.append(f"{label}{words}{'：' if items else '。'}")
            expected.append(f"art_{n}__para_{k}")
            for m in range(1, items + 1):
                lines.append(f"（{int_to_chinese(m)}）{words}；")
                expected.append(f"art_{n}__para_{k}__item_{m}")
    document = parse_plain_text("\n".join(lines))
    structure = build_structure(document)
    assert [unit.eid for unit in structure.units] == expected
    assert structure.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Some words here.\n" * 20_000,
        "第一条 甲：\n" + "（一）乙；\n丙\n" * 11_000,
        "\n".join(f"第{int_to_chinese(n % 50 + 1)}条 短" for n in range(10_000)),
        ("word " * 14 + "infor-\n") * 5_000,
        "第一条 甲。\n附件\n" + "一行文字\n" * 20_000,
    ],
)
def test_a_long_text_of_any_shape_is_read_to_its_end(text):
    """Here a builder that looks back over all it has read would not come to an end."""
    document = parse_plain_text(text)
    check_tree(document.blocks, build_structure(document))


def test_a_short_excerpt_that_opens_with_a_section_sign_has_sections() -> None:
    document = parse_plain_text(
        "§ 820.30 Design controls.\n\n(a) General. Each manufacturer shall establish.\n\n"
        "(b) Planning. Each manufacturer shall plan.\n"
    )
    structure = build_structure(document)
    assert structure.kind is StructureKind.CFR
    assert [unit.eid for unit in structure.units] == [
        "sec_820-30",
        "sec_820-30__a",
        "sec_820-30__b",
    ]
