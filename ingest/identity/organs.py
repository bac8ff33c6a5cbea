"""Who made a text and of what level it is: by the organ in its header, title or number.

A level is read, in this order: a standard's number, the organ of the first line that names one,
the code of the document's number, the title of a national law, the folder that the file lies in.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from ingest.identity.numbers import OwnNumber, order_number
from ingest.identity.titles import STATE
from kb.domain.vocabulary import Level
from kb.language.fold import unify

CONGRESS, COUNCIL = "全国人民代表大会", "国务院"
_NATIONAL = re.compile(rf"{CONGRESS}(?:常务委员会)?(?!公告)|全国人大(?:常委会)?")
_LOCAL_CONGRESS = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,12}?(?:省|市|自治区|自治州|自治县|州|县|区))"
    r"(?:第[一二三四五六七八九十\d]+届)?人民代表大会(?P<standing>常务委员会)?"
)
_LOCAL_GOVERNMENT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}?(?:省|市|自治区|自治州|州|县|区)人民政府)(?:办公厅|办公室)?"
)
_SUFFIX = r"(?:部|委员会|总局|局|总署|署|院|办公厅|办公室|政府|中央|军委|委|行|会)"
_TITLE_ORGAN = re.compile(rf"(?P<organ>[\u4e00-\u9fff、 ]{{2,40}}?{_SUFFIX})(?:关于|印发|公布)")
_PUBLISHER = re.compile(
    rf"(?:日|\s)(?P<organ>[\u4e00-\u9fff、]{{2,30}}?{_SUFFIX})\s*(?:公布|发布|颁布|印发)"
)
# Opinions and notices are no regulations, whoever issues them.
_PAPER_TITLE = re.compile(r"(?:意见|通知|纲要|方案|规划|计划|要点|指南|通告)(?:[（(].*[）)])?$")
_NATIONAL_LAW = re.compile(rf"{STATE}.*(?:法|法典)(?: |$)")
_LOCAL_TITLE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|自治州|自治县|经济特区))[\u4e00-\u9fff]+"
    r"(?:条例|实施办法|规定)$"
)
_CODES = {
    "国发": COUNCIL,
    "国函": COUNCIL,
    "国办发": "国务院办公厅",
    "国办函": "国务院办公厅",
    "中发": "中共中央 国务院",
    "中办发": "中共中央办公厅 国务院办公厅",
    "国市监": "国家市场监督管理总局",
    "国质检": "国家质量监督检验检疫总局",
    "工信部联": "工业和信息化部等部门",
    "工信部": "工业和信息化部",
    "工信厅": "工业和信息化部办公厅",
    "渝府发": "重庆市人民政府",
}
"""What a document's number begins with, and whose it is; longer codes first where one begins
another."""
_FOLDERS = {
    "法律": Level.LAW,
    "行政法规": Level.ADMINISTRATIVE_REGULATION,
    "部门规章": Level.DEPARTMENTAL_RULE,
    "地方性法规": Level.LOCAL_REGULATION,
    "规范性文件": Level.NORMATIVE_DOCUMENT,
}
_FOLDER, _FOLDERS_UP = "folder name", 3


@dataclass(frozen=True, slots=True)
class Made:
    """The organ and the level, each with where it was read; "" where nothing tells."""

    issuer: str | None = None
    issuer_basis: str = ""
    level: Level = Level.OTHER
    level_basis: str = ""


@dataclass(frozen=True, slots=True)
class _Organ:
    name: str
    level: Level
    basis: str


def read_makers(title: str, header: tuple[str, ...], number: OwnNumber | None, path: Path) -> Made:
    """The issuer of the first edition, and the level."""
    organ = _in_header(header) or _in_title(title) or _in_number(number)
    level, basis = _level(title, organ, path)
    if organ is None:
        return Made(level=level, level_basis=basis)
    return Made(organ.name, organ.basis, level, basis)


def is_of_the_state(title: str, made: Made) -> bool:
    """True where title, organ or folder say that it is of the People's Republic."""
    return title.startswith(STATE) or bool(made.issuer) or made.level_basis.startswith(_FOLDER)


