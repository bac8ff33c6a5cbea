"""What a document is: instrument, level, dates, standing; each with where it was read.

Only what the file, its name, its folder, a list beside it or the registry of known instruments
states. Unknown stays unknown; what disagrees is a warning that names both.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from ingest.blocks import ParsedDocument
from ingest.draft import EditionFacts
from ingest.identity.completeness import second_wording, why_an_excerpt
from ingest.identity.days import days_in
from ingest.identity.evidence import Evidence, read_facts
from ingest.identity.folder_title import PREAMBLE, european_heading
from ingest.identity.information import information
from ingest.identity.last_article import last_article
from ingest.identity.numbers import spellings
from ingest.identity.opening import header_lines, number_lines, signed_on
from ingest.identity.organs import Made, is_of_the_state, read_makers
from ingest.identity.own_numbers import OwnNumbers, read_numbers
from ingest.identity.registry import Match, registry
from ingest.identity.standard_cover import Cover, is_furniture, read_cover
from ingest.identity.standing import read_standing
from ingest.identity.subject import Subject, read_subject, slug_of
from ingest.identity.titles import PlainTitle
from ingest.identity.wording import Wording, read_wording
from ingest.sources.versions import StatedDates
from ingest.structure.tree import Structure
from kb.domain.instruments import UNKNOWN_DATE, DatedFact, Instrument
from kb.domain.vocabulary import Level, Rendition, StructureKind
from kb.identifiers import slugify
from kb.language.script import language_of

_SHORTEST_ALIAS = 8
_COVER_LINES = 40


@dataclass(frozen=True, slots=True)
class Annotation:
    """An instrument as this document alone describes it, and the facts of the edition.

    ``is_registered`` is True where the registry gave the instrument's id.
    """

    instrument: Instrument
    facts: EditionFacts
    warnings: tuple[str, ...] = ()
    is_registered: bool = False


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
    subject = read_subject(path, document, structure)
    header = subject.above.header if subject.above else _header(subject, structure, text)
    cover = _cover(path, subject, structure, text)
    subject = _named_by(cover, subject)
    numbers = read_numbers(header, number_lines(structure, text), cover)
    evidence = Evidence(
        subject=subject,
        made=_makers(path, subject, header, numbers),
        numbers=numbers,
        match=_registered(subject, numbers, cover, text),
        cover=cover,
        # A standard's cover dates its edition; what holds first is not told by a later one.
        wording=Wording() if cover else _wording(path, subject, structure, text, header),
        listed=listed or StatedDates(),
        beside=information(path),
        standing=read_standing(subject, structure, header),
        excerpt="" if subject.part else why_an_excerpt(structure, text),
        language=language_of(text),
        remark=subject.title.remark or second_wording(text),
    )
    return _annotation(_instrument(path, structure, evidence), evidence)


def _annotation(instrument: Instrument, evidence: Evidence) -> Annotation:
    dates = evidence.dates
    instrument = replace(instrument, effective_from=evidence.wording.first_effective)
    part = evidence.subject.part
    facts = EditionFacts(
        title=evidence.subject.title.text,
        language=evidence.language,
        rendition=Rendition.EXCERPT if evidence.excerpt else Rendition.FULL_TEXT,
        standing=evidence.standing[0],
        date=dates.day.value,
        adopted=dates.adopted,
        published=dates.published,
        effective_from=dates.effective_from,
        effective_to=dates.effective_to,
        note=evidence.note,
        part=part.slug if part else "",
        facts=read_facts(instrument, evidence),
        changes=evidence.wording.changes,
    )
    is_registered = evidence.match is not None
    return Annotation(instrument, facts, evidence.warnings(instrument), is_registered)


def _header(subject: Subject, structure: Structure, text: str) -> tuple[str, ...]:
    """A converted statute tells its dates in its front matter, not in its first lines."""
    return () if subject.title.jurisdiction else header_lines(structure, text)


def _named_by(cover: Cover | None, subject: Subject) -> Subject:
    """A standard is called what its cover says, where no title but furniture stands above it."""
    if cover is None or not cover.title or not is_furniture(subject.title.text):
        return subject
    title = replace(subject.title, text=f"{cover.number} {cover.title}")
    return replace(subject, title=title, plain=PlainTitle(cover.title), basis=cover.basis)


def _makers(path: Path, subject: Subject, header: tuple[str, ...], numbers: OwnNumbers) -> Made:
    if subject.title.jurisdiction:
        organ = european_heading(path)[0] if subject.title.whole else ""
        return Made(organ, PREAMBLE) if organ else Made()
    return read_makers(subject.name, header, numbers.own, path)


def _cover(path: Path, subject: Subject, structure: Structure, text: str) -> Cover | None:
    if structure.kind is StructureKind.CHINESE_LAW or subject.title.jurisdiction:
        return None
    lines = [line for line in text.split("\n") if line.strip()][:_COVER_LINES]
    cover = read_cover(subject.title.text, path.stem, lines)
    is_sure = cover and (
        cover.issued.value or cover.implemented.value or "cover" not in cover.basis
    )
    return cover if is_sure else None


def _wording(
    path: Path, subject: Subject, structure: Structure, text: str, header: tuple[str, ...]
) -> Wording:
    if not subject.is_dated:
        return Wording()
    if subject.title.jurisdiction:
        return _of_a_converted_statute(path, subject)
    last = last_article(structure, text, chinese=language_of(text) == "zh")
    origin = ""
    if subject.above:
        last, origin = subject.above.begins, subject.above.origin
    wording = read_wording(header, path.stem, last, origin)
    signed = signed_on(structure, text)
    if wording.day.value is None and signed.value:
        return replace(wording, day=signed, adopted=signed)
    return wording


def _of_a_converted_statute(path: Path, subject: Subject) -> Wording:
    """An act of the Union is dated by its preamble: of 5 April 2017."""
    found = days_in(european_heading(path)[1]) if subject.title.whole else []
    day = DatedFact(found[0].day, PREAMBLE) if found else UNKNOWN_DATE
    return Wording(adopted=day, day=day, effective_from=subject.title.effective_from)


def _registered(
    subject: Subject, numbers: OwnNumbers, cover: Cover | None, text: str
) -> Match | None:
    if subject.title.jurisdiction:
        return None
    if cover:
        return registry().by_id(f"cn:{_standard_slug(cover)}", cover.number)
    return registry().find(subject.name, numbers.own.text if numbers.own else None, text)


def _standard_slug(cover: Cover) -> str:
    """GB/T 19001-2016 and GB/T 19001-2008 are editions of one standard."""
    return slugify(cover.number.rpartition("-")[0])


def _instrument(path: Path, structure: Structure, evidence: Evidence) -> Instrument:
    """As the registry has it, completed with what the document tells; else as it tells alone."""
    subject, made, cover = evidence.subject, evidence.made, evidence.cover
    own = evidence.numbers.own.text if evidence.numbers.own else None
    aliases = (*subject.title.aliases, *(spellings(own) if own else ()))
    if evidence.match:
        known = evidence.match.entry.instrument()
        return replace(
            known,
            issuer=known.issuer or made.issuer,
            number=known.number or own,
            aliases=tuple(dict.fromkeys((*known.aliases, *aliases))),
        )
    jurisdiction = subject.title.jurisdiction or _jurisdiction(subject, made, cover)
    slug = _standard_slug(cover) if cover else _local_slug(subject, made) or slug_of(path, subject)
    return Instrument(
        id=f"{jurisdiction}:{slug}",
        title=subject.name,
        title_zh=subject.name if subject.is_chinese else None,
        title_en=None if subject.is_chinese else subject.name,
        level=Level.STANDARD if cover else subject.title.level or made.level,
        issuer=(cover.issuer if cover else "") or made.issuer,
        number=own,
        jurisdiction=jurisdiction,
        aliases=tuple(dict.fromkeys((*aliases, *_without_issuer(subject.name, structure)))),
    )


def _jurisdiction(subject: Subject, made: Made, cover: Cover | None) -> str:
    if cover:
        return "local" if cover.number.startswith(("ISO", "IEC")) else "cn"
    return "cn" if is_of_the_state(subject.name, made) else "local"


def _local_slug(subject: Subject, made: Made) -> str:
    """Two provinces may have a regulation of the same title: the place is then in the id."""
    place = (made.issuer or "").split("人民")[0]
    is_local = made.level is Level.LOCAL_REGULATION and place
    return slugify(f"{place}{subject.name}") if is_local and place not in subject.name else ""


def _without_issuer(title: str, structure: Structure) -> tuple[str, ...]:
    """关于…的意见 is how people name a paper whose title begins with its issuer."""
    issuer, about, rest = title.partition("关于")
    if structure.kind is not StructureKind.POLICY_PAPER or not issuer:
        return ()
    return (about + rest,) if len(about + rest) >= _SHORTEST_ALIAS else ()
