"""Annexes of laws, papers and regulations: units with clauses of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind, stored_text
from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text
from ingest.structure.annex_marks import annex_at
from ingest.structure.detect import build_structure
from ingest.structure.lines import lines_of
from kb.domain.vocabulary import ClauseKind, StructureKind
from kb.legal.numerals import int_to_chinese
from tests.ingest.structure.tree_checks import check_tree

RULES = """茶仓管理办法
第一条 为管理茶仓，制定本办法。
第二条 检查标准见附件1。
附件1的规定适用于新建茶仓。
第三条 本办法自公布之日起施行。
附件1：检查标准
第一章 总则
第一条 检查应当公开。
第二条 检查包括：
（一）温度；
（二）湿度。
附件2
茶仓分类表
1. 一类；
2. 二类。
"""
NOTICE = """关于开展茶仓检查的通知
茶监发〔2023〕5号
各区茶监局：
一、总体要求
坚持质量第一。
二、主要任务
（一）加强检查。开展检查。
（二）公开结果。见附件1。
三、工作保障
加强领导。
附件：
1.检查任务清单
2.检查记录表
市茶监局
2023年5月8日
附件1
检查任务清单
一、检查对象
（一）新建茶仓；
（二）改建茶仓。
二、检查时间
每年两次。
附件2
检查记录表
温度、湿度。
"""
REGULATION = """# Regulation on Tea

Article 1

Tea is grown.

Article 2

Annex I applies.

# ANNEX I

## **GENERAL REQUIREMENTS**

## CHAPTER I

## **GROWTH**

1. Tea shall be grown. It shall:

(a) be green;

(b) be dry.

Growers shall be told.

## CHAPTER II

## **STORES**

## 2. Places

2.1. Stores shall be dry.

2.2. in the case of caves, they are closed.

# ANNEX II

## PART A

## **FORMS**

1. name,

## PART B

## **DATA**

1. weight,

2. date.

# Appendix 1

