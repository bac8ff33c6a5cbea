"""What a document is: instrument, level, dates, standing; each with where it was read.

Only what the file, its name, its folder or a list beside it states. Unknown stays unknown.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.blocks import ParsedDocument
from ingest.draft import EditionFacts
from ingest.header_dates import HeaderDates, read_header_dates
from ingest.sources.folder_title import FolderTitle, folder_title
from ingest.sources.versions import StatedDates
from ingest.stated_title import StatedTitle, stated_title
from ingest.structure.tree import Structure
from kb.domain.instruments import UNKNOWN_DATE, DatedFact, Instrument
from kb.domain.vocabulary import ClauseKind, Level, Standing, StructureKind
from kb.identifiers import sha256_text, slugify
from kb.language.script import language_of

_PART_TITLE = re.compile(
    r"^(?:|第[一二三四五六七八九十]+[编章].*|序\s*言|总\s*[纲则]|附\s*[则录]|修\s*正\s*案)$"
)
_GENERIC_NAME = re.compile(r"^(?:readme|index|[\d\-_.]+)$", re.IGNORECASE)
_ORDER = re.compile(r"(?:日\s*)((?:[\u4e00-\u9fff]{2,14}?)(?:部|总局|局|委员会|总署))令")
# Opinions and notices of the State Council are no administrative regulations.
_PAPER_TITLE = re.compile(r"(?:意见|通知|纲要|方案|规划|计划|要点|指南)(?:[（(].*[）)])?$")
_SHORTEST_ALIAS = 8
_STATE = "中华人民共和国"
_CONGRESS, _COUNCIL = "全国人民代表大会", "国务院"


@dataclass(frozen=True, slots=True)
class Annotation:
    """An instrument as this document alone describes it, and the facts of the edition."""

    instrument: Instrument
    facts: EditionFacts
    warnings: tuple[str, ...] = ()


def annotate(
    path: Path,
    document: ParsedDocument,
    structure: Structure,
    text: str,
    listed: StatedDates | None = None,
) -> Annotation:
    """Reads identity and dates; never fails, says in ``warnings`` what it could not read.

    ``listed`` is what a list beside the file states of it.
    """
    above = folder_title(path) if _PART_TITLE.match(structure.title) else None
    title = _title(path, document, structure, above)
    header = structure.header or (above.header if above else ())
    dates = read_header_dates(header, path.stem)
    language = language_of(text)
    warnings = []
    if above:
        warnings.append(f"a part of {above.title}, taken in as a text of its own")
    return Annotation(
        instrument=replace(
            _instrument(path, title, header, above, structure), effective_from=dates.first_effective
        ),
        facts=_facts(title, structure, header, dates, language, listed),
        warnings=tuple(warnings),
    )


def _title(
    path: Path, document: ParsedDocument, structure: Structure, above: FolderTitle | None
) -> StatedTitle:
    if stated := stated_title(document.front_matter):
        return stated
    own = " ".join(structure.title.split()) or _first_heading(structure) or path.stem
    if above:
        return StatedTitle(f"{above.title} {own}", (above.title,))
    return StatedTitle(own)


def _first_heading(structure: Structure) -> str:
    """A part of a larger text has no title of its own but the book or chapter that it holds."""
    first = structure.units[0] if structure.units else None
    if first is None or first.kind not in (ClauseKind.BOOK, ClauseKind.PART, ClauseKind.CHAPTER):
        return ""
    return " ".join(f"{first.number} {first.heading}".split())


def _instrument(
    path: Path,
    title: StatedTitle,
    header: tuple[str, ...],
    above: FolderTitle | None,
    structure: Structure,
) -> Instrument:
    chinese = language_of(title.text) == "zh"
    jurisdiction = title.jurisdiction or _jurisdiction(title.text, header)
    return Instrument(
        id=f"{jurisdiction}:{_slug(path, title.text, above)}",
        title=title.text,
        title_zh=title.text if chinese else None,
        title_en=None if chinese else title.text,
        level=title.level or _level(title.text, header),
        issuer=_issuer(title.text, header),
        jurisdiction=jurisdiction,
        aliases=(*title.aliases, *_without_issuer(title.text, structure)),
    )


def _without_issuer(title: str, structure: Structure) -> tuple[str, ...]:
    """关于…的意见 is how people name a paper whose title begins with its issuer."""
    issuer, about, rest = title.partition("关于")
    if structure.kind is not StructureKind.POLICY_PAPER or not issuer:
        return ()
    return (about + rest,) if len(about + rest) >= _SHORTEST_ALIAS else ()


def _jurisdiction(title: str, header: tuple[str, ...]) -> str:
    chinese = title.startswith(_STATE) or _issuer(title, header)
    return "cn" if chinese else "local"


def _slug(path: Path, title: str, above: FolderTitle | None) -> str:
    """English words of the path where they name the text, else the title; always content-made."""
    folder = path.resolve().parent.name
    if above and folder.isascii():
        return slugify(f"{folder} {path.stem}")
    if language_of(title) == "en" and slugify(title):
        return slugify(title)
    named = folder if _GENERIC_NAME.match(path.stem) else path.stem
    if named.isascii() and slugify(named) and not _GENERIC_NAME.match(named):
        return slugify(named)
    return slugify(title.removeprefix(_STATE)) or sha256_text(title)[:12]


def _issuer(title: str, header: tuple[str, ...]) -> str | None:
    """The organ that the header names, else the one that the title begins with."""
    for organ in (f"{_CONGRESS}常务委员会", _CONGRESS, _COUNCIL):
        if any(organ in line for line in header):
            return organ
    if ordered := [match for line in header if (match := _ORDER.search(line))]:
        return ordered[0][1]
    organ_first = rf"(?:第[一二三四五六七八九十]+届)?({_CONGRESS}(?:常务委员会)?|{_COUNCIL})关于"
    begun = re.match(organ_first, title)
    return begun[1] if begun else None


def _level(title: str, header: tuple[str, ...]) -> Level:
    """By the organ in the header; without one only the title of a national law tells."""
    issuer = _issuer("", header)
    if issuer and issuer.startswith(_CONGRESS):
        return Level.LAW
    if issuer == _COUNCIL and _PAPER_TITLE.search(title):
        return Level.NORMATIVE_DOCUMENT
    if issuer == _COUNCIL:
        return Level.ADMINISTRATIVE_REGULATION
    if any(_ORDER.search(line) for line in header):
        return Level.DEPARTMENTAL_RULE
    if re.match(rf"{_STATE}.*(?:法|法典)(?: |$)", title):
        return Level.LAW
    return Level.OTHER


def _facts(
    title: StatedTitle,
    structure: Structure,
    header: tuple[str, ...],
    dates: HeaderDates,
    language: str,
    listed: StatedDates | None,
) -> EditionFacts:
    day = listed.adopted.value if listed and listed.adopted.value else dates.wording.value
    return EditionFacts(
        title=title.text,
        language=language,
        standing=title.standing or _standing(title.text, structure, header),
        date=day,
        adopted=dates.adopted,
        effective_from=(listed and _known(listed.effective_from)) or dates.effective_from,
        effective_to=listed.effective_to if listed else UNKNOWN_DATE,
        note=_note(dates.wording),
    )


def _known(fact: DatedFact) -> DatedFact | None:
    return fact if fact.value else None


def _note(wording: DatedFact) -> str:
    return f"wording of {wording.value} ({wording.basis})" if wording.value else ""


def _standing(title: str, structure: Structure, header: tuple[str, ...]) -> Standing:
    """What kind of text it is, as far as its own title or header says so."""
    lowered = title.lower()
    if "解读" in title or lowered.startswith("interpretation of"):
        return Standing.INTERPRETATION
    if re.search(r"草案|征求意见稿|\bdraft\b", lowered):
        return Standing.DRAFT
    if structure.kind is StructureKind.CHINESE_LAW and header:
        return Standing.OFFICIAL
    return Standing.UNSTATED
