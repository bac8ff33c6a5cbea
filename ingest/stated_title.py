"""Identity from front matter: plain ``title``, or the ``source:`` block of converted statutes."""

import re
from dataclasses import dataclass
from datetime import date

from ingest.parsers.clean import clean
from kb.domain.instruments import UNKNOWN_DATE, DatedFact
from kb.domain.vocabulary import Level, Standing

_UNITS = frozenset(("ARTICLE", "ANNEX", "PREAMBLE", "RECITALS", "SECTION"))
_PUBLISHED = re.compile(r"CELEX_3(?P<year>\d{4})[A-Z]\d{4}")
_EFFECTIVE = re.compile(r"\(EFF\. (?P<m>\d{1,2})-(?P<d>\d{1,2})-(?P<y>\d{2}(?:\d{2})?)\)")
_TWO_DIGITS = 99


@dataclass(frozen=True, slots=True)
class StatedTitle:
    """A title with what stands beside it; None where nothing is stated.

    ``whole`` names the instrument where the document holds one unit of it, ``unit`` that unit.
    ``remark`` tells what the front matter says of the wording, ``effective_from`` since when.
    """

    text: str
    aliases: tuple[str, ...] = ()
    jurisdiction: str | None = None
    level: Level | None = None
    standing: Standing | None = None
    whole: str = ""
    unit: str = ""
    remark: str = ""
    effective_from: DatedFact = UNKNOWN_DATE


def stated_title(front_matter: dict[str, object]) -> StatedTitle | None:
    """None where the front matter names no title."""
    block = front_matter.get("source")
    if isinstance(block, dict) and block.get("instrument"):
        return _converted_statute({str(key): _words(value) for key, value in block.items()})
    title = _words(front_matter.get("title"))
    return StatedTitle(title) if title else None


def _words(value: object) -> str:
    """A field's words on one line; "" for what is no text (lists, dates, yes and no)."""
    return " ".join(clean(value).split()) if isinstance(value, str) else ""


def _converted_statute(block: dict[str, str]) -> StatedTitle:
    """``instrument`` + ``chunk_id`` + ``chunk_title``: "21 CFR Part 820 — QUALITY SYSTEM ...".

    A part of the CFR is an instrument; an article of a regulation or a section of an act is not.
    """
    instrument, unit = block["instrument"], block.get("chunk_id", "")
    name = f"{instrument} {unit}".strip()
    heading, title = block.get("chunk_title", ""), block.get("title", "")
    jurisdiction = _jurisdiction(instrument, title)
    whole = (title or instrument) if block.get("chunk_type", "") in _UNITS else ""
    return StatedTitle(
        text=f"{name} \u2014 {heading}" if heading and heading != unit else name,
        aliases=_names_of_whole(instrument, unit, whole) if whole else _aliases(block),
        jurisdiction=jurisdiction,
        level=_level(block.get("family", ""), jurisdiction),
        standing=Standing.OFFICIAL if jurisdiction else None,
        whole=whole,
        unit=unit if whole else "",
        remark=_as_published(block.get("source_file", "")),
        effective_from=_from_heading(heading),
    )


def _names_of_whole(instrument: str, unit: str, whole: str) -> tuple[str, ...]:
    """MDR; for sections of an act also the code in which they are counted: 21 U.S.C."""
    code = unit.partition("\u00a7")[0].strip() if "\u00a7" in unit else ""
    names = (instrument, f"{instrument}, {code}" if code else "")
    return tuple(name for name in names if name and name != whole)


def _aliases(block: dict[str, str]) -> tuple[str, ...]:
    instrument, unit = block["instrument"], block.get("chunk_id", "")
    names = [f"{instrument} {unit}", instrument, block.get("title", "")]
    if part := re.fullmatch(r"Part (\d+)", unit):
        names += [f"{instrument} {part[1]}", unit]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _as_published(source_file: str) -> str:
    """CELEX numbers of acts as published begin with 3, those of consolidated texts with 0."""
    match = _PUBLISHED.search(source_file)
    if match is None:
        return ""
    year, number = match["year"], match[0]
    return f"as published in {year} ({number}): later amendments are not in this text"


def _from_heading(heading: str) -> DatedFact:
    """QUALITY MANAGEMENT SYSTEM REGULATION (EFF. 2-2-26) holds from 2 February 2026."""
    match = _EFFECTIVE.search(heading)
    if match is None:
        return UNKNOWN_DATE
    year = int(match["y"])
    try:
        day = date(year if year > _TWO_DIGITS else 2000 + year, int(match["m"]), int(match["d"]))
    except ValueError:
        return UNKNOWN_DATE
    return DatedFact(day, "front matter")


def _jurisdiction(instrument: str, title: str) -> str | None:
    if re.search(r"CFR|U\.S\.C\.|FD&C", instrument):
        return "us"
    return "eu" if re.search(r"\((?:EU|EC|EEC)\)", title) else None


def _level(family: str, jurisdiction: str | None) -> Level | None:
    """A statute is law; so is an EU regulation; a US regulation is an agency's."""
    if family == "STATUTE" or (family == "REGULATION" and jurisdiction == "eu"):
        return Level.LAW
    return Level.ADMINISTRATIVE_REGULATION if family == "REGULATION" else None
