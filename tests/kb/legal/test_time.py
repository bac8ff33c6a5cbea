"""The status of an edition on a date."""

from dataclasses import replace
from datetime import date

import pytest

from kb.domain.instruments import DatedFact, Edition, Instrument, StatedStatus
from kb.domain.vocabulary import Rendition, Standing, StatusCode, StructureKind
from kb.legal.time import Act, status_on

LAW = Instrument(id="cn:law", title="法", effective_from=DatedFact(date(1993, 9, 1), "catalogue"))
BARE = Edition(
    id="cn:law@2019-04-23.zh",
    instrument_id="cn:law",
    language="zh",
    title="法",
    rendition=Rendition.FULL_TEXT,
    standing=Standing.OFFICIAL,
    structure=StructureKind.CHINESE_LAW,
    text_sha256="0" * 64,
    date=date(2019, 4, 23),
)
OLD = replace(
    BARE,
    effective_from=DatedFact(date(2019, 11, 1), "list"),
    effective_to=DatedFact(date(2027, 1, 1), "list"),
)
NEW = replace(
    BARE,
    id="cn:law@2026-06-26.zh",
    date=date(2026, 6, 26),
    effective_from=DatedFact(date(2027, 1, 1), "list"),
)
TODAY = date(2026, 11, 20)


def test_without_any_stated_date_the_status_is_unknown_and_says_why() -> None:
    status = status_on(TODAY, BARE, LAW)
    assert status.code is StatusCode.UNKNOWN
    assert "2019-04-23" in status.note
    assert status.instrument_from == date(1993, 9, 1)


def test_a_wording_does_not_hold_before_it_was_adopted() -> None:
    assert status_on(date(2018, 1, 1), BARE, LAW).code is StatusCode.NOT_YET_IN_FORCE


def test_an_enacted_edition_is_not_in_force_before_its_day() -> None:
    assert status_on(TODAY, NEW, LAW, (OLD, NEW)).code is StatusCode.NOT_YET_IN_FORCE
    assert status_on(date(2026, 12, 31), NEW, LAW).code is StatusCode.NOT_YET_IN_FORCE


def test_an_edition_with_both_dates_stated_holds_between_them() -> None:
    assert status_on(TODAY, OLD, LAW, (OLD, NEW)).code is StatusCode.IN_FORCE
    assert status_on(date(2027, 1, 1), OLD, LAW, (OLD, NEW)).code is StatusCode.SUPERSEDED


def test_a_newer_edition_supersedes_from_the_day_on_which_it_holds() -> None:
    open_ended = replace(OLD, effective_to=DatedFact())
    assert status_on(TODAY, open_ended, LAW, (NEW,)).code is StatusCode.UNKNOWN
    assert status_on(date(2027, 1, 1), open_ended, LAW, (NEW,)).code is StatusCode.SUPERSEDED


def test_an_effective_date_alone_does_not_prove_that_a_text_still_holds() -> None:
    begun = replace(BARE, effective_from=DatedFact(date(2020, 1, 1), "header line"))
    status = status_on(TODAY, begun, LAW)
    assert status.code is StatusCode.UNKNOWN
    assert "2020-01-01" in status.note


def test_what_the_catalogue_states_is_taken_over_with_its_day() -> None:
    stated = replace(
        BARE, stated_status=StatedStatus(StatusCode.IN_FORCE, date(2026, 6, 26), "list of laws")
    )
    status = status_on(TODAY, stated, LAW)
    assert status.code is StatusCode.IN_FORCE
    assert "as of 2026-06-26" in status.note


def test_what_the_catalogue_states_holds_for_the_text_of_the_same_date_alone() -> None:
    stated = StatedStatus(StatusCode.IN_FORCE, date(2026, 6, 26), "list of laws")
    digest = replace(BARE, id="cn:law@2019-04-23.zh.digest", stated_status=stated)
    older = replace(BARE, id="cn:law@2013-08-30.zh", date=date(2013, 8, 30))
    assert status_on(TODAY, BARE, LAW, (digest, BARE)).code is StatusCode.IN_FORCE
    assert status_on(TODAY, older, LAW, (digest, older)).code is StatusCode.SUPERSEDED
    before = date(2026, 6, 25)
    assert status_on(before, older, LAW, (digest, older)).code is StatusCode.UNKNOWN


