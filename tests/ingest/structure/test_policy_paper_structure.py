"""Policy papers: numbers in the tree, numbers as printed, broken numbering, both ends."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import stored_text
from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text
from ingest.structure.detect import build_structure
from ingest.structure.paper_items import inline_items
from ingest.structure.policy_paper import build_policy_paper
from kb.domain.vocabulary import ClauseKind, StructureKind
from tests.ingest.structure.tree_checks import check_tree


def built(document):
    structure = build_policy_paper(document.blocks)
    check_tree(document.blocks, structure)
    return structure, {unit.eid: unit for unit in structure.units}


def plain(*lines):
    return built(parse_plain_text("\n".join(lines)))


PAPER = """某国务机关
关于推进茶叶工作的指导意见
某发〔2023〕9号
各省、自治区、直辖市人民政府：
为推进茶叶工作，提出如下意见。
一、总体要求
（一）指导思想。坚持质量第一。
（二）主要目标。到2025年：
——水平提高。
——能力增强。
二、重点任务
（一）加强培育。一是建立制度；二是培养人才；三是加强宣传。
继续做好培育。
（二）完善服务。
1.建设平台：
（1）线上平台；
（2）线下平台。
2.降低费用。
两项工作都要有成效。
三、保障措施
首先，加强领导。
其次，加大投入。
附件：1.分工表
某某部
2023年5月1日
（此件公开发布）
"""


def test_the_levels_of_a_paper_nest_and_are_labelled_as_they_are_cited():
    structure, units = built(parse_plain_text(PAPER))
    labels = {eid: units[eid].label for eid in units if eid.startswith("h1")}
    assert labels["h1_2"] == "二、"
    assert labels["h1_2__h2_1"] == "二、（一）"
    assert labels["h1_2__h2_2__h3_1__h4_2"] == "二、（二）1.（2）"
    assert units["h1_2"].heading == "重点任务"
    assert units["h1_2__h2_2__h3_2"].headings == ("二、重点任务", "（二）完善服务")
    assert structure.warnings == ()


def test_a_paragraph_that_counts_inside_has_items_with_exact_spans():
    document = parse_plain_text(PAPER)
    _, units = built(document)
    text = stored_text(document.blocks)
    items = [units[f"h1_2__h2_1__item_{n}"] for n in (1, 2, 3)]
    words = [text[item.start : item.end] for item in items]
    assert words == ["一是建立制度；", "二是培养人才；", "三是加强宣传。"]
    assert [item.number for item in items] == ["一是", "二是", "三是"]


def test_title_number_and_addressee_signature_and_date_stand_apart():
    structure, units = built(parse_plain_text(PAPER))
    assert structure.title == "某国务机关关于推进茶叶工作的指导意见"
    assert structure.header[-1] == "某发〔2023〕9号"
    inner = {
        kind: [u for u in structure.units if u.parent == kind]
        for kind in ("preface", "conclusions")
    }
    assert len(inner["preface"]) == 2
    assert len(inner["conclusions"]) == 4
    assert units["conclusions"].kind is ClauseKind.CONCLUSIONS


def test_words_behind_a_list_belong_to_what_is_around_it():
    document = parse_plain_text(PAPER)
    _, units = built(document)
    text = stored_text(document.blocks)
    (after,) = [u for u in units.values() if text[u.start : u.end] == "两项工作都要有成效。"]
    assert after.parent == "h1_2__h2_2"
    (go_on,) = [u for u in units.values() if text[u.start : u.end] == "继续做好培育。"]
    assert go_on.parent == "h1_2__h2_1"


def test_goals_after_dashes_are_paragraphs_of_their_point():
    _, units = built(parse_plain_text(PAPER))
    goals = [unit for unit in units.values() if unit.parent == "h1_1__h2_2"]
    assert [goal.kind for goal in goals] == [ClauseKind.PROSE] * 2


def test_a_second_level_that_runs_through_the_parts_is_in_order():
    structure, units = plain(
        "Guiding Opinions on Tea", "I. Aims", "1. Guiding ideology. We act.", "2. Goals. More tea.",
        "II. Tasks", "3. Supply. Firms work.", "4. Standards. Raise them.", "III. Ends", "5. Lead.",
    )  # fmt: skip
    assert structure.warnings == ()
    assert units["h1_2__h2_1"].number == "3."
    assert units["h1_2__h2_1"].label == "II. 3."


@pytest.mark.parametrize(
    ("lines", "warning"),
    [
        (("一、甲", "二、乙", "四、丙"), "the numbering jumps from 二 to 四"),
        (("一、甲", "二、乙", "一、丙"), "the numbering goes back from 二 to 一"),
        (("一、甲", "二、乙", "二、丙"), "a number is printed twice in a row: 二"),
        (("二、甲", "三、乙", "四、丙"), "the numbering begins with 二"),
        (
            ("1. A", "(1) B. c.", "(Two) D. e.", "2. F"),
            "numbers are spelled in more than one way: (Two)",
        ),
    ],
)
def test_broken_numbering_is_named_and_loses_nothing(lines, warning):
    structure, units = plain("关于某事的意见", *lines)
    assert structure.warnings == (warning,)
    assert len([eid for eid in units if eid.startswith("h1")]) == len(lines)


def test_parts_and_roman_numbers_stand_above_other_numbers():
    _, units = plain("规划", "第一部分 总论", "一、背景", "甲。", "第二部分 任务", "一、乙", "丙。")
    assert units["h1_2__h2_1"].label == "第二部分一、"
    _, units = plain("Plan", "I. Aims", "(1) Words. More.", "1. A. b.", "2. C. d.", "(2) E. f.")
    assert units["h1_1__h2_1__h3_2"].number == "2."
    assert units["h1_1__h2_2"].number == "(2)"


def test_markdown_headings_carry_the_numbers_of_a_paper():
    _, units = built(
        parse_markdown("# 关于某事的意见\n\n## 一、甲\n\n### （一）乙\n\n丙。\n\n## 二、丁\n\n戊。")
    )
    assert units["h1_1__h2_1"].label == "一、（一）"
    assert units["h1_2"].heading == "丁"


@pytest.mark.parametrize(
    "text",
    [
        "一是甲。",
        "一是甲；三是乙。",
        "一是甲；二是乙；二是丙。",
        "统一是好事；二是乙。",
        "First, we act. Then we rest.",
        "一是甲；二是乙。首先，丙。其次，丁。",
    ],
)
def test_a_count_in_doubt_leaves_the_paragraph_whole(text):
    assert inline_items(text) == []


WORDS = st.text("甲乙丙。；一是", min_size=1, max_size=6)


@given(st.lists(WORDS, max_size=6), st.sampled_from(("一是", "首先，", "第一，", "First, ")))
def test_items_inside_a_paragraph_never_overlap_and_leave_no_words_between(pieces, first):
    text = first + "；".join(
        f"{n}是{piece}" for n, piece in zip("一二三四五六", pieces, strict=False)
    )
    found = inline_items(text)
    for (_, end, _), (start, _, _) in pairwise(found):
        assert text[end:start].strip() == ""
    assert all(text[start:end].startswith(mark.number) for start, end, mark in found)


@pytest.fixture(scope="module")
def seeds(shared_data):
    paths = sorted((shared_data / "seeds").glob("*.txt"))
    return {path.name[:3]: parse_plain_text(path.read_text("utf-8")) for path in paths}


@pytest.mark.parametrize(
    ("seed", "kind", "numbers", "paragraphs"),
    [
        # Read by eye: 000, 003 and 004 print no number.
        ("000", StructureKind.PROSE, [], 5),
        # 001: four parts; of the third's four sections the first lost its heading "(1)".
        ("001", StructureKind.POLICY_PAPER, ["1.", "2.", "3.", "(2)", "(3)", "(4)", "4."], 27),
        # 002: "2." stands behind the full stop of the line before, so no number begins the line.
        (
            "002",
            StructureKind.POLICY_PAPER,
            [
                *("1.", "", "(2)", "(3)", "(Four)", "(5)", "3.", "(1)", "(2)", "(3)", "(4)", "(5)"),
                *("(6)", "(seven)", "(8)", "(9)", "Fourth,"),
            ],
            8,
        ),
        ("003", StructureKind.PROSE, [], 14),
        ("004", StructureKind.PROSE, [], 10),
    ],
)
def test_each_seed_has_the_numbers_that_it_prints(seeds, seed, kind, numbers, paragraphs):
    structure = build_structure(seeds[seed])
    check_tree(seeds[seed].blocks, structure)
    assert structure.kind is kind
    assert [u.number for u in structure.units if u.eid.startswith("h1")] == numbers
    prose = [u for u in structure.units if u.kind is ClauseKind.PROSE]
    assert len(prose) == paragraphs


def test_broken_numbers_of_the_seeds_are_named(seeds):
    assert build_structure(seeds["001"]).warnings == ("the numbering begins with (2)",)
    assert build_structure(seeds["002"]).warnings == (
        "the numbering begins with (2)",
        "numbers are spelled in more than one way: (Four), (seven), Fourth",
    )


def test_what_a_seed_counts_inside_a_paragraph_is_cited_by_item(seeds):
    """001 counts four combinations, then five, three and four tasks."""
    structure = build_structure(seeds["001"])
    parents = [u.parent for u in structure.units if u.kind is ClauseKind.ITEM]
    counts = {parent: parents.count(parent) for parent in parents}
    assert counts == {"p_8": 4, "p_11": 5, "p_14": 3, "p_17": 4}
