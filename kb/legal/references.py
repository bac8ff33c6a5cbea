"""References to clauses as people write them, in Chinese and in English.

第二十六条 = 第26条 = Article 26 = Art. 26; 款 and 项; § 820.30(a)(1); 21 CFR 820.30.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kb.language.fold import fold
from kb.legal.numerals import chinese_to_int, english_word_to_int, roman_to_int

_HAN = "[0-9零〇一二两三四五六七八九十百千]+"
_CHINESE = re.compile(
    rf"第?(?P<art>(?<=第){_HAN}|(?<![0-9.])\d+)\s*条(?:之(?P<sub>{_HAN}))?"
    rf"(?:\s*第(?P<para>{_HAN})款)?(?:\s*第?[(]?(?P<item>{_HAN})[)]?项)?"
    rf"(?:\s*第?(?P<point>{_HAN})目)?"
)
_ENGLISH = re.compile(
    r"\b(?:articles?|art\.?s?)\s*(?P<art>\d+|[ivxlc]+\b|[a-z]+(?:-[a-z]+)?\b)(?P<sub>-\d+)?"
    r"(?P<brackets>(?:\s?[(][0-9a-z]{1,5}[)])*)"
    r"(?:,?\s*(?:paragraph|para\.?)\s*[(]?(?P<para>\d+)[)]?)?"
    r"(?:,?\s*(?:sub-?paragraph|item|point)\s*[(]?(?P<item>\d+)[)]?)?"
)
_SECTION = re.compile(
    r"(?:(?i:§+|\bsections?|\bsec\.|\bu\.s\.c\.|\bcfr)\s*"
    r"(?P<named>\d{1,4}[a-z]{0,3}(?:[-\u2013]\d+[a-z]?)?(?:\.\d{1,4}[a-z]?)?)"
    r"|(?<![\d.])(?P<dotted>\d{3,4}\.\d{1,4}[a-z]?))"
    r"(?P<brackets>(?:\s?[(][0-9A-Za-z]{1,5}[)])*)"
)


@dataclass(frozen=True, slots=True)
class ClauseReference:
    """A pointer into an instrument: ``eids`` lists the ids it may mean, most precise first.

    ``start`` and ``end`` are positions in the folded text (``kb.language.fold``).
    """

    label: str
    eids: tuple[str, ...]
    article_eid: str
    start: int
    end: int


def find_references(text: str) -> list[ClauseReference]:
    """All references in ``text``, in order of occurrence."""
    folded = fold(text)
    cased = unicodedata.normalize("NFKC", text)
    found = [*_chinese(folded), *_english(folded), *_sections(cased)]
    return sorted(found, key=lambda reference: reference.start)


def _chinese(text: str) -> Iterator[ClauseReference]:
    for match in _CHINESE.finditer(text):
        article = chinese_to_int(match["art"])
        if not article:
            continue
        base = _article_eid(article, _number(match["sub"]))
        eids = _below(base, _number(match["para"]), _number(match["item"]), _number(match["point"]))
        yield ClauseReference(match.group(), eids, base, match.start(), match.end())


def _english(text: str) -> Iterator[ClauseReference]:
    for match in _ENGLISH.finditer(text):
        article = _english_number(match["art"])
        if not article:
            continue
        base = _article_eid(article, int(match["sub"][1:]) if match["sub"] else None)
        brackets = [_bracket(part) for part in re.findall(r"[0-9a-z]+", match["brackets"] or "")]
        para = int(match["para"]) if match["para"] else next(iter(brackets), None)
        item = int(match["item"]) if match["item"] else next(iter(brackets[1:]), None)
        eids = _below(base, para, item, None)
        yield ClauseReference(match.group(), eids, base, match.start(), match.end())


def _sections(text: str) -> Iterator[ClauseReference]:
    for match in _SECTION.finditer(text):
        number = (match["named"] or match["dotted"]).replace("\u2013", "-").replace(".", "-")
        base = f"sec_{number}"
        parts = re.findall(r"[0-9A-Za-z]+", match["brackets"] or "")
        eid = "__".join((base, *parts))
        yield ClauseReference(match.group().strip(), (eid,), base, match.start(), match.end())


def _article_eid(article: int, sub: int | None) -> str:
    return f"art_{article}-{sub}" if sub else f"art_{article}"


def _below(base: str, para: int | None, item: int | None, point: int | None) -> tuple[str, ...]:
    """Ids under an article; an item without its paragraph may stand in any of the first twelve."""
    if item is None:
        return (f"{base}__para_{para}",) if para else (base,)
    paragraphs = [para] if para else range(1, 13)
    tail = f"__point_{point}" if point else ""
    return tuple(f"{base}__para_{p}__item_{item}{tail}" for p in paragraphs)


def _number(text: str | None) -> int | None:
    return chinese_to_int(text) if text else None


def _bracket(text: str) -> int | None:
    return int(text) if text.isdigit() else roman_to_int(text)


def _english_number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return english_word_to_int(text) or roman_to_int(text)