def _level(title: str, organ: _Organ | None, path: Path) -> tuple[Level, str]:
    if organ and organ.level is not Level.LAW and _PAPER_TITLE.search(title):
        return Level.NORMATIVE_DOCUMENT, "title"
    if organ and organ.level is not Level.OTHER:
        return organ.level, organ.basis
    if _NATIONAL_LAW.match(title):
        return Level.LAW, "title"
    for folder in path.parts[-_FOLDERS_UP - 1 : -1][::-1]:
        if folder in _FOLDERS:
            return _FOLDERS[folder], f"{_FOLDER} {folder}"
    if _LOCAL_TITLE.match(title):
        return Level.LOCAL_REGULATION, "title"
    return (Level.NORMATIVE_DOCUMENT, organ.basis) if organ else (Level.OTHER, "")


def _in_header(header: tuple[str, ...]) -> _Organ | None:
    """The first line that names an organ: later ones may only have amended the text."""
    found = [it for n, line in enumerate(header, 1) if (it := _in_line(line, n))]
    first = found[0] if found else None
    approved = first and first.name == COUNCIL and "批准" in header_line(header, first.basis)
    if first and approved and len(found) > 1 and found[1].name != COUNCIL:
        # What the State Council approves and an office publishes is the office's, at its level.
        return _Organ(found[1].name, Level.ADMINISTRATIVE_REGULATION, found[1].basis)
    return first


def header_line(header: tuple[str, ...], basis: str) -> str:
    """The line that a basis ("header line 2") names."""
    return header[int(basis.rsplit(" ", 1)[1]) - 1]


def _in_line(line: str, number: int) -> _Organ | None:
    plain, basis = re.sub(r"《[^》]*》", " ", unify(line)), f"header line {number}"
    if national := _NATIONAL.search(plain):
        name = national[0].replace("人大常委会", "人民代表大会常务委员会")
        return _Organ(name, Level.LAW, basis)
    return _local(plain, basis) or _central(plain, basis)


def _local(plain: str, basis: str) -> _Organ | None:
    undated = _without_days(plain)
    if congress := _LOCAL_CONGRESS.search(undated):
        name = f"{congress['place']}人民代表大会{congress['standing'] or ''}"
        return _Organ(name, Level.LOCAL_REGULATION, basis)
    government = _LOCAL_GOVERNMENT.search(undated)
    return _Organ(government["name"], Level.LOCAL_REGULATION, basis) if government else None


def _central(plain: str, basis: str) -> _Organ | None:
    """The Council, or an office that orders or publishes; the head of state makes no law."""
    order = order_number(plain)
    if order and order.organ != "主席":
        of_council = order.organ.startswith(COUNCIL)
        level = Level.ADMINISTRATIVE_REGULATION if of_council else Level.DEPARTMENTAL_RULE
        return _Organ(order.organ, level, basis)
    if COUNCIL in plain:
        return _Organ(COUNCIL, Level.ADMINISTRATIVE_REGULATION, basis)
    publisher = None if order else _PUBLISHER.search(plain)
    return _Organ(publisher["organ"], Level.DEPARTMENTAL_RULE, basis) if publisher else None


def _in_title(title: str) -> _Organ | None:
    match = _TITLE_ORGAN.match(unify(title))
    if match is None:
        return None
    name = re.sub(r"^第[一二三四五六七八九十]+届", "", match["organ"]).strip()
    if name.startswith(CONGRESS):
        return _Organ(name, Level.LAW, "title")
    is_council = name == COUNCIL
    return _Organ(name, Level.ADMINISTRATIVE_REGULATION if is_council else Level.OTHER, "title")


def _in_number(number: OwnNumber | None) -> _Organ | None:
    if number is None:
        return None
    codes = sorted(_CODES, key=len, reverse=True)
    code = next((it for it in codes if number.text.startswith(it)), None)
    return _Organ(_CODES[code], Level.NORMATIVE_DOCUMENT, f"number {number.text}") if code else None


def _without_days(line: str) -> str:
    return re.sub(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日", " ", line)
