"""What every clock tells."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kb.adapters import system_clock
from kb.adapters.system_clock import SystemClock
from tests.adapters.fixed_clock import FixedClock

CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize("clock", [SystemClock(), FixedClock()], ids=["system", "fixed"])
def test_today_is_a_day_without_a_time(clock):
    assert type(clock.today()) is date


def test_the_system_clock_tells_the_day_in_china():
    before = datetime.now(CHINA).date()
    assert before <= SystemClock().today() <= datetime.now(CHINA).date()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 19, 15, 59, tzinfo=UTC), date(2026, 11, 19)),
        (datetime(2026, 11, 19, 16, 0, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 12, 31, 20, 0, tzinfo=timezone(timedelta(hours=-5))), date(2027, 1, 1)),
    ],
)
def test_the_day_begins_at_midnight_in_china_wherever_the_computer_is(moment, day):
    assert SystemClock(lambda: moment).today() == day


def test_a_computer_without_time_zones_tells_the_same_day(monkeypatch):
    def absent(_name: str) -> None:
        raise system_clock.ZoneInfoNotFoundError

    monkeypatch.setattr(system_clock, "ZoneInfo", absent)
    moment = datetime(2026, 11, 19, 16, 0, tzinfo=UTC)
    assert SystemClock(lambda: moment).today() == date(2026, 11, 20)


def test_the_fixed_clock_stands_where_it_was_set():
    assert FixedClock(date(2000, 2, 29)).today() == date(2000, 2, 29)
