"""What a text says that it does to others."""

import datetime

import pytest

from kb.domain.relations import RelationKind
from kb.legal.pointers import find_relations
from tests.kb.legal.texts_with_clauses import read

LAW = "# 种茶条例\n\n第一条 略。\n\n第二条 略。\n\n第三条 {}\n"
ACT = (
    "# Regulation on tea\n\n## Article 1\n\nNone.\n\n## Article 2\n\nNone.\n\n## Article 3\n\n{}\n"
)


def said(markdown, language="zh", names=()):
    text = read(markdown)
    return [
        (it.kind, it.target, it.clauses, it.since.value)
        for it in find_relations(text.text, text.clauses, language, names)
    ]


REPEALS, REPLACES, AMENDS, IMPLEMENTS, TRANSLATES = (
    RelationKind.REPEALS,
    RelationKind.REPLACES,
    RelationKind.AMENDS,
    RelationKind.IMPLEMENTS,
    RelationKind.TRANSLATES,
)
NOVEMBER = datetime.date(2022, 11, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "本条例自2022年11月1日起施行。《茶叶管理条例》同时废止。",
        "本条例自2022年11月1日起施行，1991年5月7日国务院发布的《茶叶管理条例》同时废止。",
        "本条例自二〇二二年十一月一日起施行。1991年5月7日国务院令第9号公布的《茶叶管理条例》同时废止。",
    ],
)
def test_a_repeal_has_the_day_on_which_the_text_takes_effect(sentence):
    assert said(LAW.format(sentence)) == [(REPEALS, "茶叶管理条例", (), NOVEMBER)]


def test_each_member_of_a_list_is_repealed():
    found = said(LAW.format("本条例自公布之日起施行。《甲条例》、《乙办法》和《丙规定》同时废止。"))
    assert [it[1:] for it in found] == [
        ("甲条例", (), None),
        ("乙办法", (), None),
        ("丙规定", (), None),
    ]


def test_the_rules_on_one_subject_of_a_text_are_not_the_text():
    assert not said(LAW.format("《甲条例》中有关茶叶的规定同时废止。"))


def test_an_article_alone_may_be_repealed():
    assert said(LAW.format("《甲条例》第二条同时废止。")) == [(REPEALS, "甲条例", ("art_2",), None)]


def test_no_text_repeals_itself():
    assert not said(LAW.format("《种茶条例》同时废止。"), names=("种茶条例",))


def test_the_laws_by_which_a_text_is_made_are_implemented():
    found = said(LAW.format("为了管理茶叶，根据《茶叶法》和《农产品质量安全法》，制定本条例。"))
    assert [it[:2] for it in found] == [(IMPLEMENTS, "茶叶法"), (IMPLEMENTS, "农产品质量安全法")]


def test_a_law_that_is_only_cited_is_not_implemented():
    assert not said(LAW.format("根据《茶叶法》第二条处罚。"))


def test_a_standard_replaces_the_number_before_it():
    found = said("# 前言\n\n本标准代替GB/T 30766—2004《茶叶分类》，与其相比有改动。\n")
    assert found == [(REPLACES, "GB/T 30766—2004", (), None)]


def test_an_amended_article_is_told():
    found = said(LAW.format("将刑法第二百条修改为：“违反本法第一条的，根据《甲法》，制定本法。”"))
    assert found == [(AMENDS, "刑法", ("art_200",), None)]


def test_a_translation_says_of_what():
    found = said(ACT.format("This is an unofficial translation of the Tea Quality Law."), "en")
    assert found == [(TRANSLATES, "Tea Quality Law", (), None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Directive 90/385/EEC is repealed with effect from 1 November 2022.",
        "As to Directive 90/385/EEC, that Directive is repealed from 1 November 2022.",
    ],
)
def test_an_english_repeal_has_its_day(sentence):
    assert said(ACT.format(sentence), "en") == [(REPEALS, "Directive 90/385/EEC", (), NOVEMBER)]


def test_both_directives_of_a_list_are_repealed():
    found = said(ACT.format("Directives 90/385/EEC and 93/42/EEC are repealed."), "en")
    assert [it[1] for it in found] == ["Directive 90/385/EEC", "Directive 93/42/EEC"]


def test_what_a_repealed_act_was_adopted_under_stays():
    found = said(
        ACT.format("Decision 2010/227/EU adopted under Directive 93/42/EEC shall be repealed."),
        "en",
    )
    assert [it[1] for it in found] == ["Decision 2010/227/EU"]


def test_the_title_of_an_act_tells_what_it_amends_and_repeals():
    title = "on tea, amending Directive 2001/83/EC and repealing Council Directive 93/42/EEC"
    assert [it[:2] for it in said(f"# REGULATION ON TEA\n\n{title}\n", "en")] == [
        (AMENDS, "Directive 2001/83/EC"),
        (REPEALS, "Council Directive 93/42/EEC"),
    ]


def test_the_title_of_another_act_tells_nothing_of_this_one():
    note = "Directive 2001/83/EC of 6 November 2001, repealing Directive 65/65/EEC, holds."
    assert not said(ACT.format(note), "en")


def test_english_measures_are_made_by_a_law():
    sentence = "In accordance with the Tea Quality Law, these Measures are formulated."
    assert said(ACT.format(sentence), "en") == [(IMPLEMENTS, "Tea Quality Law", (), None)]


def test_the_newer_regulation_on_small_traders_repeals_the_older(shared_data):
    folder = shared_data / "rules-cn" / "行政法规"
    text = read((folder / "促进个体工商户发展条例(2022-10-01).md").read_text("utf-8"))
    found = find_relations(text.text, text.clauses, "zh", [text.title])
    repeals = [it for it in found if it.kind is REPEALS]
    assert [(it.target, it.eid[:6], it.since.value) for it in repeals] == [
        ("个体工商户条例", "art_39", NOVEMBER)
    ]