def test_a_draft_of_a_later_day_supersedes_nothing() -> None:
    draft = replace(NEW, standing=Standing.DRAFT, effective_from=DatedFact(date(2026, 7, 1), "x"))
    assert status_on(TODAY, BARE, LAW, (BARE, draft)).code is StatusCode.UNKNOWN


def test_a_draft_is_a_draft_on_every_day() -> None:
    draft = replace(BARE, standing=Standing.DRAFT)
    assert status_on(TODAY, draft, LAW).code is StatusCode.DRAFT


def test_a_newer_wording_ends_the_translation_of_the_older_one() -> None:
    translation = replace(
        OLD,
        id="cn:law@2019-04-23.en",
        language="en",
        standing=Standing.OFFICIAL_TRANSLATION,
        effective_to=DatedFact(),
    )
    status = status_on(date(2027, 3, 1), translation, LAW, (OLD, NEW, translation))
    assert status.code is StatusCode.SUPERSEDED
    assert status.other == NEW.id
    assert status.valid_to == date(2027, 1, 1)


def test_a_wording_that_is_known_to_end_says_when_before_it_does() -> None:
    open_ended = replace(OLD, effective_to=DatedFact())
    assert status_on(TODAY, open_ended, LAW, (NEW,)).valid_to == date(2027, 1, 1)


def test_a_newer_wording_that_began_at_an_unknown_time_is_told_of() -> None:
    newer = replace(NEW, date=date(2024, 5, 1), effective_from=DatedFact())
    status = status_on(TODAY, BARE, LAW, (BARE, newer))
    assert status.code is StatusCode.UNKNOWN
    assert "2024-05-01" in status.note
    assert "2024-05-01" in status.note_zh
    assert "2024-05-01" not in status_on(date(2024, 4, 30), BARE, LAW, (BARE, newer)).note


def test_an_instrument_that_takes_its_place_replaces_it_from_its_day_on() -> None:
    act = Act("cn:new", "新法", date(2022, 11, 1), takes_place=True)
    before = status_on(date(2022, 10, 31), BARE, LAW, (), (act,))
    after = status_on(date(2022, 11, 1), BARE, LAW, (), (act,))
    assert (before.code, before.valid_to) == (StatusCode.UNKNOWN, date(2022, 11, 1))
    assert (after.code, after.other) == (StatusCode.REPLACED, "cn:new")
    assert "新法" in after.note
    assert "2022-11-01" in after.note_zh


def test_a_decision_that_only_repeals_puts_nothing_in_its_place() -> None:
    act = Act("cn:decision", "关于废止部分法规的决定", date(2020, 1, 1), takes_place=False)
    assert status_on(TODAY, BARE, LAW, (), (act,)).code is StatusCode.REPEALED


def test_a_repeal_without_a_date_proves_nothing_and_is_told_of() -> None:
    act = Act("cn:new", "新法", None, takes_place=True)
    status = status_on(TODAY, BARE, LAW, (), (act,))
    assert status.code is StatusCode.UNKNOWN
    assert "新法" in status.note


def test_a_text_made_after_the_repeal_of_one_of_its_name_is_not_repealed() -> None:
    act = Act("cn:new", "新法", date(2010, 1, 1), takes_place=True)
    assert status_on(TODAY, BARE, LAW, (), (act,)).code is StatusCode.UNKNOWN


def test_every_note_is_said_in_both_languages() -> None:
    stated = StatedStatus(StatusCode.IN_FORCE, date(2026, 6, 26), "list of laws")
    editions = (BARE, OLD, NEW, replace(BARE, date=None), replace(BARE, stated_status=stated))
    for edition in editions:
        for day in (date(2000, 1, 1), TODAY, date(2030, 1, 1)):
            status = status_on(day, edition, LAW, editions)
            assert status.note
            assert status.note_zh


FIRST = replace(BARE, effective_from=DatedFact(date(2019, 11, 1), "header line"))
SECOND = replace(NEW, changes=(BARE.date, NEW.date))


def test_a_wording_held_up_to_the_next_one_that_lists_no_change_in_between() -> None:
    assert status_on(TODAY, FIRST, LAW, (FIRST, SECOND)).code is StatusCode.IN_FORCE
    status = status_on(date(2026, 12, 31), FIRST, LAW, (FIRST, SECOND))
    assert (status.code, status.valid_to) == (StatusCode.IN_FORCE, date(2027, 1, 1))
    assert status_on(date(2027, 1, 1), FIRST, LAW, (SECOND,)).code is StatusCode.SUPERSEDED


