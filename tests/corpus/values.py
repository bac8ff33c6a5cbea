"""Numbers of a legal text with their kind and bound, comparable between languages."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from tests.corpus.numerals import CHINESE, ENGLISH, chinese_number, english_number


class Value(NamedTuple):
    """E.g. ratio 3 max (三倍以下, at most three times); bound is "min", "max" or ""."""

    kind: str
    amount: Fraction
    bound: str = ""


class Reading(NamedTuple):
    """How one language writes a number, and the bound beside it."""

    number: Callable[[str], int]
    bound: Callable[[str, re.Match[str]], str]


Form = tuple[str, str, int | Fraction]  # kind, pattern, what to divide the number by
_ZH = rf"([{CHINESE}]+|\d+)"
_EN = rf"\b({ENGLISH}|\d+)"
_ZH_FORMS: tuple[Form, ...] = (
    ("article", rf"第{_ZH}条", 1),
    ("paragraph", rf"第{_ZH}款", 1),
    ("item", rf"第[（(]{_ZH}[）)]项|第{_ZH}项", 1),
    ("ratio", rf"百分之{_ZH}|(\d+)%", 100),
    ("ratio", rf"万分之{_ZH}", 10000),
    ("ratio", rf"{_ZH}倍", 1),
    ("yuan", rf"{_ZH}万元", Fraction(1, 10000)),
    ("yuan", rf"{_ZH}元", 1),
    ("year", rf"{_ZH}年", 1),
    ("month", rf"{_ZH}个?月", 1),
    ("working day", rf"{_ZH}个工作日", 1),
    ("day", rf"{_ZH}[日天]", 1),
    ("hour", rf"{_ZH}小时", 1),
    ("kilometre", rf"{_ZH}公里", 1),
    ("count", rf"{_ZH}(?:个|项|种|家|次|人|名)", 1),
)
_EN_COUNTED = "bodies|staff|persons|breaches|repairs|replacements|seasons"
_EN_FORMS: tuple[Form, ...] = (
    ("ratio", rf"{_EN} (?:percent|%)", 100),
    ("ratio", rf"{_EN} in ten thousand", 10000),
    ("ratio", rf"{_EN} times", 1),
    ("yuan", rf"{_EN} yuan", 1),
    ("year", rf"{_EN} (?:full )?years?", 1),
    ("month", rf"{_EN} months?", 1),
    ("working day", rf"{_EN} working days?", 1),
    ("day", rf"{_EN} days?", 1),
    ("hour", rf"{_EN} hours?", 1),
    ("kilometre", rf"{_EN} kilometres?", 1),
    (
        "count",
        rf"{_EN} (?:full-time )?(?:certification )?(?:{_EN_COUNTED})",
        1,
    ),
)
_EN_LISTS = (
    ("article", r"\barticles? (\d+(?:(?:,| to| and| or)+ \d+)*)"),
    ("paragraph", r"\bparagraphs? (\d+(?:(?:,| to| and| or)+ \d+)*)"),
    ("item", r"\bitems? (\(\d+\)(?:(?:,| to| and| or)+ \(\d+\))*)"),
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_EN_DATE = rf"\b(\d+) ({'|'.join(_MONTHS)})(?: (\d{{4}}))?\b"
_ZH_BEFORE = {
    "min": r"(?:不低于|不得?少于(?:人民币)?|至少(?:指定)?|最低为?)$",
    "max": r"(?:不超过|不高于|至多|最高为?)$",
}
_ZH_AFTER = {"min": r"以上", "max": r"以下|以内|内"}
_EN_BEFORE = {"min": r"(?:at least|not (?:be )?less than) $", "max": r"(?:at most|up to|within) $"}


def values_zh(text: str) -> set[Value]:
    """Values of a Chinese text."""
    text = _THOUSANDS.sub("", text)
    found: set[Value] = set()
    for form in _ZH_FORMS:
        text = _take(text, form, Reading(chinese_number, _bound_zh), found)
    return found | {
        Value("ratio", Fraction(1), _bound_zh(text, m)) for m in re.finditer("等值", text)
    }


def values_en(text: str) -> set[Value]:
    """Values of an English text; a number with no known unit gets the kind "bare"."""
    text = _THOUSANDS.sub("", text.lower()).replace("three guarantees", " ")
    found: set[Value] = set()
    for kind, pattern in _EN_LISTS:
        for match in re.finditer(pattern, text):
            found |= {Value(kind, Fraction(n)) for n in re.findall(r"\d+", match[1])}
        text = re.sub(pattern, " ", text)
    for match in re.finditer(_EN_DATE, text):
        month = _MONTHS.index(match[2]) + 1
        found |= {Value("day", Fraction(match[1])), Value("month", Fraction(month))}
        found |= {Value("year", Fraction(match[3]))} if match[3] else set()
    text = re.sub(_EN_DATE, " ", text)
    for form in _EN_FORMS:
        text = _take(text, form, Reading(english_number, _bound_en), found)
    for match in re.finditer("equal to the (?:value|illegal gains)", text):
        found.add(Value("ratio", Fraction(1), _bound_en(text, match)))
    return found | set(_bare(text))


def _take(text: str, form: Form, read: Reading, found: set[Value]) -> str:
    kind, pattern, divisor = form
    for match in re.finditer(pattern, text):
        written = next(group for group in match.groups() if group)
        found.add(Value(kind, Fraction(read.number(written)) / divisor, read.bound(text, match)))
    return re.sub(pattern, lambda match: "\0" * len(match[0]), text)


def _bare(text: str) -> Iterator[Value]:
    for match in re.finditer(_EN + r"\b", text):
        if match[1] != "one":
            yield Value("bare", Fraction(english_number(match[1])))


def _bound_zh(text: str, match: re.Match[str]) -> str:
    for bound, pattern in _ZH_BEFORE.items():
        if re.search(pattern, text[: match.start()]):
            return bound
    for bound, pattern in _ZH_AFTER.items():
        if re.match(pattern, text[match.end() :]):
            return bound
    return ""


def _bound_en(text: str, match: re.Match[str]) -> str:
    for bound, pattern in _EN_BEFORE.items():
        if re.search(pattern, text[: match.start()]):
            return bound
    return ""
