"""The helpers that the checks rest on."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.corpus.copying import copied_han, copied_words
from tests.corpus.force import modality_en, modality_zh
from tests.corpus.numerals import chinese_number, english_number
from tests.corpus.paper_check import numbers_en, numbers_zh
from tests.corpus.shared_data import LAW, require
from tests.corpus.values import Value, values_en, values_zh


@pytest.mark.parametrize(
    ("written", "number"),
    [("十", 10), ("二十七", 27), ("一百零三", 103), ("七十四", 74), ("30", 30)],
)
def test_chinese_numerals_are_read_by_value(written: str, number: int) -> None:
    assert chinese_number(written) == number


@pytest.mark.parametrize(
    ("written", "number"), [("ten", 10), ("Twenty-seven", 27), ("thirty", 30), ("13", 13)]
)
def test_english_number_words_are_read_by_value(written: str, number: int) -> None:
    assert english_number(written) == number


def test_chinese_and_english_values_with_bounds_are_equal() -> None:
    zh = "处百分之五十以上三倍以下罚款，十五日内，第四十九条第二款第（四）项，等值以下，五万元"
    en = (
        "at least 50 percent and at most three times, within 15 days, Article 49, paragraph 2, "
        "item (4), at most equal to the value"
    )
    assert values_zh(zh) - values_en(en) == {Value("yuan", Fraction(50000))}
    assert values_en(en) <= values_zh(zh)


def test_a_date_and_a_daily_rate_are_equal_in_both_languages() -> None:
    zh, en = "2025年6月1日起施行，每日万分之五", "from 1 June 2025, five in ten thousand a day"
    assert values_zh(zh) == values_en(en)
    assert values_en("31 March") == {Value("day", Fraction(31)), Value("month", Fraction(3))}


def test_a_number_without_a_unit_does_not_slip_through() -> None:
    assert values_en("four offices") == {Value("bare", Fraction(4))}
    assert values_zh("四个部门") == {Value("count", Fraction(4))}


def test_numbers_of_a_date_agree_between_languages() -> None:
    assert numbers_zh("2024年8月2日，二十七个部门") == numbers_en("2 August 2024, Twenty-seven")


def test_may_not_is_a_prohibition_and_ought_to_know_is_no_duty() -> None:
    assert modality_en("It may not be sold.") == {"prohibition"}
    assert modality_zh("知道或者应当知道") == set()


def test_twelve_characters_in_common_pass_and_thirteen_do_not() -> None:
    source = "甲乙丙丁戊己庚辛壬癸子丑，寅卯"
    assert copied_han("甲乙丙丁戊己庚辛壬癸子丑", source, ()) == []
    assert copied_han("甲乙丙丁戊己庚辛壬癸子、丑寅", source, ()) == ["甲乙丙丁戊己庚辛壬癸子丑寅"]
    assert copied_han("甲乙丙丁戊己庚辛壬癸子、丑寅", source, ("己庚",)) == []


def test_seven_words_in_common_pass_and_eight_do_not() -> None:
    source = "One two three, four five six seven eight."
    assert copied_words("one two three four five six seven", source) == []
    assert copied_words("one two three four five six seven eight", source) == [
        "one two three four five six seven eight"
    ]


def test_absent_sources_skip_a_test_but_fail_it_under_ci(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TOUCHSTONE_SHARED", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="set TOUCHSTONE_SHARED"):
        require(LAW)
    monkeypatch.setenv("CI", "1")
    with pytest.raises(pytest.fail.Exception, match="set TOUCHSTONE_SHARED"):
        require(LAW)
