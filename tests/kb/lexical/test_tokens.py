"""What the lexical index holds, and what a question looks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.segment import MOST_TERMS, folded, question_weights, segment
from kb.lexical import heading_tokens, index_tokens, pair_tokens, search_weights
from kb.lexical.lay import MOST_LAY
from kb.lexical.tokens import MOST_SINGLES, MOST_WHOLE, PAIR_WEIGHT

LONGEST_MEANINGS = 40
"""Tokens of the words that one lay word stands for, amply."""


def test_a_passage_has_its_bigrams_and_its_single_characters() -> None:
    assert set(index_tokens("召回产品")) == {"召回", "回产", "产品", "召", "回", "产", "品"}


def test_a_single_character_is_held_once() -> None:
    assert index_tokens("法") == ["法"]


def test_a_heading_has_no_single_characters_beside_its_bigrams() -> None:
    assert heading_tokens("总则") == ["总则"]


def test_english_is_held_as_answers_read_it() -> None:
    text = "Manufacturers shall keep records of each recall."
    assert index_tokens(text) == segment(text)
    assert search_weights("Which records of a recall are kept?") == {
        "record": 1.0,
        "recal": 1.0,
        "kept": 1.0,
        "record_recal": PAIR_WEIGHT,
        "recal_kept": PAIR_WEIGHT,
    }


def test_neighbouring_english_words_are_pairs_and_function_words_do_not_part_them() -> None:
    assert pair_tokens("Records of each recall") == ["record_recal"]
    assert pair_tokens("召回 records") == pair_tokens("records") == []


def test_a_single_character_weighs_less_than_a_bigram() -> None:
    weights = search_weights("召回")
    assert 0 < weights["召"] < weights["召回"] == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第二十六条", "第 26 条"),
        ("第一百三十三条之一", "第133条之1"),
        ("GB/T 19001-2016", "GBT19001—2016"),
        ("ISO 9001:2015", "iso 9001-2015"),
        ("某科〔2019〕188号", "某科(2019)第188号"),
        ("三万元", "30,000元"),
        ("3万元", "30000 元"),
        ("百分之五", "5%"),
        ("七日", "7天"),
        ("十八周岁", "18岁"),
        ("三个月", "３个月"),
    ],
)
def test_two_spellings_of_one_thing_share_a_token_of_full_weight(one: str, other: str) -> None:
    shared = set(index_tokens(one)) - set(segment(one))
    whole = {token for token in shared if len(token) > 1}
    assert whole
    assert whole <= set(search_weights(other))
    assert {search_weights(other)[token] for token in whole} == {1.0}


@pytest.mark.parametrize(
    "text", ["第零条", "第条", "一二三四五六七八九十条", "零元", "百分之", "% 5", "GB/T"]
)
def test_what_is_no_number_gives_no_whole_token(text: str) -> None:
    assert set(index_tokens(text)) == set(segment(text)) | {c for c in text if "一" <= c <= "鿿"}


def test_an_article_of_another_number_is_another_token() -> None:
    assert "第26条" not in index_tokens("第二百二十六条")
    assert "第26条" not in index_tokens("第二十六章")


def test_a_lay_word_looks_for_the_word_of_statutes_beside_itself() -> None:
    weights = search_weights("老板开除我")
    assert {"老板", "开除", "用人", "单位", "解除"} <= set(weights)
    assert weights["用人"] < weights["老板"]
    assert weights["解除"] < weights["开除"]


def test_a_word_that_is_asked_for_itself_keeps_its_full_weight() -> None:
    assert search_weights("老板是不是用人单位")["用人"] == 1.0


@pytest.mark.parametrize(
    ("traditional", "plain"),
    [
        ("產品質量責任由誰承擔？", "产品质量责任由谁承担？"),
        ("於三萬元以上", "于三万元以上"),
        ("後果", "后果"),
        ("雇員被開除後的補償", "雇员被开除后的补偿"),
    ],
)
def test_traditional_script_is_held_and_looked_for_as_simplified(
    traditional: str, plain: str
) -> None:
    assert index_tokens(traditional) == index_tokens(plain)
    assert search_weights(traditional) == search_weights(plain)


def test_simplified_text_with_a_rare_character_stays_as_it_is() -> None:
    assert folded("鲹鱼的显著特征，乾隆年间著作。") == "鲹鱼的显著特征,乾隆年间著作。"


def test_width_and_case_do_not_matter() -> None:
    assert index_tokens("ＧＢ／Ｔ　１９００１－２０１６") == index_tokens("gb/t 19001-2016")


def test_accents_do_not_matter_and_other_scripts_are_words() -> None:
    assert index_tokens("zhìliàng naïve") == index_tokens("zhiliang naive")
    assert index_tokens("Качество 5 μg") == ["качество", "5", "μg"]
    assert index_tokens("ひらがな品質") == ["ひらがな", "品质", "品", "质"]


def test_a_question_as_long_as_a_book_looks_for_what_it_says_often() -> None:
    rare = "".join(map(chr, range(0x4E00, 0x9E00)))
    weights = search_weights("缺陷产品召回。" * 50 + rare * 5)
    most = MOST_TERMS + MOST_SINGLES + MOST_WHOLE + MOST_LAY * LONGEST_MEANINGS
    assert len(weights) <= most
    assert {"缺陷", "产品", "召回"} <= set(weights)
    assert len(question_weights(rare)) == MOST_TERMS


@pytest.mark.parametrize("text", ["", " ", "？！……", "😀🎉", "\u200b\0", "\ud800", "한국어", "𠮷"])
def test_odd_text_gives_tokens_or_none_and_never_an_error(text: str) -> None:
    assert all(weight > 0 for weight in search_weights(text).values())
    assert all(token.strip() == token for token in index_tokens(text))


def test_chinese_outside_the_first_plane_is_held() -> None:
    assert index_tokens("𠮷祥") == ["𠮷祥", "𠮷", "祥"]


@given(st.text(max_size=300))
def test_no_token_is_empty_or_has_white_space(text: str) -> None:
    tokens = [*index_tokens(text), *heading_tokens(text), *search_weights(text)]
    assert all(token and not any(c.isspace() for c in token) for token in tokens)


@given(st.text(alphabet="产品質量召回三万元第十条, GB/T19001-2016", max_size=40))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    held = set(index_tokens(text))
    if held:
        assert held & set(search_weights(text))