def test_a_change_in_between_that_is_not_held_leaves_it_open() -> None:
    between = replace(SECOND, changes=(BARE.date, date(2022, 5, 1), NEW.date))
    assert status_on(TODAY, FIRST, LAW, (FIRST, between)).code is StatusCode.UNKNOWN


def test_a_next_wording_without_its_day_proves_nothing_past_its_adoption() -> None:
    open_start = replace(SECOND, effective_from=DatedFact())
    assert status_on(date(2026, 6, 25), FIRST, LAW, (open_start,)).code is StatusCode.IN_FORCE
    assert status_on(TODAY, FIRST, LAW, (open_start,)).code is StatusCode.UNKNOWN


def test_a_wording_whose_own_beginning_is_unknown_is_not_called_in_force() -> None:
    status = status_on(date(2026, 6, 25), BARE, LAW, (BARE, SECOND))
    assert status.code is StatusCode.UNKNOWN
    assert "lists no change in between" in status.note


def test_lists_may_give_the_day_of_adoption_or_that_of_publication() -> None:
    adopted = date(2019, 3, 1)
    published = replace(FIRST, changes=(adopted, BARE.date))
    following = replace(SECOND, changes=(adopted, NEW.date))
    assert status_on(TODAY, published, LAW, (published, following)).code is StatusCode.IN_FORCE
    assert status_on(TODAY, FIRST, LAW, (FIRST, following)).code is StatusCode.UNKNOWN


@pytest.mark.parametrize(
    ("code", "before"),
    [
        (StatusCode.REPEALED, StatusCode.UNKNOWN),
        (StatusCode.PERIOD_ENDED, StatusCode.UNKNOWN),
        (StatusCode.SUPERSEDED, StatusCode.UNKNOWN),
    ],
)
def test_that_a_text_has_ended_says_nothing_of_the_days_before_that_was_seen(
    code: StatusCode, before: StatusCode
) -> None:
    stated = replace(BARE, stated_status=StatedStatus(code, date(2026, 6, 26), "a page"))
    assert status_on(TODAY, stated, LAW).code is code
    earlier = status_on(date(2026, 6, 25), stated, LAW)
    assert earlier.code is before
    assert "says nothing of this day" in earlier.note
    assert "说明不了这一天" in earlier.note_zh


def test_a_period_ends_on_its_last_day_and_not_when_that_was_seen() -> None:
    plan = replace(
        BARE,
        effective_to=DatedFact(date(2021, 1, 1), "title"),
        stated_status=StatedStatus(StatusCode.PERIOD_ENDED, date(2026, 6, 26), "title"),
    )
    assert status_on(date(2020, 12, 31), plan, LAW).code is StatusCode.UNKNOWN
    assert status_on(date(2021, 1, 1), plan, LAW).code is StatusCode.PERIOD_ENDED


def test_what_was_not_yet_in_force_is_not_told_so_after_its_day() -> None:
    stated = StatedStatus(StatusCode.NOT_YET_IN_FORCE, date(2026, 7, 17), "a list")
    coming = replace(BARE, effective_from=DatedFact(date(2027, 1, 1), "art"), stated_status=stated)
    assert status_on(TODAY, coming, LAW).code is StatusCode.NOT_YET_IN_FORCE
    assert status_on(date(2027, 1, 1), coming, LAW).code is StatusCode.UNKNOWN


def test_a_coming_edition_in_the_catalogue_ends_the_text_that_is_held() -> None:
    record = replace(NEW, id="cn:law@2026-06-26.zh.digest.catalogue", standing=Standing.CATALOGUE)
    assert status_on(date(2027, 1, 1), BARE, LAW, (BARE, record)).code is StatusCode.SUPERSEDED
    draft = StatedStatus(StatusCode.DRAFT, date(2026, 7, 17), "a page")
    drafted = replace(record, stated_status=draft)
    assert status_on(date(2027, 1, 1), drafted, LAW).code is StatusCode.DRAFT
    assert status_on(date(2027, 1, 1), BARE, LAW, (BARE, drafted)).code is StatusCode.UNKNOWN
