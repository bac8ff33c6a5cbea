"""Days from which something takes effect, as a sentence prints them."""

import re
from datetime import date

from kb.domain.instruments import UNKNOWN_DATE, DatedFact
from kb.legal.numerals import chinese_to_int

_N = "[0-9零〇○一二三四五六七八九十]"
_CHINESE = re.compile(
    rf"自(?P<y>{_N}{{4}})\s?年\s?(?P<m>{_N}{{1,3}})\s?月\s?(?P<d>{_N}{{1,3}})\s?日(?:零时)?起"
)
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = "|".join(_MONTHS)
_ENGLISH = re.compile(
    r"\b(?:with effect from|as (?:of|from)|effective(?: on| from| as of)?|on and after|from|on)\s"
    rf"(?:(?P<d>\d{{1,2}})\s(?P<m>(?i:{_MONTH}))|(?P<m2>(?i:{_MONTH}))\s(?P<d2>\d{{1,2}}),?)"
    r"\s(?P<y>\d{4})\b"
)


def effect_date(text: str, start: int, end: int) -> DatedFact:
    """The one day in ``text[start:end]`` from which something holds; unknown where there are two.

    自1993年9月1日起; "with effect from 26 May 2020". The basis is the wording.
    """
    chinese = list(_CHINESE.finditer(text, start, end))
    english = list(_ENGLISH.finditer(text, start, end))
    if len(chinese) + len(english) != 1:
        return UNKNOWN_DATE
    value = _chinese_date(chinese[0]) if chinese else _english_date(english[0])
    basis = (chinese or english)[0].group()
    return DatedFact(value, basis) if value else UNKNOWN_DATE


def _chinese_date(match: re.Match[str]) -> date | None:
    return _date(*(chinese_to_int(match[part]) for part in "ymd"))


def _english_date(match: re.Match[str]) -> date | None:
    month = (match["m"] or match["m2"]).lower()
    return _date(int(match["y"]), _MONTHS.index(month) + 1, int(match["d"] or match["d2"]))


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
