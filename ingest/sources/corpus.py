"""The starter corpus: catalogue files to digest editions, one for each language and standing."""

from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path

from ingest.blocks import block_origins, block_spans, stored_text
from ingest.catalogue.entry import BilingualText, CatalogueEntry, DigestClause
from ingest.catalogue.reader import read_entry
from ingest.draft import Draft, EditionFacts
from ingest.structure.digest import build_digest, digest_blocks
from kb.domain.instruments import DatedFact, Instrument, Source, StatedStatus
from kb.domain.relations import ReadFact
from kb.domain.vocabulary import Level, Rendition, Standing, StatusCode
from kb.identifiers import sha256_bytes

PARSER = "catalogue-1"


def corpus_folder() -> Path:
    """Where the installed starter corpus lies."""
    return Path(str(resources.files("corpus")))


def corpus_files() -> list[Path]:
    return sorted((corpus_folder() / "instruments").rglob("*.md"))


def drafts_of(path: Path) -> Iterator[Draft]:
    """The editions of one catalogue file. Raises CatalogueError."""
    entry, content = read_entry(path), path.read_bytes()
    name = f"corpus/{path.relative_to(corpus_folder()).as_posix()}"
    for language, clauses in entry.digests.items():
        for standing in dict.fromkeys(entry.standing_of(clause.eid) for clause in clauses):
            mine = [clause for clause in clauses if entry.standing_of(clause.eid) == standing]
            origin = f"corpus:{entry.id}:{language}:{standing}"
            source = Source(name, sha256_bytes(content), origin, url=entry.official_url)
            yield _draft(entry, language, Standing(standing), mine, source, content)


def _draft(
    entry: CatalogueEntry,
    language: str,
    standing: Standing,
    clauses: list[DigestClause],
    source: Source,
    content: bytes,
) -> Draft:
    blocks = digest_blocks(clauses)
    facts = _facts(entry, language, standing)
    return Draft(
        instrument=_instrument(entry),
        facts=facts,
        text=stored_text(blocks),
        structure=build_digest(facts.title, clauses, block_spans(blocks)),
        origins=block_origins(blocks),
        parser=PARSER,
        source=source,
        original=content,
        is_catalogued=True,
    )


def _instrument(entry: CatalogueEntry) -> Instrument:
    return Instrument(
        id=entry.id,
        title=entry.title_zh,
        title_zh=entry.title_zh,
        title_en=entry.title_en,
        level=Level(entry.level),
        issuer=entry.issuer_zh,
        number=next(iter(entry.numbers), None),
        jurisdiction=entry.jurisdiction,
        aliases=(*entry.aliases_zh, *entry.aliases_en, *entry.numbers),
        effective_from=_first_effective(entry),
    )


def _first_effective(entry: CatalogueEntry) -> DatedFact:
    """Unknown where the earliest known date comes after a revision: then it is the revision's."""
    changes = [day.value for day in entry.dates if day.kind in ("revised", "amended")]
    starts = sorted(day.value for day in entry.dates if day.kind == "effective")
    if not starts or any(change < starts[0] for change in changes):
        return DatedFact()
    return _effective_since(entry, starts[0])


def _effective_since(entry: CatalogueEntry, since: date) -> DatedFact:
    """The earliest effective date on or after a day."""
    days = [day for day in entry.dates if day.kind == "effective" and day.value >= since]
    first = min(days, key=lambda day: day.value, default=None)
    return DatedFact(first.value, first.seen) if first else DatedFact()


def _facts(entry: CatalogueEntry, language: str, standing: Standing) -> EditionFacts:
    return EditionFacts(
        title=entry.title_zh if language == "zh" else entry.title_en,
        language=language,
        rendition=Rendition(entry.rendition),
        standing=standing,
        date=entry.digest_of.date,
        adopted=_first(entry, "adopted"),
        published=_first(entry, "published"),
        effective_from=_effective_since(entry, entry.digest_of.date),
        stated_status=_status(entry, language),
        note=_in(entry.digest_of.basis, language),
        facts=_read_facts(entry, standing),
    )


def _read_facts(entry: CatalogueEntry, standing: Standing) -> tuple[ReadFact, ...]:
    """What the catalogue file says, each date with the place and the proof of its own."""
    catalogue = f"catalogue (proof {entry.proof})"
    stated = (
        ("instrument", entry.id),
        ("level", entry.level),
        ("issuer", entry.issuer_zh),
        *(("number", number) for number in entry.numbers[:1]),
        ("standing", standing.value),
        ("rendition", entry.rendition),
    )
    days = (
        ReadFact(day.kind, day.value.isoformat(), f"catalogue, {day.seen} (proof {day.proof})")
        for day in entry.dates
    )
    status = entry.status
    told = ReadFact("status", status.code, f"catalogue, {status.seen} (proof {status.proof})")
    return (*(ReadFact(field, value, catalogue) for field, value in stated), *days, told)


def _first(entry: CatalogueEntry, kind: str) -> DatedFact:
    days = [day for day in entry.dates if day.kind == kind]
    return DatedFact(days[0].value, days[0].seen) if days else DatedFact()


def _status(entry: CatalogueEntry, language: str) -> StatedStatus | None:
    stated = entry.status
    if stated.code == StatusCode.UNKNOWN:
        return None
    note = _in(stated.note, language) if stated.note else ""
    return StatedStatus(StatusCode(stated.code), stated.as_of, stated.seen, note)


def _in(text: BilingualText, language: str) -> str:
    return text.zh if language == "zh" else text.en
