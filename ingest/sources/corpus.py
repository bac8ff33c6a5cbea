"""The starter corpus: catalogue files to editions, in each language one for each standing.

Beside the digests of its clauses each instrument has a record of issuer, number, status and dates.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

from ingest.blocks import block_origins, block_spans, stored_text
from ingest.catalogue.entry import RECORD, BilingualText, CatalogueEntry, DigestClause
from ingest.catalogue.errors import CatalogueError
from ingest.catalogue.reader import read_entry
from ingest.catalogue.record import record_clauses, title_in
from ingest.draft import Draft, EditionFacts
from ingest.sources.tables import table_drafts
from ingest.structure.digest import build_digest, digest_blocks
from kb.domain.instruments import DatedFact, Instrument, Source, StatedStatus
from kb.domain.relations import ReadFact
from kb.domain.vocabulary import Level, Rendition, Standing, StatusCode
from kb.identifiers import sha256_bytes

PARSER = "catalogue-2"
_TABLE = ".yml"
_MEMORY = "M"
_UNREAD = DatedFact()
_A_DAY = timedelta(days=1)
_OVER = (StatusCode.REPEALED, StatusCode.PERIOD_ENDED)


def corpus_folder() -> Path:
    """Where the installed starter corpus lies."""
    return Path(str(resources.files("corpus")))


def corpus_files() -> list[Path]:
    """An instrument's own file stands before those of its other editions."""
    return sorted(
        (corpus_folder() / "instruments").rglob("*.md"), key=lambda it: it.with_suffix("")
    )


def table_files() -> list[Path]:
    return sorted((corpus_folder() / "tables").rglob(f"*{_TABLE}"))


def drafts_of(path: Path) -> Iterator[Draft]:
    """The editions of one catalogue file, or of one table. Raises CatalogueError."""
    name = f"corpus/{path.relative_to(corpus_folder()).as_posix()}"
    if path.suffix == _TABLE:
        yield from table_drafts(path, name)
        return
    entry, content = read_entry(path), path.read_bytes()
    records = record_clauses(entry, _successor(entry, path))
    for language, clauses in entry.digests.items():
        kinds = {RECORD: list(records[language])}
        for clause in clauses:
            kinds.setdefault(entry.standing_of(clause.eid), []).append(clause)
        for standing, mine in kinds.items():
            origin = f"corpus:{entry.id}:{language}:{standing}"
            source = Source(name, sha256_bytes(content), origin, url=entry.official_url)
            yield _draft(entry, language, Standing(standing), mine, source, content)


def _successor(entry: CatalogueEntry, path: Path) -> BilingualText | None:
    """The titles of what takes its place, from its own file beside this one."""
    if entry.successor is None:
        return None
    jurisdiction, _, slug = entry.successor.partition(":")
    there = path.parents[1] / jurisdiction / f"{slug}.md"
    if not there.is_file():
        problem = f"field successor: there is no {jurisdiction}/{there.name}"
        raise CatalogueError(path, problem, "write the id of an instrument of the corpus")
    other = read_entry(there)
    return BilingualText(title_in(other, "zh"), title_in(other, "en"))


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
        is_catalogued=entry.edition_of is None,
        is_registered=True,
    )


def _instrument(entry: CatalogueEntry) -> Instrument:
    return Instrument(
        id=entry.instrument_id,
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
    changes = [day.last for day in entry.dates if day.kind in ("revised", "amended")]
    starts = _days(entry, "effective")
    if not starts or entry.edition_of or any(change < starts[0][0] for change in changes):
        return DatedFact()
    return DatedFact(*starts[0])


def _effective_since(entry: CatalogueEntry, since: date) -> DatedFact:
    """The earliest effective date on or after a day."""
    return next((DatedFact(*day) for day in _days(entry, "effective") if day[0] >= since), _UNREAD)


def _days(entry: CatalogueEntry, *kinds: str) -> list[tuple[date, str]]:
    """Whole days with where they were read, in order; what is only remembered is none."""
    known = [day for day in entry.dates if day.kind in kinds and day.proof != _MEMORY]
    return sorted((day.value, day.seen) for day in known if day.value)


def _effective_to(entry: CatalogueEntry) -> DatedFact:
    """The first day on which it does not hold: that of a repeal, or the one after a period."""
    known = [day for day in entry.dates if day.proof != _MEMORY]
    ends = [(day.value, day.seen) for day in known if day.kind == "repealed" and day.value]
    ends += [(day.last + _A_DAY, day.seen) for day in known if day.kind == "period_end"]
    return DatedFact(*max(ends)) if ends and entry.status.code in _OVER else _UNREAD


def _facts(entry: CatalogueEntry, language: str, standing: Standing) -> EditionFacts:
    return EditionFacts(
        title=entry.title_zh if language == "zh" else entry.title_en,
        language=language,
        rendition=Rendition(entry.rendition),
        standing=standing,
        date=entry.digest_of.date,
        adopted=_first(entry, "adopted"),
        published=_first(entry, "published"),
        effective_from=_effective_since(entry, entry.digest_of.date or date.min),
        effective_to=_effective_to(entry),
        stated_status=_status(entry, language),
        note=_note(entry, language, standing),
        facts=_read_facts(entry, standing),
    )


def _read_facts(entry: CatalogueEntry, standing: Standing) -> tuple[ReadFact, ...]:
    """What the catalogue file says, each date with the place and the proof of its own."""
    catalogue = f"catalogue (proof {entry.proof})"
    stated = (
        ("instrument", entry.instrument_id),
        ("level", entry.level),
        ("issuer", entry.issuer_zh),
        *(("number", number) for number in entry.numbers[:1]),
        ("standing", standing.value),
        ("rendition", entry.rendition),
    )
    days = (
        ReadFact(day.kind, day.written, f"catalogue, {day.seen} (proof {day.proof})")
        for day in entry.dates
    )
    status = entry.status
    told = ReadFact("status", status.code, f"catalogue, {status.seen} (proof {status.proof})")
    return (*(ReadFact(field, value, catalogue) for field, value in stated), *days, told)


def _first(entry: CatalogueEntry, kind: str) -> DatedFact:
    return next((DatedFact(*day) for day in _days(entry, kind)), _UNREAD)


def _note(entry: CatalogueEntry, language: str, standing: Standing) -> str:
    """What the digests were written from; of the record also what was not verified."""
    basis = _in(entry.digest_of.basis, language)
    if standing is not Standing.CATALOGUE:
        return basis
    return f"{basis} {_in(entry.verified_note, language)}".strip()


def _status(entry: CatalogueEntry, language: str) -> StatedStatus | None:
    stated = entry.status
    if stated.code == StatusCode.UNKNOWN or stated.proof == _MEMORY:
        return None
    note = _in(stated.note, language) if stated.note else ""
    return StatedStatus(StatusCode(stated.code), stated.as_of, stated.seen, note)


def _in(text: BilingualText, language: str) -> str:
    return text.zh if language == "zh" else text.en
