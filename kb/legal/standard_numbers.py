"""Numbers of standards in running text: GB/T 19001-2016, GBT19001—2016, ISO 9001:2015."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Za-z]/)(?P<prefix>(?i:gb\s?/?\s?[tz])(?![a-z])|(?i:gb)(?=\s?\d)"
    r"|(?i:[a-z]{2,3}\s?/\s?[tz])(?=\s?\d)|DB\d{2,4}(?:/T)?(?=\s)|T/[A-Z]{2,8}"
    r"|(?i:(?:en\s)?iso(?:/(?:iec|ts|tr))*|(?:en\s)?iec)|(?:EN|ASTM)(?=\s\d))\s?"
    r"(?P<serial>\d{1,6}(?:\.\d{1,3}(?!\d))*(?:-\d{1,2}(?![\d.]))*)(?![\d.]\d)"
    r"(?:\s?[-—–:－]\s?(?P<year>(?:19|20)\d{2})(?!\d))?"
)


@dataclass(frozen=True, slots=True)
class StandardNumber:
    """At [start, end) of a text from ``with_one_spelling``; the year begins behind ``serial_end``.

    ``year`` is None where none is printed.
    """

    start: int
    serial_end: int
    end: int
    year: int | None


def with_one_spelling(text: str) -> str:
    """The text with every number of a standard in the form GB/T 19001-2016, ISO 9001-2015."""
    return _NUMBER.sub(_spelled, text)


def find_standard_numbers(text: str) -> Iterator[StandardNumber]:
    for match in _NUMBER.finditer(text):
        year = int(match["year"]) if match["year"] else None
        yield StandardNumber(match.start(), match.end("serial"), match.end(), year)


def without_year(name: str) -> str | None:
    """GB/T 19001 of GB/T 19001-2016; None for what is no such number with a year."""
    match = _NUMBER.fullmatch(name)
    return name[: match.end("serial")] if match and match["year"] else None


def _spelled(match: re.Match[str]) -> str:
    prefix = "".join(match["prefix"].split()) if "/" in match["prefix"] else match["prefix"]
    prefix = prefix.upper()
    if prefix.replace(" ", "") in ("GBT", "GBZ"):
        prefix = f"GB/{prefix[-1]}"
    year = f"-{match['year']}" if match["year"] else ""
    return f"{prefix} {match['serial']}{year}"
