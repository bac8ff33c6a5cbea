"""Pairs that are learned from, and what is never among them."""

import pytest

from train.pairs import Pair, cleaned, key_of, without
from train.sentences import Lengths, aligned
from train.testing import kept_back

LENGTHS = Lengths(3.5)


def kept(zh, en, kind="sentence"):
    return list(cleaned([Pair(zh, en, "own", kind)]))


def test_a_pair_is_simplified_and_its_spaces_are_single():
    (pair,) = kept("產品　 質量\n責任", " Product  quality\nliability ")
    assert (pair.zh, pair.en) == ("产品 质量 责任", "Product quality liability")


@pytest.mark.parametrize(
    ("zh", "en"), [("", "words"), ("ABC", "words"), ("质量", "123"), ("质量", "质量 quality")]
)
def test_a_side_without_words_of_its_language_makes_no_pair(zh, en):
    assert not kept(zh, en)


def test_a_sentence_ten_times_as_long_as_its_partner_is_no_translation():
    assert not kept("质量", "a very long sentence that says many other things about a factory")
    assert kept("质量", "a very long name of a term of several words", "term")


def test_the_same_pair_is_kept_once_however_it_is_written():
    pairs = [Pair("質量", "Quality", "moj"), Pair("质量", "quality.", "own")]
    assert len(list(cleaned(pairs))) == 1


def test_what_a_figure_is_taken_from_is_left_out_on_either_side():
    pair = Pair("生产者应当保证产品质量。", "Producers shall ensure quality.", "own")
    for text in ("生產者應當保證產品質量", "producers shall ensure quality"):
        assert not list(without([pair], frozenset({key_of(text)})))
    assert list(without([pair], frozenset({key_of("别的句子")})))


@pytest.mark.shared
def test_questions_of_xquad_and_articles_of_the_constitution_are_kept_back(shared_data):
    aside = kept_back(shared_data)
    assert key_of("国家实行社会主义市场经济。") not in aside  # the article stands with its number
    assert len(aside) > 5_000


def test_sentences_of_an_article_are_paired_in_order():
    zh = "生产者应当保存记录。记录应当保存三年。"
    en = "The producer shall keep records. Records shall be kept for three years."
    assert aligned(zh, en, LENGTHS) == [
        ("生产者应当保存记录。", "The producer shall keep records."),
        ("记录应当保存三年。", "Records shall be kept for three years."),
    ]


def test_two_sentences_that_were_translated_as_one_stay_together():
    zh = "主管机关应当公布检查结果，并说明检查的依据、范围和方法。企业可以申请复查。"
    en = (
        "The competent authority shall publish the results of inspection. It shall state their "
        "basis, scope and methods. Enterprises may apply for another inspection."
    )
    found = aligned(zh, en, LENGTHS)
    assert len(found) == 2
    assert found[0][1].count(".") == 2


def test_a_text_without_a_partner_gives_no_sentence():
    assert aligned("", "Text.", LENGTHS) == []
    assert aligned("文本。", "", LENGTHS) == []
