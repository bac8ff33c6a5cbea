"""The two federal codes: 21 CFR part 11, 21 CFR 820.30(a), 21 U.S.C. 360(k)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKETS = r"(?:\s?\(\s?(?:[0-9]{1,3}|[a-z]{1,5}|[A-Z]{1,4})\s?\))*"
_SECTION = (
    r"\d{1,4}(?:\sl(?![A-Za-z])|[A-Za-z]{0,4})(?:[-–]\d{1,3}[a-z]?)*(?:\.\d{1,4}[a-z]?)?"
    rf"{_BRACKETS}(?![A-Za-z0-9])"
)
_CODE = re.compile(
    r"\b(?P<title>\d{1,2})\s(?P<code>CFR|C\.F\.R\.|U\.?S\.?C\.?)\s?(?P<part>[Pp]arts?\s)?"
    rf"(?:§+\s?|[Ss]ections?\s)?(?P<first>{_SECTION})"
)
_MORE = re.compile(
    r"\s?(?:,\s?(?:and|or)?|\s(?:and|or|to|through))\s?"
    rf"(?P<next>{_SECTION})(?!\s?(?:CFR|U\.S\.C|Stat|of))"
)
_DESIGNATOR = re.compile(r"[0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class CodeCitation:
    """A section or part of a code at [start, end); ``targets`` are its eids there."""

    start: int
    end: int
    instrument: str
    targets: tuple[str, ...]


def find_codes(text: str) -> Iterator[CodeCitation]:
    """Each member of a list by itself; ``text`` is even."""
    for match in _CODE.finditer(text):
        code = "CFR" if match["code"].startswith("C") else "U.S.C."
        title, is_part = f"{match['title']} {code}", bool(match["part"])
        yield _citation(title, match["first"], match.start(), match.end(), is_part=is_part)
        at = match.end()
        while more := _MORE.match(text, at):
            at = more.end()
            yield _citation(title, more["next"], more.start("next"), at, is_part=is_part)


def _citation(title: str, written: str, start: int, end: int, *, is_part: bool) -> CodeCitation:
    number, _, _ = written.partition("(")
    number = number.strip()
    if is_part or (title.endswith("CFR") and "." not in number):
        return CodeCitation(start, end, f"{title} part {number}", ())
    return CodeCitation(start, end, code_of_section(title, number), (section_eid(written),))


def code_of_section(title: str, number: str) -> str:
    """The CFR is divided into parts, whose number begins those of its sections."""
    return f"{title} part {number.split('.', maxsplit=1)[0]}" if title.endswith("CFR") else title


def section_eid(written: str) -> str:
    """820.30(a)(1) -> sec_820-30__a__1."""
    number, bracket, rest = written.partition("(")
    base = "sec_" + number.replace(" ", "").replace(".", "-").replace("–", "-")
    return "__".join((base, *_DESIGNATOR.findall(bracket + rest)))
