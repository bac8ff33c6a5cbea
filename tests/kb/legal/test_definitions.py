"""The terms that a text defines."""

import pytest

from kb.legal.pointers import find_definitions
from tests.kb.legal.texts_with_clauses import read

LAW = "# 茶叶法\n\n第一条 略。\n\n第二条 {}\n\n第三条 略。\n"
ACT = "# Tea Act\n\n## Article 1\n\n{}\n\n## Article 2\n\nNone.\n\n## Article 3\n\nNone.\n"


def defined(markdown, language="zh"):
    text = read(markdown)
    found = find_definitions(text.text, text.clauses, language)
    return [(it.eid, it.term, text.words(it)) for it in found]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("本法所称茶叶，是指茶树的叶。", "茶叶"),
        ("本法所称茶叶是指茶树的叶。", "茶叶"),
        ("前款所称的茶农，指种茶的人。", "茶农"),
        ("茶园，是指种茶的土地。", "茶园"),
    ],
)
def test_what_a_term_means_is_found_with_its_sentence(sentence, term):
    assert defined(LAW.format(f"{sentence}其他不算。"))[0][:2] == ("art_2__para_1", term)
    assert defined(LAW.format(sentence))[0][2] == sentence


def test_each_item_of_a_list_of_terms_is_a_definition():
    found = defined(
        LAW.format(
            "本法下列用语的含义：\n\n（一）红茶，是指全发酵的茶。\n\n（二）绿茶，是指不发酵的茶。"
        )
    )
    assert [it[:2] for it in found] == [
        ("art_2__para_1__item_1", "红茶"),
        ("art_2__para_1__item_2", "绿茶"),
    ]
    assert found[0][2] == "红茶，是指全发酵的茶。"


def test_a_definition_spans_the_list_that_it_opens():
    found = defined(LAW.format("本法所称茶叶，是指：\n\n（一）红茶；\n\n（二）绿茶。"))
    assert found[0][2].endswith("（二）绿茶。")


def test_a_short_name_is_a_definition_with_what_it_stands_for():
    found = defined(LAW.format("由国务院茶叶主管部门（以下简称茶叶部门）管理。"))
    assert found == [("art_2__para_1", "茶叶部门", "由国务院茶叶主管部门（以下简称茶叶部门）")]


def test_a_sentence_that_goes_on_with_instructing_defines_nothing():
    assert not defined(LAW.format("各级人民政府应当支持茶农，指导他们种茶。"))


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("‘tea’ means the leaves of the tea plant.", "tea"),
        ("The term “tea grower” means a person who grows tea.", "tea grower"),
        ("Tea garden means land on which tea grows.", "Tea garden"),
        ("(1) ‘leaf’ means a part of a plant;", "leaf"),
        ("The Office for Tea (hereinafter referred to as ‘the Office’) meets.", "the Office"),
    ],
)
def test_what_an_english_term_means_is_found(sentence, term):
    assert [it[1] for it in defined(ACT.format(sentence), "en")] == [term]


def test_by_means_of_defines_nothing():
    assert not defined(ACT.format("The Office may, by means of letters, ask for data."), "en")
