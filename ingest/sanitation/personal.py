"""Numbers of persons: Chinese mobile telephones and identity cards."""

import re
from collections.abc import Iterator
from datetime import date

from ingest.sanitation.remarks import Finding

_SHOWN = 3
"""Digits that may be shown: a network or a province, not a person."""
# Eleven digits from 13 to 19 (numbering plan of mobile networks). Not part of a longer number, no
# number of a document (...号), no amount. Hotlines are shorter, 400 and 800 begin otherwise.
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z./_+-])(?:(?:\+|00)?86[ -]?)?(1[3-9]\d)([ -]?)(\d{4})\2(\d{4})"
    r"(?![0-9A-Za-z/_]|[.,-]\d|\s*(?:号|[元万亿吨人户件个台米千公升条%％]))"
)
# GB 11643-1999: region, day of birth, sequence, check digit.
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])([1-8]\d{5})(\d{4})(\d{2})(\d{2})(\d{3})([\dXx])(?![0-9A-Za-z])"
)
_LONG = re.compile(r"\d(?:[ -]?\d){10}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_YEARS = range(1900, 2100)
_ROUND = "000000"


def may_identify(text: str) -> bool:
    """False where no number is long enough; to be asked once of a whole document."""
    return _LONG.search(text) is not None


def personal_numbers(text: str) -> Iterator[Finding]:
    """Finds them in a text with digits of ASCII."""
    for match in _MOBILE.finditer(text):
        digits = match[1] + match[3] + match[4]
        if not digits.endswith(_ROUND):
            yield Finding("mobile telephone number", _masked(digits))
    for match in _IDENTITY.finditer(text):
        if _is_identity(match):
            yield Finding("identity card number", _masked(match[0]))


def _masked(digits: str) -> str:
    return digits[:_SHOWN] + "*" * (len(digits) - _SHOWN)


def _is_identity(match: re.Match[str]) -> bool:
    year, month, day = int(match[2]), int(match[3]), int(match[4])
    try:
        date(year, month, day)
    except ValueError:
        return False
    total = sum(int(it) * weight for it, weight in zip(match[0], _WEIGHTS, strict=False))
    return year in _YEARS and match[6].upper() == _CHECK[total % 11]