Words.
"""


class Built:
    def __init__(self, document):
        self.structure = build_structure(document)
        check_tree(document.blocks, self.structure)
        self.text = stored_text(document.blocks)
        self.units = {unit.eid: unit for unit in self.structure.units}

    def words(self, eid):
        return self.text[self.units[eid].start : self.units[eid].end]


def plain(text):
    return Built(parse_plain_text(text))


def test_an_annex_of_a_rule_may_have_articles_of_its_own():
    rules = plain(RULES)
    assert rules.structure.warnings == ()
    assert rules.units["annex_1__art_2__para_1__item_2"].label == "附件1 第二条第（二）项"
    assert rules.units["annex_1__art_1"].parent == "annex_1__chp_1"
    assert rules.words("art_1") == "第一条 为管理茶仓，制定本办法。"
    assert rules.units["annex_1"].heading == "检查标准"
    assert rules.words("art_2__para_2") == "附件1的规定适用于新建茶仓。"


def test_an_annex_without_articles_is_divided_by_the_numbers_that_it_prints():
    rules = plain(RULES)
    annex = rules.units["annex_2"]
    assert (annex.kind, annex.label, annex.heading) == (ClauseKind.ANNEX, "附件2", "茶仓分类表")
    assert (rules.words("annex_2__item_2"), rules.units["annex_2__item_2"].parent) == (
        "2. 二类。", "annex_2"
    )  # fmt: skip


def test_the_annexes_of_a_notice_follow_its_signature_and_the_list_of_them_is_none():
    notice = plain(NOTICE)
    assert notice.structure.kind is StructureKind.POLICY_PAPER
    roots = [unit.eid for unit in notice.structure.units if unit.parent is None]
    assert roots == ["preface", "h1_1", "h1_2", "h1_3", "conclusions", "annex_1", "annex_2"]
    assert notice.words("conclusions").startswith("附件：\n\n1.检查任务清单")
    assert notice.words("annex_1__item_1__para_1__item_2") == "（二）改建茶仓。"
    assert notice.units["annex_1__item_2"].headings == ("附件1 检查任务清单",)


def test_the_points_of_a_european_annex_carry_their_printed_numbers():
    regulation = Built(parse_markdown(REGULATION))
    units = regulation.units
    assert units["annex_1__cl_2-1"].label == "ANNEX I, 2.1"
    assert units["annex_1__cl_1__para_1__item_2"].label == "ANNEX I, 1(b)"
    assert regulation.words("annex_1__cl_1__para_2") == "Growers shall be told."
    assert units["annex_1__cl_2"].parent == "annex_1__chp_2"
    assert (units["annex_1__chp_2"].heading, units["annex_1"].heading) == (
        "STORES", "GENERAL REQUIREMENTS"
    )  # fmt: skip


def test_numbers_that_begin_again_in_each_part_carry_the_part():
    regulation = Built(parse_markdown(REGULATION))
    assert regulation.words("annex_2__part_A__cl_1") == "1. name,"
    assert regulation.units["annex_2__part_B__cl_1"].label == "ANNEX II, PART B, 1"
    assert regulation.units["annex_2__app_1"].parent == "annex_2"


@pytest.mark.parametrize(
    ("line", "label", "number", "title"),
    [
        ("附件", "附件", "", ""),
        ("附 件 2", "附件2", "2", ""),
        ("附件一　检查表", "附件一", "一", "检查表"),
        ("附件3：检查表", "附件3", "3", "检查表"),
        ("附　茶叶税税目税率表", "附", "", "茶叶税税目税率表"),
        ("附表二 税额", "附表二", "二", "税额"),
        ("附录A（规范性）检查方法", "附录A", "A", "检查方法"),
        ("附 录 B", "附录B", "B", ""),
        ("ANNEX IV", "ANNEX IV", "IV", ""),
        ("Annex B (informative) Tea stores", "Annex B", "B", "Tea stores"),
        ("Schedule 2 — Fees", "Schedule 2", "2", "Fees"),
        ("APPENDIX 1: Forms", "APPENDIX 1", "1", "Forms"),
    ],
)
def test_the_line_that_opens_an_annex(line, label, number, title):
    mark = annex_at(lines_of((Block(BlockKind.PARAGRAPH, line, 1, 1),))[0])
    assert mark is not None
    assert (mark.label, mark.number, mark.title) == (label, number, title)


@pytest.mark.parametrize(
    "line",
    ["附件1的规定适用。", "附则", "附加税", "附件一和附件二", "附录A给出了示例", "附件材料",
     "Annex I shall apply", "Annex I (2) of this Regulation.", "Scheduled tasks",
     "附表一所列税目"],
)  # fmt: skip
def test_a_line_that_names_an_annex_opens_none(line):
    assert annex_at(lines_of((Block(BlockKind.PARAGRAPH, line, 1, 1),))[0]) is None


def test_a_single_letter_is_roman_only_where_the_annexes_are():
    text = "Tea Act\n" + "".join(f"Article {n} Tea.\n" for n in (1, 2, 3))
    lettered = "".join(f"Annex {letter}\nWords {letter}.\n" for letter in "ABCDEFGHI")
    roots = [u.eid for u in plain(text + lettered).structure.units if u.eid.startswith("annex")]
    assert [eid for eid in roots if "__" not in eid] == [f"annex_{it}" for it in "ABCDEFGHI"]
    roman = "".join(f"Annex {number}\nWords {number}.\n" for number in ("I", "II", "V"))
    assert {"annex_1", "annex_2", "annex_5"} <= plain(text + roman).units.keys()


ANNEX_LINES = st.sampled_from(
    "甲。|（一）乙；|——丙|表1 丁|说明：戊。|2023年施行。|注：己。".split("|")
)


@given(st.lists(st.lists(ANNEX_LINES, max_size=4), min_size=1, max_size=5), st.integers(1, 3))
def test_a_generated_law_has_just_the_annexes_that_it_prints(annexes, articles):
    lines = ["某某法", *(f"第{int_to_chinese(n)}条　甲。" for n in range(1, articles + 1))]
    for n, words in enumerate(annexes, 1):
        lines += [f"附件{int_to_chinese(n)}", "一、总则。", *words, "二、其他。", *words]
    law = plain("\n".join(lines))
    own = [unit.eid for unit in law.structure.units if unit.kind is ClauseKind.ANNEX]
    assert own == [f"annex_{n}" for n in range(1, len(annexes) + 1)]
    for eid in own:
        assert {f"{eid}__item_1", f"{eid}__item_2"} <= law.units.keys()
    assert f"art_{articles + 1}" not in law.units
