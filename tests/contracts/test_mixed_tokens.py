"""Texts with Han characters to token ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from kb.adapters.openvino_minilm.mixed import MixedTokenizer, has_han
from kb.adapters.openvino_minilm.weights import package_folder
from kb.bilingual.pieces import Pieces, shipped_pieces

WORDS = Tokenizer.from_file(str(package_folder() / "tokenizer.json"))
WORDS.no_padding()
WORDS.no_truncation()
FIRST = WORDS.get_vocab_size()
MIXED = MixedTokenizer(WORDS, shipped_pieces(), FIRST)


def encoded(text):
    return MIXED.encode_batch([text])[0]


def test_only_a_text_with_a_han_character_takes_this_way():
    assert has_han("ISO 9001 质量")
    assert has_han("The word 〇 is a numeral")
    assert not has_han("Quality, “quoted” — and ½ 測".removesuffix("測"))
    assert not has_han("かな 한글 emoji 🙂 pinyin zhìliàng")


def test_words_of_latin_letters_keep_the_ids_of_the_english_model():
    own = WORDS.encode("ISO 9001 certification", add_special_tokens=False).ids
    found = encoded("ISO 9001 certification 认证").ids
    assert found[: len(own)] == own
    assert all(number >= FIRST for number in found[len(own) :])


def test_chinese_punctuation_has_the_ids_of_its_latin_counterpart():
    comma, stop = (WORDS.token_to_id(mark) for mark in ",.")
    found = encoded("质量，安全。").ids
    assert comma in found
    assert found[-1] == stop


def test_full_width_letters_and_figures_are_read_as_others():
    assert encoded("质量ＩＳＯ９００１").ids == encoded("质量ISO9001").ids


def test_traditional_script_gives_the_ids_of_simplified():
    assert encoded("產品質量責任").ids == encoded("产品质量责任").ids


def test_spans_tell_where_each_piece_stands_in_the_text_as_it_was_written():
    text = "依照《產品質量法》 Article 26，生產者應當"
    found = encoded(text)
    told = "".join(text[start:end] for start, end in found.offsets)
    assert told.replace(" ", "") == text.replace(" ", "")


def test_a_character_that_no_piece_has_is_the_unknown_token_and_loses_no_neighbour():
    pieces = Pieces([("质", -1.0), ("量", -1.0), ("质量", -1.5)])
    found = MixedTokenizer(WORDS, pieces, FIRST).encode_batch(["质量鱻质"])[0]
    assert found.ids[1] == WORDS.token_to_id("[UNK]")
    assert found.offsets == [(0, 2), (2, 3), (3, 4)]


@given(
    st.text(
        st.one_of(
            st.sampled_from("质量产品質量産品的责任。，、《》（）〇鱻"),
            st.characters(codec="utf-8"),
        ),
        max_size=80,
    )
)
def test_spans_are_in_order_within_the_text_whatever_it_is(text):
    found = encoded(text)
    assert len(found.ids) == len(found.offsets)
    ends = [0, *(end for _, end in found.offsets)]
    for (start, end), before in zip(found.offsets, ends, strict=False):
        assert before <= start <= end <= len(text)
    assert all(number < FIRST + len(shipped_pieces()) for number in found.ids)


@pytest.mark.parametrize("many", [1, 7, 300])
def test_a_batch_gives_what_each_text_gives_alone(many):
    texts = [f"第{n}条 生产者 must 保证 quality {n}" for n in range(many)]
    assert [it.ids for it in MIXED.encode_batch(texts)] == [encoded(text).ids for text in texts]
