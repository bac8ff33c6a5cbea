"""Dates in the lines between a Chinese law's title and its first article, and in file names."""

import re
from dataclasses import dataclass
from datetime import date

from kb.domain.instruments import UNKNOWN_DATE, DatedFact

_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_FILE_DATE = re.compile(r"[(（](\d{4})-(\d{2})-(\d{2})[)）]")
_BEGINS = re.compile(r"\s*起?\s*施行")
_WORDING = re.compile(r"通过|公布|发布|批准|修正|修订|修改|颁布|决定")
_FIRST = re.compile(r"通过|公布|发布|批准|颁布")


@dataclass(frozen=True, slots=True)
class HeaderDates:
    """``adopted``: the first edition; ``wording``: the last change; each with its basis.

    ``first_effective`` is when the first edition began to hold. ``effective_from`` is of this
    wording: a day before the last change is the first edition's, and not this one's.
    """

    adopted: DatedFact = UNKNOWN_DATE
    wording: DatedFact = UNKNOWN_DATE
    first_effective: DatedFact = UNKNOWN_DATE
    effective_from: DatedFact = UNKNOWN_DATE


def read_header_dates(header: tuple[str, ...], file_stem: str) -> HeaderDates:
    """The dates that the header lines state; a date in the file name counts for the wording."""
    adopted, wording = UNKNOWN_DATE, UNKNOWN_DATE
    effective: list[DatedFact] = []
    for line in header:
        days, begins = _dates(line)
        if begins:
            effective.append(DatedFact(begins, "header line"))
        if not days or not _WORDING.search(line):
            continue
        if adopted.value is None and _FIRST.search(line):
            adopted = DatedFact(days[0], "header line")
        if wording.value is None or max(days) > wording.value:
            wording = DatedFact(max(days), "header line")
    wording = _later(wording, _from_name(file_stem))
    first = effective[0] if effective else UNKNOWN_DATE
    return HeaderDates(adopted, wording, first, _of_this_wording(effective, wording))


def _of_this_wording(effective: list[DatedFact], wording: DatedFact) -> DatedFact:
    """The last stated day, unless the text was changed after it."""
    last = effective[-1] if effective else UNKNOWN_DATE
    changed_since = last.value and wording.value and wording.value > last.value
    return UNKNOWN_DATE if changed_since else last


def _dates(line: str) -> tuple[list[date], date | None]:
    """The days of a line, and apart from them the day from which it says the text holds."""
    days, begins = [], None
    for match in _DATE.finditer(line):
        day = _date(match)
        if day and _BEGINS.match(line, match.end()):
            begins = day
        elif day:
            days.append(day)
    return days, begins


def _later(wording: DatedFact, named: DatedFact) -> DatedFact:
    if named.value and (wording.value is None or named.value > wording.value):
        return named
    return wording


def _from_name(stem: str) -> DatedFact:
    match = _FILE_DATE.search(stem)
    day = _date(match) if match else None
    return DatedFact(day, "file name") if day else UNKNOWN_DATE


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
