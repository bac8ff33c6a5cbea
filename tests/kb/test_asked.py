"""What is said of odd words, and why nothing was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.asked import check_question, nothing_found, remarks
from kb.domain.answers import MAX_QUESTION
from kb.domain.retrieval import Filters
from kb.errors import UsageError


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "empty"),
        (" \n\u3000\xa0", "empty"),
        ("召回" * MAX_QUESTION, str(MAX_QUESTION)),
        ("？！。，、…", "no word"),
        ("?!.,;:()", "no word"),
        ("😀🔥", "no word"),
        ("👩\u200d👧", "no word"),
        ("\x00\x1b", "no word"),
        ("\ufeff\u200b", "no word"),
        ("∑ ∫ √", "no word"),
        ("recall \ud800", "surrogate"),
        ("\udcff\udcfe", "surrogate"),
    ],
)
def test_what_is_no_question_is_refused_with_advice(text, word):
    with pytest.raises(UsageError, match=word) as refused:
        check_question(text)
    assert refused.value.cure


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "召",
        "5",
        "①",
        "㈱",
        "ＲＥＣＡＬＬ",
        "召回😀",
        "誰負責",
        "re\x00call",
        "\u202erecall",
        "مسؤولية",
    ],
)
def test_whatever_has_a_letter_or_a_digit_may_be_asked(text):
    check_question(text)


@pytest.mark.parametrize(
    ("text", "is_found", "said"),
    [
        ("chanpin zhiliang fa", False, "拼音"),
        ("chǎnpǐn zhìliàng fǎ", False, "拼音"),
        ("CHAN3PIN3 zhi4liang4", True, "拼音"),
        ("zhaohui", False, "拼音"),
        ("zhaohui", True, ""),
        ("women can", False, "拼音"),
        ("women can", True, ""),
        ("Who is liable for a defect?", False, ""),
        ("recall", False, ""),
        ("a" * MAX_QUESTION, False, ""),
        ("zhaohui 召回", False, ""),
        ("谁对产品质量负责？", False, ""),
        ("ответственность производителя", True, "既不是中文也不是英文"),
        ("생산자의 책임", False, "既不是中文也不是英文"),
        ("製造者の責任は何ですか", False, "既不是中文也不是英文"),
        ("ما هي مسؤولية المنتج؟", False, "既不是中文也不是英文"),
        ("a tolerance of σ and μ", False, ""),
        ("１２３", False, ""),
    ],
)
def test_a_script_that_is_not_searched_is_pointed_out(text, is_found, said):
    found = remarks(text, is_found=is_found)
    assert [said in one for one in found] == ([True] if said else [])


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300), st.booleans())
def test_any_text_gets_one_remark_at_most(text, is_found):
    assert len(remarks(text, is_found=is_found)) <= 1


@pytest.mark.parametrize(
    ("language", "held", "filters", "words"),
    [
        ("en", {}, Filters(), "no text yet"),
        ("zh", {}, Filters(), "还没有文本"),
        ("en", {"zh": 3}, Filters(), "no text in English. Ask in Chinese"),
        ("zh", {"en": 3}, Filters(), "没有中文文本。请改用英文"),
        ("en", {"en": 3}, Filters(levels=("law",)), "passes the filters"),
        ("zh", {"zh": 3}, Filters(levels=("law",)), "筛选条件"),
        ("en", {"en": 3}, Filters(), "holds these words. Use"),
        ("zh", {"zh": 3}, Filters(), "没有这些词语。请改用条文"),
        ("en", {"en": 3, "zh": 1}, Filters(), "There are texts in Chinese as well"),
        ("zh", {"en": 3, "zh": 1}, Filters(), "另有英文文本"),
    ],
)
def test_nothing_found_says_why_in_the_language_of_the_question(language, held, filters, words):
    said = nothing_found(language, (language,), filters, lambda one: held.get(one, 0))
    assert words in said
    assert "touchstone" in said
