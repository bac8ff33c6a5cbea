"""The cover of a standard: numbers, classes, bodies, dates, and its title."""

import re
from dataclasses import dataclass

from ingest.parsers.layout import width
from ingest.structure.chinese_marks import tidy
from ingest.structure.lines import Line
from ingest.structure.standard_parts import is_sentence

_NO_TITLE = re.compile(
    r"(?:ICS|CCS|UDC)\b|备案号|代替|Replac|INTERNATIONAL STANDARD"
    r"|.{0,12}(?:国家|行业|地方|团体|企业)标准$|\d{4}\s*[-年.]|.{0,40}(?:发布|实施|批准|提出|归口|起草)$|[（(].*[）)]$|.{0,30}(?:总局|委员会|协会|部)$"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth) edition|Reference number|©|Published|Implement"
    r"|National Standard|Issued|Effective|[A-Z]{1,5}(?:/[A-Z]{1,3})?\s?[\d.]+\s?[-—–:：]",
    re.IGNORECASE,
)
_WIDEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Cover:
    """``preface`` are sentences before the first part; ``repeated`` the title before clause 1."""

    title: str
    header: tuple[str, ...]
    preface: tuple[Line, ...]
    repeated: tuple[Line, ...]


def read_cover(lines: list[Line], begin: int, clauses: int, contents: list[Line]) -> Cover:
    """The cover is what stands before the line ``begin``, the first clause is at ``clauses``.

    ``contents`` only go to the header, and so does the title that is printed above clause 1.
    """
    first = next((at for at in range(begin) if is_sentence(lines[at].text)), begin)
    cover, preface = lines[:first], lines[first:begin]
    title = _title(cover)
    names = {tidy(line.text) for line in cover if len(tidy(line.text)) > 1}
    above = clauses
    while above > begin and tidy(lines[above - 1].text) in names:
        above -= 1
    repeated = lines[above:clauses]
    known = [*cover, *contents, *repeated]
    held = tuple(line.text for line in sorted(known, key=lambda line: line.start)
                 if line is not title)  # fmt: skip
    return Cover(tidy(title.text) if title else "", held, tuple(preface), tuple(repeated))


def _title(cover: list[Line]) -> Line | None:
    """The first heading that is no number, else the first line that can be one."""
    usable = [line for line in cover if _may_be_title(line)]
    headed = [line for line in cover if line.is_heading]
    return next(iter([*(line for line in usable if line.is_heading), *headed, *usable]), None)


def _may_be_title(line: Line) -> bool:
    text = line.text
    return width(text) <= _WIDEST_TITLE and _NO_TITLE.match(text) is None and len(text) > 1
