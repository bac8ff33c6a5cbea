"""Numbers and dates are stored as a reader of the sheet sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.number_formats import plain, shown_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.125, "0.0%", "12.5%"),
        (0.9999, "0%", "100%"),
        (7, "000000", "000007"),
        (13800000000, "000-0000-0000", "138-0000-0000"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (-12, r"0_);[Red]\(0\)", "(12)"),
        (-3.14, "_ * #,##0.00_ ;_ * -#,##0.00_ ", "-3.14"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (12345, "0.00E+00", "1.23E+04"),
        (999900, "0.0E+00", "1.0E+06"),
        (1.5, "# ?/?", "1 1/2"),
        (2.675, "0.00", "2.68"),
        (2.5, "#.##", "2.5"),
        (1234567, "#,##0,", "1,235"),
        (5, '0"台"', "5台"),
        (12, '"第"0"条"', "第12条"),
        (5, "[$¥-804]#,##0.00", "¥5.00"),
        (1500, '[>1000]0.0,"k";0', "1.5k"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (123456789012, "General", "123456789012"),
        (123, "@", "123"),
    ],
)
def test_a_number_is_shown_by_its_format(value, code, shown):
    assert shown_number(value, code) == shown


@pytest.mark.parametrize(
    ("serial", "code", "shown"),
    [
        (45352, "yyyy-mm-dd", "2024-03-01"),
        (45352.5, 'yyyy"年"m"月"d"日" h:mm', "2024年3月1日 12:00"),
        (45352, r"[$-409]d\-mmm\-yy;@", "1-Mar-24"),
        (45352, "m/d/yyyy", "3/1/2024"),
        (45352, "aaaa", "星期五"),
        (0.5, "h:mm AM/PM", "12:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (45352.123, "mm:ss.0", "57:07.2"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        (61, "yyyy-mm-dd", "1900-03-01"),
    ],
)
def test_a_date_is_shown_by_its_format(serial, code, shown):
    assert shown_number(serial, code) == shown


def test_days_may_be_counted_from_1904():
    assert shown_number(43890, "yyyy-mm-dd", from_1904=True) == "2024-03-01"


def test_what_a_format_hides_is_written_out():
    assert shown_number(42, ";;;") == "42"


def test_a_serial_number_that_is_no_date_stays_a_number():
    assert shown_number(-3, "yyyy-mm-dd") == "-3"
    assert shown_number(99_999_999, "yyyy-mm-dd") == "99999999"


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_keep_all_their_digits_under_any_plain_format(number):
    assert shown_number(number, "General") == str(number)
    assert shown_number(number, "#,##0").replace(",", "") == str(number)


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=12))
def test_no_format_however_odd_ends_in_an_error(value, code):
    assert isinstance(shown_number(value, code), str)


@given(st.floats(-1e15, 1e15, allow_nan=False))
def test_a_plain_number_reads_back_as_the_same_one(value):
    assert float(plain(value)) == pytest.approx(value, rel=1e-14)
