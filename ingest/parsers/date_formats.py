"""Dates and times of a spreadsheet: serial numbers (ECMA-376, part 1, 18.17.4) as codes say."""

import datetime
import re

_EPOCH, _EPOCH_1904 = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)  # noqa: DTZ001
_PHANTOM = 60
"""Serial numbers up to here count a 29 February 1900 that never was."""
_LAST = 2_958_466
"""The first serial number past the year 9999."""
_NOON = 12
_MICRO = datetime.timedelta(microseconds=1)
_QUIET = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[\$[^\]]*\]|\[(?:black|blue|cyan|green|magenta|red|white'
                    r'|yellow|color\s*\d+|<[^\]]*|>[^\]]*|=[^\]]*|dbnum\d)\]|general',
                    re.IGNORECASE)  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<skip>[_*].)|\[(?P<elapsed>h+|m+|s+)\]'
    r"|(?P<bracket>\[[^\]]*\])|(?P<noon>am/pm|a/p|上午/下午)|(?P<year>y+|e+)|(?P<month>m+)|(?P<day>d+)"
    r"|(?P<weekday>a{3,4})|(?P<hour>h+)|(?P<second>s+)|(?P<fraction>\.0+)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_MONTHS = ("January February March April May June July August September October November "
           "December").split()  # fmt: skip
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAYS_ZH = "一二三四五六日"
_WORD = 4
"""mmmm and dddd are the whole word, one letter less its first three."""


def is_date_code(code: str) -> bool:
    """Whether a format shows dates or times."""
    rest = _QUIET.sub("", code)
    return re.search(r"[ymdhs]|e(?![+-])|a{3}", rest, re.IGNORECASE) is not None and not re.search(
        r"[0#?](?!$)[^.]*[#?]", rest
    )


def shown_date(serial: float, code: str, *, from_1904: bool) -> str:
    """A serial number as a date code shows it; "" where there is no such date."""
    if not 0 <= serial < _LAST:
        return ""
    tokens = [
        (str(found.lastgroup), found[found.lastgroup or 0]) for found in _TOKEN.finditer(code)
    ]
    finest = datetime.timedelta(seconds=1)
    places = max((len(text) - 1 for kind, text in tokens if kind == "fraction"), default=0)
    if places:
        finest = datetime.timedelta(microseconds=10 ** max(0, 6 - places))
    moment = _moment(serial, finest, from_1904=from_1904)
    if moment is None:
        return ""
    halves = any(kind == "noon" for kind, _ in tokens)
    since = datetime.timedelta(days=serial)
    kinds = [kind for kind, _ in tokens]
    return "".join(
        since_start(since, text) if kind == "elapsed"
        else _minute(moment, text) if kind == "month" and _is_minute(kinds, n)
        else _shown(moment, kind, text, halves=halves)
        for n, (kind, text) in enumerate(tokens)
    ).strip()  # fmt: skip


def since_start(since: datetime.timedelta, unit: str) -> str:
    """[h], [mm] or [ss]: all hours, minutes or seconds since the count began."""
    seconds = round(since.total_seconds())
    count = seconds // {"h": 3600, "m": 60, "s": 1}[unit[0].lower()]
    return str(count).zfill(len(unit))


def _moment(
    serial: float, finest: datetime.timedelta, *, from_1904: bool
) -> datetime.datetime | None:
    if not from_1904 and 0 < serial < _PHANTOM:
        # A time of day alone stays below 1; the first sixty days are off by the phantom one.
        serial += 1 if serial >= 1 else 0
    since = datetime.timedelta(days=serial)
    since = datetime.timedelta(microseconds=round(since / finest) * (finest // _MICRO))
    try:
        return (_EPOCH_1904 if from_1904 else _EPOCH) + since
    except OverflowError:
        return None


def _is_minute(kinds: list[str], at: int) -> bool:
    """An m behind hours or before seconds is a minute."""
    parts = ("year", "month", "day", "weekday", "hour", "second", "elapsed")
    before = next((kind for kind in reversed(kinds[:at]) if kind in parts), "")
    behind = next((kind for kind in kinds[at + 1 :] if kind in parts), "")
    return before in ("hour", "elapsed") or behind == "second"


def _minute(moment: datetime.datetime, text: str) -> str:
    return str(moment.minute).zfill(min(len(text), 2))


def _shown(moment: datetime.datetime, kind: str, text: str, *, halves: bool) -> str:
    wide, hour = min(len(text), 2), moment.hour
    is_short = text[:1].lower() == "y" and len(text) <= 2  # noqa: PLR2004 - yy is 24
    shown = {
        "year": f"{moment.year % 100:02}" if is_short else f"{moment.year:04}",
        "day": _named(text, moment.day, _DAYS[moment.weekday()]),
        "month": _named(text, moment.month, _MONTHS[moment.month - 1]),
        "weekday": "星期" * (len(text) == _WORD) + _DAYS_ZH[moment.weekday()],
        "hour": str((hour % _NOON or _NOON) if halves else hour).zfill(wide),
        "second": str(moment.second).zfill(wide),
        "fraction": "." + f"{moment.microsecond:06}"[: len(text) - 1],
        "noon": text.split("/")[0 if hour < _NOON else -1],
        "skip": "",
        "bracket": "",
    }
    return shown.get(kind, text)


def _named(text: str, number: int, word: str) -> str:
    if len(text) <= 2:  # noqa: PLR2004 - m or mm
        return str(number).zfill(len(text))
    return word if len(text) >= _WORD else word[:3]
