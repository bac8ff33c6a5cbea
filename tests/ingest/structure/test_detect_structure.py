"""The builder that is chosen, the doubts, and trees of generated documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text
from ingest.structure.chinese_law import build_chinese_law
from ingest.structure.detect import build_structure
from ingest.structure.english_statute import build_english_statute
from ingest.structure.policy_paper import build_policy_paper
from ingest.structure.standard import read_standard
from kb.domain.vocabulary import StructureKind
from kb.legal.numerals import int_to_chinese
from tests.ingest.structure.tree_checks import check_tree


def kind(text):
    return build_structure(parse_plain_text(text)).kind


def test_each_kind_of_document_gets_its_builder():
    assert kind("某法\n第一条 甲。\n第二条 乙。") is StructureKind.CHINESE_LAW
    assert kind("PART 9—X\n§ 9.1 Scope.\nA.\n§ 9.2 Y.\nB.\n§ 9.3 Z.\nC.") is StructureKind.CFR
    assert kind("关于某事的通知\n一、总体要求\n甲。") is StructureKind.PROSE
    assert (
        kind("关于某事的通知\n一、总体要求\n甲。\n二、任务\n三、保障") is StructureKind.POLICY_PAPER
    )
    assert (
        kind("Tea Act\nArticle 1 A.\nArticle 2 B.\nArticle 3 C.") is StructureKind.ENGLISH_STATUTE
    )
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
STATUTE_LINES = st.sampled_from(
    "Tea Act|Contents|CHAPTER I|ChapterIIRights|PART TWO: DUTIES|Section 1 Things|Article 1"
    "|Preamble"
    "|Article 1 In order to act.|Article IIThe term|Article 3In order|Article 3 of this Law shall|"
    "Article 4 (Fees)|Article 10a More.|Article 224-1 More.|Article Two|(ii) Two;|(b) Beta;|2. Two."
    "|1) one|a) letter|§2 Sign.|Words before:|ANNEX I|Annex II Lists|Done at X, 1 May 2020.".split(
        "|"
    )
)
PAPER_LINES = st.sampled_from(
    "关于某事的指导意见|国某发〔2023〕5号|各省：|一、总体要求|四、保障|五、一段话。再来一句。|（二）目标："
    "|（四）任务。一是甲；二是乙。|1.建设|（1）子|①寅|首先，甲。|最后，丙。|第二，乙。|一是甲；二是乙。|——到2025年。"
    "|附件：1.表|附件1|某某部|2024年8月2日|（此件公开发布）|第一部分 总论|第二章 规划"
    "|I. General|III. Ends"
    "|First, we act. The second is to go.|(Four) better|中共中央 国务院".split("|")
)
STANDARD_LINES = st.sampled_from(
    "GB/T 99001—2021|ICS 03.120|目 次|前 言|Foreword|引言|0.1 总则|1 范围|1 Scope"
    "|2 规范性引用文件|3 术语和定义|3.1|茶仓 tea store|lot|4 组织|4.1 总则|4.1 General"
    "|4.1.1 应记录。|4.2应公开。|4.1 和 4.2 的要求|4.3|11.5.14.2的试验|2023 年|3.5 mm|1.0.1 为了。"
    "|a) 甲；|b）乙。|1) 子|注：丙。|注1：丁。|NOTE 1 Words.|示例：戊|[来源：GB/T 1]"
    "|附录A（规范性）|附录 B|Annex A (informative)|A.1 总则|A.2.1 记录|B.1 Words|参考文献"
    "|Bibliography|——己；|5.|5. Words|1、庚|甲、辛|10.4.1. Words|PART A".split("|")
)
ANY_LINE = st.one_of(CHINESE_LINES, ENGLISH_LINES, STATUTE_LINES, PAPER_LINES, STANDARD_LINES)
LINES = st.lists(ANY_LINE, max_size=30)


@given(LINES)
def test_the_tree_of_any_plain_text_is_sound(lines):
    document = parse_plain_text("\n".join(lines))
    check_tree(document.blocks, build_structure(document))
    check_tree_if_any(document)


@given(st.lists(st.tuples(st.sampled_from(("", "# ", "## ", "### ", "- ")), ANY_LINE), max_size=25))
def test_the_tree_of_any_markdown_is_sound(lines):
    document = parse_markdown("\n\n".join(mark + line for mark, line in lines))
    check_tree(document.blocks, build_structure(document))
    check_tree_if_any(document)


def check_tree_if_any(document):
    """Also where detection would choose another builder."""
    for build in (build_chinese_law, build_english_statute):
        law = build(document.blocks)
        if law.units:
            check_tree(document.blocks, law)
    check_tree(document.blocks, build_policy_paper(document.blocks))
    standard, doubt = read_standard(document.blocks)
    if standard.units and not doubt:
        check_tree(document.blocks, standard)


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
        "Article 1 A:\n" + "(a) b;\nWords\n" * 11_000,
        "".join(f"Article {n} Short\n" for n in range(1, 5_000)),
        "GB/T 1—2020\n1 范围\n2 要求\n" + "2.1 甲\na) 乙\n丙\n" * 5_000,
        "GB/T 1—2020\n1 范围\n2 要求\n" + "".join(f"2.{n} 甲\n乙\n" for n in range(1, 999)),
        "某法\n第一条 甲。\n附件\n" + "".join(f"{n}. 甲\n乙\n" for n in range(1, 4_000)),
        "关于某事的意见\n" + "一、甲\n（一）乙。\n1.丙；\n丁。\n" * 5_000,
        "关于某事的意见\n一、甲\n二、乙\n三、" + "一是丙；二是丁；" * 10_000,
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


@pytest.mark.parametrize(
    "text",
    [
        "Draft comments\n\nArticle 5 Producers should be named.\n\nWe think so.",
        "# Notice\n\n## Article 5: what changed\n\nWords.\n\n## Background\n\nWords.",
        "Notice of the Bureau\n\nIn accordance with\nArticle 5 of the Law\nand Article 6 of it.",
        "Commentary on the Tea Law\n\nArticle 3 Words.\n\nArticle 9 Words.\n\nArticle 26 Words.",
    ],
)
def test_a_text_that_mentions_articles_is_no_statute(text: str) -> None:
    for parse in (parse_plain_text, parse_markdown):
        assert build_structure(parse(text)).kind is StructureKind.PROSE


def test_one_article_as_a_heading_that_opens_the_text_is_an_excerpt() -> None:
    structure = build_structure(parse_markdown("## Article 10\n\n### Aim\n\n1. Act.\n\n2. Go."))
    assert structure.kind is StructureKind.ENGLISH_STATUTE


def test_a_policy_paper_that_mentions_an_article_stays_a_paper_and_says_so() -> None:
    lines = ["Opinions on Tea", "I. Aims", "A.", "II. Tasks", "B.", "Article 7 Words.", "III. End"]
    text = "\n\n".join(lines)
    structure = build_structure(parse_plain_text(text))
    assert structure.kind is StructureKind.POLICY_PAPER
    assert structure.warnings == ("only 1 article numbers; read as a policy paper",)


@pytest.mark.parametrize(
    "text",
    [
        "A comment\n\n1. One thing\n\nWords.\n\n2. Another thing\n\nWords.",
        "# Audits\n\nSteps:\n\n1. Plan\n2. Check\n3. Act\n",
        "某事之我见\n\n一、先说甲\n\n甲。\n\n二、再说乙\n\n乙。",
    ],
)
def test_a_number_here_and_there_makes_no_policy_paper(text: str) -> None:
    assert build_structure(parse_markdown(text)).kind is StructureKind.PROSE


def test_prose_with_many_decimal_numbers_says_that_they_are_no_clauses() -> None:
    rules = [f"{n}.{k} A keeper of tea must weigh it." for n in (1, 2, 3) for k in (1, 2, 3, 4)]
    structure = build_structure(parse_markdown("\n\n".join(["# Tea", *rules])))
    assert structure.kind is StructureKind.PROSE
    (warning,) = structure.warnings
    assert warning == "12 decimal numbers (1.1, 1.2, 1.3 ...) are no clauses here; read as prose"
    few = build_structure(parse_markdown("\n\n".join(["# Tea", *rules[:5]])))
    assert few.warnings == ()
