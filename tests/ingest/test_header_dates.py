"""Dates in the header lines of Chinese laws and in file names."""

from datetime import date

from ingest.header_dates import read_header_dates


def test_the_last_change_dates_the_wording_and_the_first_adoption_the_law() -> None:
    dates = read_header_dates(
        (
            "1993年2月22日第七届全国人民代表大会常务委员会第三十次会议通过",
            "根据2018年12月29日第十三届全国人民代表大会常务委员会第七次会议《决定》第三次修正",
        ),
        "README",
    )
    assert dates.adopted.value == date(1993, 2, 22)
    assert dates.wording.value == date(2018, 12, 29)
    assert dates.wording.basis == "header line"
    assert dates.effective_from.value is None


def test_a_line_of_its_own_states_the_effective_date() -> None:
    dates = read_header_dates(("2018年11月6日 国务院令第706号公布", "2019年3月1日 施行"), "x")
    assert dates.effective_from.value == date(2019, 3, 1)
    assert dates.wording.value == date(2018, 11, 6)


def test_one_line_may_carry_several_changes_and_the_effective_date() -> None:
    dates = read_header_dates(
        ("1982年12月4日通过 1982年12月4日起施行 根据1988年4月12日和2018年3月11日修正案修正",), "x"
    )
    assert dates.adopted.value == date(1982, 12, 4)
    assert dates.wording.value == date(2018, 3, 11)
    assert dates.first_effective.value == date(1982, 12, 4)
    assert dates.effective_from.value is None


def test_an_effective_date_before_the_last_change_is_the_first_editions() -> None:
    header = ("2005年7月9日 国务院令第440号公布", "2005年9月1日 施行", "2023年7月20日 修订")
    dates = read_header_dates(header, "x")
    assert dates.first_effective.value == date(2005, 9, 1)
    assert dates.effective_from.value is None


def test_a_later_date_in_the_file_name_dates_the_wording_and_says_so() -> None:
    dates = read_header_dates(("2003年9月3日国务院令第390号公布",), "认证认可条例(2023-07-20)")
    assert dates.wording.value == date(2023, 7, 20)
    assert dates.wording.basis == "file name"


def test_no_date_stays_unknown() -> None:
    dates = read_header_dates(("本法由全国人民代表大会通过",), "law")
    assert dates.wording.value is None


def test_an_impossible_date_is_no_date() -> None:
    assert read_header_dates(("2019年2月31日通过",), "law").wording.value is None
