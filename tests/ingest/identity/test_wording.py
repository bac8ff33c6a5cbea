"""Which wording a text has and since when it holds: header lines, file name, last article."""

from datetime import date

from ingest.identity.last_article import BeginClause
from ingest.identity.wording import Change, read_wording


def test_the_last_change_dates_the_wording_and_the_first_adoption_the_law() -> None:
    dates = read_wording(
        (
            "1993年2月22日第七届全国人民代表大会常务委员会第三十次会议通过",
            "根据2018年12月29日第十三届全国人民代表大会常务委员会第七次会议《决定》第三次修正",
        ),
        "README",
    )
    assert dates.adopted.value == date(1993, 2, 22)
    assert dates.day.value == date(2018, 12, 29)
    assert dates.day.basis == "header line 2"
    assert dates.effective_from.value is None


def test_a_line_of_its_own_states_the_effective_date() -> None:
    dates = read_wording(("2018年11月6日 国务院令第706号公布", "2019年3月1日 施行"), "x")
    assert dates.effective_from.value == date(2019, 3, 1)
    assert dates.day.value == date(2018, 11, 6)


def test_one_line_may_carry_several_changes_and_the_effective_date() -> None:
    dates = read_wording(
        ("1982年12月4日通过 1982年12月4日起施行 根据1988年4月12日和2018年3月11日修正案修正",), "x"
    )
    assert dates.adopted.value == date(1982, 12, 4)
    assert dates.day.value == date(2018, 3, 11)
    assert dates.first_effective.value == date(1982, 12, 4)
    assert dates.effective_from.value is None


def test_an_effective_date_before_the_last_change_is_the_first_editions() -> None:
    header = ("2005年7月9日 国务院令第440号公布", "2005年9月1日 施行", "2023年7月20日 修订")
    dates = read_wording(header, "x")
    assert dates.first_effective.value == date(2005, 9, 1)
    assert dates.effective_from.value is None


def test_a_later_date_in_the_file_name_dates_the_wording_and_says_so() -> None:
    dates = read_wording(("2003年9月3日国务院令第390号公布",), "认证认可条例(2023-07-20)")
    assert dates.day.value == date(2023, 7, 20)
    assert dates.day.basis == "file name"


def test_no_date_stays_unknown() -> None:
    dates = read_wording(("本法由全国人民代表大会通过",), "law")
    assert dates.day.value is None


def test_an_impossible_date_is_no_date() -> None:
    assert read_wording(("2019年2月31日通过",), "law").day.value is None


LAST = BeginClause("第七十四条", date(1993, 9, 1))


def test_the_last_article_of_an_amended_text_is_the_first_editions() -> None:
    header = ("1993年2月22日通过", "根据2018年12月29日《关于修改〈茶叶法〉的决定》第一次修正")
    dates = read_wording(header, "README", LAST)
    assert dates.change is Change.AMENDED
    assert dates.effective_from.value is None
    assert dates.first_effective.value == date(1993, 9, 1)
    assert dates.first_effective.basis == "第七十四条"


def test_a_revised_text_has_a_last_article_of_its_own() -> None:
    header = ("1988年12月29日通过", "2017年11月4日第十二届常务委员会第三十次会议修订")
    dates = read_wording(header, "README", BeginClause("第四十五条", date(2018, 1, 1)))
    assert dates.change is Change.REVISED
    assert dates.effective_from.value == date(2018, 1, 1)
    assert dates.effective_from.basis == "第四十五条"
    assert dates.first_effective.value is None


def test_a_text_revised_and_then_amended_keeps_the_revisions_last_article() -> None:
    header = (
        "2009年2月28日通过",
        "2015年4月24日第十二届常务委员会第十四次会议修订",
        "根据2025年9月12日《关于修改〈茶叶法〉的决定》第三次修正",
    )
    dates = read_wording(header, "README", BeginClause("第一百五十四条", date(2015, 10, 1)))
    assert dates.change is Change.AMENDED
    assert dates.effective_from.value is None
    assert dates.first_effective.value is None


def test_a_revision_by_a_decision_on_single_articles_is_an_amendment() -> None:
    header = (
        "2005年7月9日 国务院令第440号公布",
        "2023年7月20日 《国务院关于修改和废止部分行政法规的决定》修订",
    )
    dates = read_wording(header, "x", BeginClause("第七十条", date(2005, 9, 1)))
    assert dates.change is Change.AMENDED
    assert dates.effective_from.value is None


def test_an_order_that_revises_publishes_the_revised_text() -> None:
    header = ("2008年8月3日 国务院令第529号公布", "2024年1月22日 国务院令第773号第二次修订")
    dates = read_wording(header, "x", BeginClause("第七条", on_publication=True))
    assert dates.published.value == date(2024, 1, 22)
    assert dates.effective_from.value == date(2024, 1, 22)
    assert dates.effective_from.basis == "第七条, header line 2"


def test_from_its_publication_says_nothing_where_the_day_of_publication_is_not_stated() -> None:
    clause = BeginClause("第三十二条", on_publication=True)
    dates = read_wording(("2021年4月29日第二十八次会议通过",), "x", clause)
    assert dates.effective_from.value is None


def test_a_day_that_the_header_does_not_know_is_told_with_both_sources() -> None:
    header = ("2003年9月3日国务院令第390号公布", "2016年2月6日 《修改决定》第一次修订  根据")
    dates = read_wording(header, "茶叶条例(2020-11-29)", LAST)
    assert dates.change is Change.UNKNOWN
    broken, conflict = dates.warnings
    assert "header line 2 breaks off" in broken
    assert "2020-11-29" in conflict
    assert "2016-02-06" in conflict


def test_a_header_without_any_day_is_dated_by_the_file_name_alone() -> None:
    dates = read_wording((), "茶叶条例(2022-10-01)", BeginClause("第三十九条", date(2022, 11, 1)))
    assert dates.effective_from.value == date(2022, 11, 1)
    assert "no line says when" in dates.warnings[0]


def test_a_stray_bracket_is_named_and_a_broken_line_is_read_with_the_next() -> None:
    stray = read_wording(("2025年3月17日 国务院令第802号修订）",), "x")
    assert "stray bracket" in stray.warnings[0]
    assert stray.day.value == date(2025, 3, 17)
    broken = read_wording(("1984年1月7日 国务院", "中央军委发布"), "x")
    assert broken.published.value == date(1984, 1, 7)
    assert broken.warnings == ()


def test_english_headers_tell_the_same() -> None:
    adopted = "Adopted on February 22, 1993; amended for the first time on July 8, 2000"
    dates = read_wording((f"({adopted}, effective as of September 1, 2000)",), "law")
    assert dates.adopted.value == date(1993, 2, 22)
    assert dates.day.value == date(2000, 7, 8)
    assert dates.change is Change.AMENDED
    assert dates.effective_from.value == date(2000, 9, 1)
