"""The day, from the computer's clock."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def _shanghai() -> tzinfo:
    try:
        return ZoneInfo("Asia/Shanghai")
    except ZoneInfoNotFoundError:
        # A system without tzdata (Windows): China has kept UTC+8 without summer time since 1991.
        return timezone(timedelta(hours=8), "Asia/Shanghai")


def _now() -> datetime:
    return datetime.now(UTC)


class SystemClock:
    """``kb.ports.Clock``. ``now`` gives the moment, with its time zone."""

    def __init__(self, now: Callable[[], datetime] = _now) -> None:
        self._now = now
        self._zone = _shanghai()

    def today(self) -> date:
        return self._now().astimezone(self._zone).date()
