"""The parts of a standard around its clauses: cover, contents, foreword, introduction, ends.

Names and order: GB/T 1.1-2020 clause 8, ISO/IEC Directives Part 2; 用词说明 and 条文说明 are those
of construction standards.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.blocks import BlockKind
from ingest.parsers.layout import width
from ingest.structure.annex import annex_starts
from ingest.structure.annex_marks import AnnexMark
from ingest.structure.chinese_marks import tidy
from ingest.structure.decimal_marks import Form, decimal_at
from ingest.structure.lines import Line
from ingest.structure.standard_words import is_known_clause

_FRONT = {
    "foreword": re.compile(r"前言(?:\s+foreword)?|foreword|preface", re.IGNORECASE),
    "introduction": re.compile(r"引言(?:\s+introduction)?|introduction", re.IGNORECASE),
}
_BACK = {
    "bibliography": re.compile(r"参考文献(?:\s+bibliography)?|bibliography", re.IGNORECASE),
    "index": re.compile(r"索引|(?:汉语拼音|英文对应词)索引|(?:alphabetical )?index", re.IGNORECASE),
    "wording": re.compile(r"本(?:标准|规范|规程)用词说明"),
    "cited": re.compile(r"引用标准名录"),
    "explanation": re.compile(r".{0,40}条文说明"),
}
_CONTENTS = re.compile(r"目次|目录|(?:table of )?contents", re.IGNORECASE)
_LISTED = re.compile(r"(?:[.．…·⋯\s]{2,}|\s)(?:\d{1,3}|[IVXLivxl]{1,5}|[\u2160-\u217b]+)\s*$")
_LONGEST_LISTED = 120
_SENTENCE_ENDS = tuple("。；.;：:，,")


@dataclass(frozen=True, slots=True)
class Part:
    """A part from line ``start`` on: ``slug`` names it; "" for the clauses, annex for annexes."""

    slug: str
    start: int


def contents_of(lines: list[Line]) -> range:
    """The lines of the table of contents with its heading; empty where there is none."""
    at = next((n for n, line in enumerate(lines) if _CONTENTS.fullmatch(tidy(line.text))), None)
    if at is None:
        return range(0)
    last = {_squashed(line.text): n for n, line in enumerate(lines)}
    end = at + 1
    while end < len(lines) and _is_listed(lines[end], end, last):
        end += 1
    return range(at, end)


def _is_listed(line: Line, at: int, last: dict[str, int]) -> bool:
    """A short line with a page number, or one that the text repeats below as a heading."""
    if line.kind is BlockKind.TABLE:
        return True
    if len(line.text) > _LONGEST_LISTED or line.text.endswith("。"):
        return False
    found = _LISTED.search(line.text)
    words = _squashed(line.text[: found.start()] if found else line.text)
    if found and len(found[0]) > len("  1"):
        return True
    return last.get(words, at) > at


def _squashed(text: str) -> str:
    return "".join(text.split()).rstrip(".…·")


def parts_of(lines: list[Line]) -> list[Part]:
    """Foreword, introduction, clauses, annexes and what stands behind them, in order.

    ``lines`` are those behind the table of contents; the cover is what comes before the first part.
    """
    fronts = _first_of(lines, _FRONT, 0)
    start = _first_clause(lines, max((part.start for part in fronts), default=-1) + 1)
    if start is None:
        return fronts
    fronts = [part for part in fronts if part.start < start]
    behind = annex_starts(lines[start + 1 :])
    ends = [start + 1 + at for at, mark in behind if _is_lettered(mark)]
    backs = _first_of(lines, _BACK, start + 1)
    annexes = [Part("annex", ends[0])] if ends else []
    return sorted([*fronts, Part("", start), *annexes, *backs], key=lambda part: part.start)


def _first_of(lines: list[Line], names: dict[str, re.Pattern[str]], start: int) -> list[Part]:
    """Where each of the parts begins; the last place for what a cover may name too."""
    found = []
    for slug, name in names.items():
        at = next((n for n in range(start, len(lines)) if _is_name(lines[n], name)), None)
        if at is not None:
            found.append(Part(slug, at))
    return sorted(found, key=lambda part: part.start)


def _is_name(line: Line, name: re.Pattern[str]) -> bool:
    return line.kind is not BlockKind.TABLE and name.fullmatch(tidy(line.text)) is not None


def _is_lettered(mark: AnnexMark) -> bool:
    """附录A, Annex B (normative): a standard has no other annexes."""
    return mark.word in ("附录", "annex") and mark.number.isalpha()


def _first_clause(lines: list[Line], start: int) -> int | None:
    """1 范围; else the first clause that is marked as a heading; else the first number."""
    found = [(at, mark) for at in range(start, len(lines)) if (mark := decimal_at(lines[at]))]
    tests: tuple[Callable[[int], bool], ...] = (
        lambda n: (
            found[n][1].key == (1,)
            and is_known_clause(lines[found[n][0]].text[found[n][1].after :])
        ),
        lambda n: found[n][1].key == (1,) and found[n][1].form is Form.MARKED,
        lambda n: found[n][1].key == (1,) and found[n][1].form is Form.SHORT,
        lambda n: found[n][1].key[0] != 0,
    )
    for test in tests:
        at = next((found[n][0] for n in range(len(found)) if test(n)), None)
        if at is not None:
            return at
    return None


def is_sentence(text: str) -> bool:
    """Words that a cover does not hold."""
    return text.endswith(("。", "；")) or (width(text) > _LONGEST_LISTED and text.endswith("."))
