"""The cover of a standard: number, days of issue and implementation, what it replaces."""

import re
from dataclasses import dataclass

from ingest.identity.days import days_in
from ingest.identity.numbers import standard_number
from kb.domain.instruments import UNKNOWN_DATE, DatedFact
from kb.language.fold import unify

_LINES_OF_A_COVER = 40
_REPLACES = re.compile(
    r"^(?:代替|部分代替|代 替)\s*[:：]?\s*(?P<what>[A-Z].{3,60})$|^Replaces?\s+(?P<en>GB.{3,60})$"
)
_ISSUED = re.compile(r"发\s*布|issued|issue date", re.IGNORECASE)
_IN_FORCE = re.compile(r"实\s*施|implement(?:ed|ation)", re.IGNORECASE)
_SUFFIXES = ("总局", "委员会", "部", "局")

_NUMBER = re.compile(r"^[A-Z][A-Z/ ]*\d[\d.]*\s*[-—–:]\s*\d{4}")
_ADOPTED = re.compile(r"(?:[/(]?\s*(?:ISO|IEC|idt|IDT|eqv|MOD|NEQ)\b.*)?")
_FURNITURE = re.compile(
    r"ICS\b|CCS\b|中华人民共和国(?:国家|[\u4e00-\u9fff]{2,4}行业)标准|\d+(?:\.\d+)*\s|GB"
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover prints; each day with the line that it was read from.

    ``title`` is what stands behind the number, in the file name or on the next lines.
    """

    number: str
    basis: str
    title: str = ""
    issued: DatedFact = UNKNOWN_DATE
    implemented: DatedFact = UNKNOWN_DATE
    replaces: str = ""
    issuer: str = ""


def read_cover(title: str, file_stem: str, lines: list[str]) -> Cover | None:
    """None for a text whose title, file name and first lines name no standard as their own."""
    cover = [unify(line).strip() for line in lines[:_LINES_OF_A_COVER]]
    number, basis, name = _number(title, file_stem, cover)
    if not number:
        return None
    return Cover(
        number,
        basis,
        title=name,
        issued=_day(cover, _ISSUED, other=_IN_FORCE),
        implemented=_day(cover, _IN_FORCE, other=_ISSUED),
        replaces=next((former for line in cover if (former := _replaced(line))), ""),
        issuer=next((organs for line in cover if (organs := _organs(line))), ""),
    )


def _day(cover: list[str], act: re.Pattern[str], other: re.Pattern[str]) -> DatedFact:
    """The day that the act stands right behind, or the only one of a line that tells of no other.

    2016-12-30发布 2017-07-01实施 stand on one line or on two.
    """
    for at, line in enumerate(cover, 1):
        for found in days_in(line):
            behind = line[found.end :].split(" ")[0]
            alone = act.search(line) and not other.search(line)
            if act.search(behind) or alone:
                return DatedFact(found.day, f"cover, line {at}")
    return UNKNOWN_DATE


def _replaced(line: str) -> str:
    match = _REPLACES.match(line)
    if match is None:
        return ""
    former = (match["what"] or match["en"]).strip()
    number = standard_number(former)
    return number.text if number else former


def _organs(line: str) -> str:
    """The organs of a line that ends in 发布: 国家…总局 国家…委员会 发布."""
    squeezed = line.replace("发 布", "发布")
    names = squeezed.removesuffix("发布").split()
    ends = squeezed.endswith("发布") and names and all(it.endswith(_SUFFIXES) for it in names)
    return "、".join(names) if ends else ""


def is_furniture(title: str) -> bool:
    """ICS 03.120.10, 中华人民共和国国家标准, 1 范围: what stands where a title would."""
    return _FURNITURE.match(unify(title)) is not None


def _number(title: str, file_stem: str, cover: list[str]) -> tuple[str, str, str]:
    """A cover prints its number alone on a line; a title or a file name begins with it."""
    for words, basis in ((title, "title"), (file_stem.replace("_", "/", 1), "file name")):
        if found := standard_number(words):
            return found.text, basis, _behind(words)
    for at, line in enumerate(cover, 1):
        found = standard_number(line)
        if found and _ADOPTED.fullmatch(_behind(line)):
            below = (it for it in cover[at:] if not _REPLACES.match(it) and not days_in(it))
            return found.text, f"cover, line {at}", next(below, "")
    return "", "", ""


def _behind(words: str) -> str:
    """质量管理体系 要求, of GB/T 19001-2016 质量管理体系 要求."""
    return _NUMBER.sub("", unify(words).strip(), count=1).strip()
