"""Days as legal texts print them, in Chinese and in English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kb.legal.numerals import chinese_to_int

_HAN = "〇○零一二三四五六七八九十"
_CHINESE = re.compile(
    rf"(?P<y>\d{{4}}|[{_HAN}]{{4}})\s*年\s*(?P<m>\d{{1,2}}|[{_HAN}]{{1,3}})\s*月"
    rf"\s*(?P<d>\d{{1,2}}|[{_HAN}]{{1,3}})\s*日"
)
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS)
_ENGLISH = re.compile(
    rf"\b(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})\.?,?\s+(?P<y2>\d{{4}})\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")
_IN_NAME = re.compile(r"[(（_\s](\d{4})-?(\d{2})-?(\d{2})[)）]?$")


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day at ``text[start:end]``."""

    day: date
    start: int
    end: int


def days_in(text: str) -> list[FoundDay]:
    """Every day that ``text`` prints, left to right; an impossible one is left out.

    ``text`` is unified (``kb.language.fold.unify``), so that full-width digits are digits.
    """
    return sorted((*_chinese(text), *_english(text), *_iso(text)), key=lambda it: it.start)


def day_in_name(stem: str) -> date | None:
    """The day at the end of a file's name: 条例(2023-07-20), 条例_20230720."""
    match = _IN_NAME.search(stem)
    return _day(*(int(word) for word in match.groups())) if match else None


def _chinese(text: str) -> Iterator[FoundDay]:
    for match in _CHINESE.finditer(text):
        numbers = [chinese_to_int(match[part]) for part in "ymd"]
        yield from _found(match, numbers)


def _english(text: str) -> Iterator[FoundDay]:
    for match in _ENGLISH.finditer(text):
        year, month, day = (match[part] or match[f"{part}2"] for part in "ymd")
        named = [name[:3] for name in _MONTHS].index(month[:3].lower()) + 1
        yield from _found(match, [int(year), named, int(day)])


def _iso(text: str) -> Iterator[FoundDay]:
    for match in _ISO.finditer(text):
        yield from _found(match, [int(match[part]) for part in "ymd"])


def _found(match: re.Match[str], numbers: list[int | None]) -> Iterator[FoundDay]:
    known = [number for number in numbers if number is not None]
    day = _day(*known) if len(known) == len(numbers) else None
    if day:
        yield FoundDay(day, match.start(), match.end())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
