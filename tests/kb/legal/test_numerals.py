"""Numbers as legal texts print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.legal.numerals import (
    chinese_to_int,
    english_word_to_int,
    int_to_chinese,
    int_to_letters,
    int_to_roman,
    roman_to_int,
)


@given(st.integers(1, 9999))
def test_every_number_to_9999_comes_back_from_its_chinese_spelling(n):
    assert chinese_to_int(int_to_chinese(n)) == n


@given(st.integers(1, 3999))
def test_every_number_comes_back_from_its_roman_spelling(n):
    assert roman_to_int(int_to_roman(n)) == n
    assert roman_to_int(int_to_roman(n).lower()) == n


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("一", 1),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("一百零一", 101),
        ("一百一十", 110),
        ("二百二十四", 224),
        ("一千一百六十四", 1164),
        ("一千二百六十", 1260),
        ("两", 2),
        ("〇", 0),
        ("一〇一", 101),
        ("26", 26),
        ("２６", 26),
    ],
)
def test_chinese_full_width_and_ascii_numbers_are_read(text, n):
    assert chinese_to_int(text) == n


@pytest.mark.parametrize("text", ["", "条", "十百", "百", "一一十", "十十", "12345", "1a", "二b"])
def test_what_is_no_number_gives_none(text):
    assert chinese_to_int(text) is None


@pytest.mark.parametrize(
    ("n", "text"),
    [(10, "十"), (11, "十一"), (101, "一百零一"), (110, "一百一十"), (1001, "一千零一")],
)
def test_chinese_numbers_are_spelt_as_statutes_print_them(n, text):
    assert int_to_chinese(n) == text


@pytest.mark.parametrize("n", [0, -1, 10_000])
def test_numbers_no_statute_has_are_refused(n):
    with pytest.raises(ValueError, match="no legal numeral"):
        int_to_chinese(n)


@pytest.mark.parametrize("text", ["", "IIII", "VX", "iV", "hello", "IC"])
def test_irregular_roman_numbers_give_none(text):
    assert roman_to_int(text) is None


@pytest.mark.parametrize(
    ("word", "n"),
    [("one", 1), ("Seven", 7), ("ninety-nine", 99), ("forty two", 42), ("Fourth", 4),
     ("twentieth", 20), ("zero", None), ("quality", None), ("", None)],
)  # fmt: skip
def test_english_number_words_are_read(word, n):
    assert english_word_to_int(word) == n


@given(st.text(max_size=12))
def test_no_text_makes_a_reader_raise(text):
    for read in (chinese_to_int, roman_to_int, english_word_to_int):
        assert read(text) is None or isinstance(read(text), int)


@pytest.mark.parametrize(("n", "letters"), [(0, ""), (1, "a"), (26, "z"), (27, "aa"), (703, "aaa")])
def test_lists_are_lettered_beyond_z(n, letters):
    assert int_to_letters(n) == letters
