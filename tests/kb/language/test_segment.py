"""Segmentation, the same at index and at query time."""

from hypothesis import given
from hypothesis import strategies as st

from kb.language.fold import fold
from kb.language.segment import question_weights, segment
from kb.language.stopwords import without_question_words


def test_chinese_becomes_bigrams_and_english_becomes_stems() -> None:
    assert segment("质量管理 requirements") == ["质量", "量管", "管理", "requir"]


def test_width_and_case_do_not_matter() -> None:
    assert segment("ＩＳＯ ９００１") == segment("iso 9001")


def test_script_and_accents_do_not_matter() -> None:
    assert segment("產品質量") == segment("产品质量")
    assert segment("café") == ["cafe"]


def test_zero_as_a_circle_is_a_numeral_among_others() -> None:
    assert segment("二〇一九") == ["二〇", "〇一", "一九"]


def test_a_section_number_is_found_whole_and_in_parts() -> None:
    assert segment("820.30") == ["820.30", "820", "30"]


def test_a_single_han_character_is_a_token() -> None:
    assert segment("法") == ["法"]


def test_question_words_do_not_count() -> None:
    assert set(question_weights("请问消费者享有哪些权利？")) >= {"消费", "费者", "权利"}
    assert "哪些" not in question_weights("哪些权利")
    assert set(question_weights("What is the capital of France?")) == {"capit", "franc"}


def test_a_bigram_over_a_word_boundary_weighs_less() -> None:
    weights = question_weights("对产品负责")
    assert weights["对产"] < weights["产品"]


def test_a_question_of_style_words_alone_still_has_terms() -> None:
    assert question_weights("What is it?")


@given(st.text(max_size=200))
def test_no_token_is_empty_or_has_white_space(text: str) -> None:
    assert all(token and not any(c.isspace() for c in token) for token in segment(text))


@given(st.text(max_size=200))
def test_question_and_index_tokens_are_made_alike(text: str) -> None:
    without_style = without_question_words(fold(text))
    assert set(question_weights(text)) <= set(segment(without_style)) | set(segment(text))
