"""Numbers of documents: 国发〔2017〕24号, 国家市场监督管理总局令第75号, GB/T 19001—2016."""

import re
from dataclasses import dataclass

from kb.language.fold import unify
from kb.legal.numerals import CHINESE_NUMERAL, chinese_to_int

_HAN = "\u4e00-\u9fff"
_DOCUMENT = re.compile(
    rf"[（(]?(?P<code>[{_HAN}]{{1,14}})\s*[〔\[(【]\s*(?P<year>\d{{4}})\s*[〕\])】]"
    r"\s*第?\s*(?P<serial>\d{1,5})\s*号[）)]?"
)
_NUMERAL = rf"(?P<serial>\d{{1,4}}|[{CHINESE_NUMERAL}]{{1,6}})"
_ORGAN = rf"(?P<organ>[{_HAN}、]{{2,40}}?)"
_ORDER = re.compile(
    rf"{_ORGAN}\s*(?:令\s*(?:[\[(〔](?P<year>\d{{4}})[\])〕]\s*)?第?\s*{_NUMERAL}\s*号"
    rf"|第\s*(?P<before>\d{{1,4}}|[{CHINESE_NUMERAL}]{{1,6}})\s*号令)"
)
_STANDARD = re.compile(
    r"(?P<prefix>GB(?:/[TZ])?|[A-Z]{2,3}/[TZ]|DB\d{2,4}(?:/T)?|T/[A-Z]{2,8}|ISO(?:/IEC)?)\s*"
    r"(?P<serial>\d{1,6}(?:\.\d{1,3})*)\s*[-—–－:]\s*(?P<year>\d{4})"
)
_STATE = "中华人民共和国"
_BRACKETS = ("[]", "()", "（）")


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """A number as it is written out, and the organ that an order names."""

    text: str
    organ: str = ""


def document_number(line: str) -> OwnNumber | None:
    """The number that stands alone on its line; None for a line that says more."""
    match = _DOCUMENT.fullmatch(unify(line).strip())
    return OwnNumber(_written(match)) if match else None


def order_number(line: str) -> OwnNumber | None:
    """The order that a header line names: 2023年4月4日国家市场监督管理总局令第75号公布."""
    match = _ORDER.search(_without_day(unify(line)))
    if match is None:
        return None
    serial = chinese_to_int(match["serial"] or match["before"])
    organ = match["organ"].replace(_STATE, "").removeprefix("中国")
    year = f"[{match['year']}]" if match["year"] else ""
    return OwnNumber(f"{organ}令{year}第{serial}号", organ)


def standard_number(line: str) -> OwnNumber | None:
    """GB/T 19001—2016 at the beginning of a line or name, with one kind of dash."""
    match = _STANDARD.match(unify(line).strip())
    if match is None:
        return None
    return OwnNumber(f"{match['prefix']} {match['serial']}-{match['year']}")


def number_key(number: str) -> str:
    """A number as it is compared: brackets, dashes, spaces and width do not count."""
    return re.sub(r"[\s〔〕\[\]()（）【】第—–－-]", "", unify(number)).lower()


def spellings(number: str) -> tuple[str, ...]:
    """The other brackets in which people write 国发〔2017〕24号."""
    match = _DOCUMENT.fullmatch(unify(number))
    if match is None:
        return ()
    code, year, serial = match["code"], match["year"], match["serial"]
    return tuple(f"{code}{pair[0]}{year}{pair[1]}{serial}号" for pair in _BRACKETS)


def _written(match: re.Match[str]) -> str:
    return f"{match['code']}〔{match['year']}〕{int(match['serial'])}号"


def _without_day(line: str) -> str:
    """The organ's name must not begin with the day before it."""
    return re.sub(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|根据|《[^》]*》", " ", line)
