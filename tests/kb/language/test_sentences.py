"""Sentence spans."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def test_chinese_sentences_end_with_their_closing_quotation_marks() -> None:
    assert split("他说：“必须检验。”禁止销售。") == ["他说：“必须检验。”", "禁止销售。"]


def test_abbreviations_and_numbers_do_not_end_a_sentence() -> None:
    text = "See Art. 26 of the U.S. rules, e.g. No. 5. It holds."
    assert split(text) == ["See Art. 26 of the U.S. rules, e.g. No. 5.", "It holds."]


def test_sentences_that_a_translator_glued_are_two() -> None:
    assert split("It must improve.The second point holds.") == [
        "It must improve.",
        "The second point holds.",
    ]


def test_public_laws_and_subsections_are_abbreviated() -> None:
    text = "Subsec. (a). Pub. L. 101\u2013629 inserted words."
    assert split(text)[-1] == "Pub. L. 101\u2013629 inserted words."


@pytest.mark.parametrize("text", ["1. Scope of this law", "(1) General", "80.5 percent fell"])
def test_an_item_number_stays_with_its_text(text: str) -> None:
    assert split(text) == [text]


@given(st.text(alphabet="ab .。!?\n“”；第条(1)AZ", max_size=120))
def test_no_visible_character_is_lost_and_spans_are_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_a_long_text_of_initials_comes_to_an_end() -> None:
    assert len(split("A. B. " * 50_000 + "It ends here.")) == 1
