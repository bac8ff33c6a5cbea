"""Identity from front matter: plain ``title``, or the ``source:`` block of converted statutes."""

import re
from dataclasses import dataclass

from ingest.parsers.clean import clean
from kb.domain.vocabulary import Level, Standing


@dataclass(frozen=True, slots=True)
class StatedTitle:
    """A title with what stands beside it; None where nothing is stated."""

    text: str
    aliases: tuple[str, ...] = ()
    jurisdiction: str | None = None
    level: Level | None = None
    standing: Standing | None = None


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
    """``instrument`` + ``chunk_id`` + ``chunk_title``: "21 CFR Part 820 — QUALITY SYSTEM ..."."""
    instrument, unit = block["instrument"], block.get("chunk_id", "")
    name = f"{instrument} {unit}".strip()
    heading = block.get("chunk_title", "")
    text = f"{name} \u2014 {heading}" if heading and heading != unit else name
    jurisdiction = _jurisdiction(instrument, block.get("title", ""))
    return StatedTitle(
        text=text,
        aliases=_aliases(instrument, unit, block.get("title", "")),
        jurisdiction=jurisdiction,
        level=_level(block.get("family", ""), jurisdiction),
        standing=Standing.OFFICIAL if jurisdiction else None,
    )


def _aliases(instrument: str, unit: str, title: str) -> tuple[str, ...]:
    names = [f"{instrument} {unit}", instrument, title]
    if part := re.fullmatch(r"Part (\d+)", unit):
        names += [f"{instrument} {part[1]}", unit]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _jurisdiction(instrument: str, title: str) -> str | None:
    if re.search(r"CFR|U\.S\.C\.|FD&C", instrument):
        return "us"
    return "eu" if re.search(r"\((?:EU|EC|EEC)\)", title) else None


def _level(family: str, jurisdiction: str | None) -> Level | None:
    """A statute is law; so is an EU regulation; a US regulation is an agency's."""
    if family == "STATUTE" or (family == "REGULATION" and jurisdiction == "eu"):
        return Level.LAW
    return Level.ADMINISTRATIVE_REGULATION if family == "REGULATION" else None
