"""Standards: clauses by their numbers, and never a number that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import stored_text
from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text
from ingest.structure.detect import build_structure
from kb.domain.vocabulary import ClauseKind, StructureKind
from tests.ingest.structure.standard_samples import (
    CHINESE,
    ENGLISH,
    OF_CONSTRUCTION,
    TWO_LANGUAGES,
)
from tests.ingest.structure.tree_checks import check_tree


class Built:
    def __init__(self, document):
        self.structure = build_structure(document)
        check_tree(document.blocks, self.structure)
        self.text = stored_text(document.blocks)
        self.units = {unit.eid: unit for unit in self.structure.units}

    def words(self, eid):
        return self.text[self.units[eid].start : self.units[eid].end]

    @property
    def clauses(self):
        kind = ClauseKind.CLAUSE
        return [unit.eid for unit in self.structure.units if unit.kind is kind]


def plain(text):
    return Built(parse_plain_text(text))


@pytest.fixture(scope="module")
def chinese():
    return plain(CHINESE)


@pytest.fixture(scope="module")
def english():
    return Built(parse_markdown(ENGLISH))


def test_a_standard_has_just_the_clauses_that_it_prints(chinese):
    assert chinese.structure.kind is StructureKind.STANDARD
    assert chinese.structure.warnings == ()
    assert chinese.clauses == [
        "cl_0-1", "cl_0-2", "cl_1", "cl_2", "cl_3", "cl_3-1", "cl_3-2", "cl_4", "cl_4-1", "cl_4-2",
        "cl_4-2-1", "cl_4-2-2", "cl_5", "cl_5-1", "cl_5-2", "annex_A__cl_A-1", "annex_A__cl_A-2",
        "annex_A__cl_A-2-1", "annex_A__cl_A-2-2", "annex_B__cl_B-1",
    ]  # fmt: skip


def test_its_parts_stand_in_order_and_its_cover_is_no_clause(chinese):
    roots = [unit.eid for unit in chinese.structure.units if unit.parent is None]
    assert roots == ["foreword", "introduction", "cl_1", "cl_2", "cl_3", "cl_4", "cl_5",
                     "annex_A", "annex_B", "bibliography"]  # fmt: skip
    assert chinese.structure.title == "茶叶仓库管理体系 要求"
    assert "GB/T 99001—2021" in chinese.structure.header
    assert "4.1 理解仓库 ………………………… 2" in chinese.structure.header
    assert chinese.units["cl_0-1"].parent == "introduction"


def test_a_clause_knows_its_number_heading_and_path(chinese):
    clause = chinese.units["cl_5-1"]
    assert (clause.number, clause.label, clause.heading) == ("5.1", "5.1", "温度")
    assert chinese.units["cl_4-2-1"].headings == ("4 仓库环境", "4.2 相关方")
    annex = chinese.units["annex_A"]
    assert (annex.kind, annex.label, annex.heading) == (ClauseKind.ANNEX, "附录A", "记录")
    assert chinese.units["annex_A__cl_A-2-1"].label == "A.2.1"


def test_lists_and_notes_are_below_their_clause(chinese):
    assert chinese.words("cl_4-2-1__para_1__item_1__point_2") == "2) 供方；"
    assert chinese.units["cl_4-2-1__para_1__item_1__point_2"].label == "4.2.1 a) 2)"
    assert chinese.units["cl_1__para_2__item_2"].label == "1 b)"
    assert chinese.words("cl_4-2-1__note_1") == "注1：例外见附录A。"
    assert chinese.units["cl_3-1__note_2"].label == "3.1 注2"
    assert chinese.words("foreword__para_2").endswith("——删除了旧表。")


def test_a_term_has_its_names_as_heading_and_its_definition_as_a_unit(chinese, english):
    assert chinese.units["cl_3-1"].heading == "茶仓 tea store"
    assert chinese.units["cl_3-2"].heading == "批 lot"
    assert chinese.words("cl_3-2__def") == "同一时间收下的茶叶。"
    assert chinese.units["cl_3-2__def"].kind is ClauseKind.DEFINITION
    assert english.words("cl_3-1__def") == "place where tea is kept"
    assert english.units["cl_3-1"].heading == "tea store"
    assert english.words("cl_3-1__note_1").startswith("Note 1 to entry:")


def test_sentences_that_begin_with_a_number_are_words_of_the_clause_above(chinese, english):
    assert chinese.words("cl_4-1__para_3") == "2023 年以后的仓库应符合 4.4.1。"
    assert chinese.words("cl_4-2-1__para_2") == "3.5 mm 以上的孔应封闭。"
    assert chinese.words("cl_4-2-2__para_2") == "11.5.14.2的试验适用于本条。"
    assert english.words("cl_4-2-2__para_2") == "4.1 and 4.2 apply to all stores."


def test_an_english_standard_is_read_like_a_chinese_one(english):
    assert english.structure.kind is StructureKind.STANDARD
    assert english.clauses == [
        "cl_0-1", "cl_1", "cl_2", "cl_3", "cl_3-1", "cl_4", "cl_4-1", "cl_4-2", "cl_4-2-1",
        "cl_4-2-2", "annex_A__cl_A-1", "annex_B__cl_B-1", "annex_B__cl_B-2",
    ]  # fmt: skip
    assert english.units["annex_B"].heading == "Records"
    assert english.units["annex_A"].heading == "Clarification"
    assert english.units["cl_4-2-1"].heading == ""
    assert english.words("cl_4-2-1__para_1__item_1__point_1") == "i) customers;"


def test_a_clause_that_is_printed_in_two_languages_is_one_clause():
    both = plain(TWO_LANGUAGES)
    assert both.clauses == ["cl_1", "cl_2", "cl_2-1", "cl_3", "cl_3-1", "cl_3-2"]
    assert both.words("cl_3-1").endswith("The temperature shall be below 30 °C.")


def test_construction_standards_number_below_a_chapter_with_a_zero():
    code = plain(OF_CONSTRUCTION)
    assert code.clauses == ["cl_1", "cl_1-0-1", "cl_1-0-2", "cl_2", "cl_2-0-1", "cl_3", "cl_3-1",
                            "cl_3-1-1", "cl_3-1-2", "annex_A__cl_A-0-1"]  # fmt: skip
    assert code.words("cl_3-1-1__para_1__item_2") == "2 门宽不应小于2 m；"
    assert code.units["wording"].kind is ClauseKind.CONCLUSIONS


def test_a_standard_that_is_printed_twice_over_is_prose_with_a_warning():
    body = CHINESE[CHINESE.index("1 范围\n本文件") : CHINESE.index("附录A\n")]
    structure = plain(f"GB/T 99001—2021\n茶叶仓库 要求\n{body}{body}").structure
    assert structure.kind is StructureKind.PROSE
    assert "read as prose" in structure.warnings[0]


def test_an_excerpt_begins_where_it_begins_and_says_what_it_skips():
    part = plain(
        "# GB/T 99001—2021 茶叶仓库 要求（节选）\n7.1 资源\n应有资源。\n7.2 能力\n应有能力。\n"
        "7.5 文件\n7.5.1 总则\n应有文件。"
    )
    assert part.clauses == ["cl_7-1", "cl_7-2", "cl_7-5", "cl_7-5-1"]
    assert part.structure.warnings == ("clause numbers jump before 7.1, 7.5",)


def test_a_number_that_a_sentence_hides_leaves_the_text_prose():
    """What stands below 4.3 must not be cited as 4.2."""
    lines = ["GB/T 99001—2021", "1 范围", "2 规范性引用文件", "4 库房", "4.1 门", "甲。", "4.2 窗",
             "乙。", "4.3 中的规定", "丙。", "4.4 墙", "4.4.1 厚度", "丁。"]  # fmt: skip
    structure = plain("\n".join(lines)).structure
    assert structure.kind is StructureKind.PROSE
    assert "4.4" in structure.warnings[0]
    two = [
        *lines[:7],
        "4.3 中的规定",
        "丙。",
        "4.4 中的规定",
        "丁。",
        "4.5 墙",
        "4.5.1 厚度",
        "戊。",
    ]
    assert plain("\n".join(two)).structure.kind is StructureKind.PROSE


@pytest.mark.parametrize(
    "text",
    [
        "茶叶报告\n1 概况\n2023 年收茶 5 吨。\n2 问题\n2.1 温度高。\n2.2 湿度高。",
        "A report\n1.5 million leaves\n2.3 tonnes\n3.1 pounds",
        "GB/T 99001—2021 的解读\n该标准规定了要求。\n4.1 和 4.2 的要求很重要。",
    ],
)
def test_a_text_that_is_no_standard_gets_no_clauses(text):
    assert plain(text).clauses == []


def test_a_last_number_that_may_head_a_sentence_or_a_clause_leaves_the_text_prose():
    lines = ["GB/T 99001—2021", "1 范围", "甲。", "2 术语和定义", "乙。", "3 要求", "3.1 门",
             "丙。", "4 仓库按照下列规定检查，并且每年记录一次。", "丁。"]  # fmt: skip
    structure = plain("\n".join(lines)).structure
    assert structure.kind is StructureKind.PROSE
    assert "4" in structure.warnings[0]


RULEBOOK = """Tea Market Rulebook
1. INTRODUCTION
1.1 Application
1.1.1 This rulebook applies to every tea seller in the market.
1.1.2 A tea seller must keep Rule 2.1.2 in mind.
1.2 Overview
1.2.1 The market opens at 9.00 a.m. on every day but Sunday.
2. SELLERS
2.1 Duties
2.1.1 A seller must:
(a) keep records; and
(b) sell dry tea.
2.1.2 A seller may close early.
3. FEES
3.1 Amounts
3.1.1 The fee is 5 coins.
"""


def test_a_rulebook_that_is_numbered_throughout_is_read_by_its_clauses():
    rules = plain(RULEBOOK)
    assert rules.clauses == [
        "cl_1", "cl_1-1", "cl_1-1-1", "cl_1-1-2", "cl_1-2", "cl_1-2-1", "cl_2", "cl_2-1",
        "cl_2-1-1", "cl_2-1-2", "cl_3", "cl_3-1", "cl_3-1-1",
    ]  # fmt: skip
    assert rules.words("cl_2-1-1__para_1__item_2") == "(b) sell dry tea."
    assert rules.structure.title == "Tea Market Rulebook"


SENTENCES = st.sampled_from(
    "应记录。|4.1 和 4.2 的要求适用。|11.5.14.2的试验。|2023 年起施行。|3.5 mm 的孔。|注：甲。"
    "|——乙；|5 个工作日内完成。|1.1、1.2 所列。|2.1至2.3。|60 % 以下。"
    "|10 kg。|3 ～ 5 次。|6 月 1 日。".split("|")
)
DEPTHS = st.lists(st.tuples(st.integers(1, 4), st.lists(SENTENCES, max_size=3)), min_size=4)


@given(DEPTHS, st.booleans())
def test_a_generated_standard_gets_exactly_its_own_clauses(depths, glued):
    lines, numbers, last = ["GB/T 99001—2021", "1 范围", "本文件。"], ["1"], [1]
    for wanted, sentences in depths:
        depth = min(wanted, len(last) + 1)
        last = [*last, 1] if depth > len(last) else [*last[: depth - 1], last[depth - 1] + 1]
        numbers.append(".".join(map(str, last)))
        lines += [f"{numbers[-1]}{'' if glued else ' '}仓库记录", *sentences]
    terms = last[0] + 1
    lines += [f"{terms} 术语和定义", "甲。", f"{terms}.1 批", "同时收下的茶。"]
    built = plain("\n".join(lines))
    expected = [*numbers, f"{terms}", f"{terms}.1"]
    assert built.clauses == ["cl_" + number.replace(".", "-") for number in expected]
