"""A question in the words of the other language."""

import pytest

from kb.language.segment import stem
from kb.lexical.across import across_weights, notions


def words(question, language):
    return across_weights(notions(question, language))


def test_a_term_of_the_glossary_is_taken_whole_before_its_words():
    found = words("链长负责什么？", "en")
    assert stem("chain") in found
    assert stem("leader") in found
    assert stem("length") not in found


def test_chinese_words_become_english_stems():
    found = words("缺陷产品的召回", "en")
    assert {stem("recall"), stem("product"), stem("defective")} & set(found)


def test_english_words_become_pairs_of_characters():
    found = words("recall of defective products", "zh")
    assert {"召回", "产品"} <= set(found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_and_names_stand_for_themselves(language):
    question = "ISO 9001 和 GB/T 19001" if language == "en" else "ISO 9001 and GB/T 19001"
    found = words(question, language)
    assert "iso" in found
    assert "9001" in found


def test_weights_stay_within_one_however_often_a_word_comes():
    found = words("质量质量质量质量 产品质量 质量管理" * 20, "en")
    assert found
    assert all(0 < weight <= 1 for weight in found.values())


@pytest.mark.parametrize("question", ["？！……", "🙂🙂", "zhiliang guanli", "的了吗"])
def test_what_has_no_matter_has_no_words_and_no_error(question):
    for language in ("zh", "en"):
        assert isinstance(words(question, language), dict)
