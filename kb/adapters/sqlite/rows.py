"""Rows to dataclasses and back. Column order is that of the constants below."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from kb.domain.clauses import Clause, Passage
from kb.domain.instruments import (
    BlockOrigin,
    DatedFact,
    Edition,
    Instrument,
    Source,
    StatedStatus,
    StoredText,
)
from kb.domain.places import Box, Place, PlaceUnit
from kb.domain.vocabulary import (
    ClauseKind,
    Level,
    Rendition,
    Standing,
    StatusCode,
    StructureKind,
)
from kb.identifiers import indexed_digest

Row = tuple[Any, ...]

INSTRUMENT = (
    "id, title, title_zh, title_en, level, issuer, number, jurisdiction, aliases, effective_from"
)
EDITION = (
    "id, instrument_id, language, title, rendition, standing, structure, text_sha256, date, "
    "adopted, published, effective_from, effective_to, stated_status, note, warnings, changes"
)
TEXT = "text, sha256, source_sha256, parser"
ORIGIN = 'n, start, "end", place'
SOURCE = "name, sha256, origin, url, read_at"
CLAUSE = 'edition_id, eid, kind, label, start, "end", ordinal, parent, number, heading, headings'
PASSAGE = 'id, edition_id, eid, "window", start, "end", text, language, context'
STORED_PASSAGE = f"{PASSAGE}, digest"


def instrument_row(it: Instrument) -> Row:
    names = (it.id, it.title, it.title_zh, it.title_en)
    facts = (it.level.value, it.issuer, it.number, it.jurisdiction)
    return (*names, *facts, dump(it.aliases), fact_out(it.effective_from))


def instrument_from(row: Row) -> Instrument:
    key, title, zh, en, level, issuer, number, jurisdiction, aliases, since = row
    names, kind = tuple(json.loads(aliases)), Level(level)
    fact = fact_from(since)
    return Instrument(key, title, zh, en, kind, issuer, number, jurisdiction, names, fact)


def edition_row(it: Edition) -> Row:
    names = (it.id, it.instrument_id, it.language, it.title)
    kinds = (it.rendition.value, it.standing.value, it.structure.value, it.text_sha256)
    facts = (it.adopted, it.published, it.effective_from, it.effective_to)
    status = _status_out(it.stated_status)
    return (
        *names,
        *kinds,
        _day_out(it.date),
        *(fact_out(fact) for fact in facts),
        status,
        it.note,
        dump(it.warnings),
        dump([_day_out(day) for day in it.changes]),
    )


def edition_from(row: Row) -> Edition:
    key, instrument_id, language, title, rendition, standing, structure, sha256, day = row[:9]
    adopted, published, since, until, status, note, warnings, changes = row[9:]
    return Edition(
        id=key,
        instrument_id=instrument_id,
        language=language,
        title=title,
        rendition=Rendition(rendition),
        standing=Standing(standing),
        structure=StructureKind(structure),
        text_sha256=sha256,
        date=_day(day),
        adopted=fact_from(adopted),
        published=fact_from(published),
        effective_from=fact_from(since),
        effective_to=fact_from(until),
        stated_status=_status(status),
        note=note,
        warnings=tuple(json.loads(warnings)),
        changes=tuple(map(date.fromisoformat, json.loads(changes))),
    )


def text_row(it: StoredText) -> Row:
    return (it.text, it.sha256, it.source_sha256, it.parser)


def text_from(row: Row) -> StoredText:
    """Without its origins."""
    return StoredText(*row)


def origin_rows(it: StoredText) -> Iterator[Row]:
    for n, origin in enumerate(it.origins):
        yield (n, origin.start, origin.end, dump(_place_out(origin.place)))


def origin_from(row: Row) -> BlockOrigin:
    _, start, end, place = row
    return BlockOrigin(start, end, _place(json.loads(place)))


def source_row(it: Source) -> Row:
    return (it.name, it.sha256, it.origin, it.url, it.read_at)


def source_from(row: Row) -> Source:
    return Source(*row)


def clause_row(it: Clause) -> Row:
    place = (it.start, it.end, it.ordinal, it.parent)
    names = (it.number, it.heading, dump(it.headings))
    return (it.edition_id, it.eid, it.kind.value, it.label, *place, *names)


def clause_from(row: Row) -> Clause:
    edition_id, eid, kind, label, start, end, ordinal, parent, number, heading, path = row
    place = (start, end, ordinal, parent)
    headings = tuple(json.loads(path))
    return Clause(edition_id, eid, ClauseKind(kind), label, *place, number, heading, headings)


def passage_row(it: Passage) -> Row:
    """In the order of STORED_PASSAGE; vectors are found by the digest of the indexed text."""
    place = (it.id, it.edition_id, it.eid, it.window, it.start, it.end)
    return (*place, it.text, it.language, it.context, indexed_digest(it))


def passage_from(row: Row) -> Passage:
    return Passage(*row)


def _place_out(place: Place) -> list[Any]:
    """Lines as two numbers, which is what most texts have; anything else in full."""
    if place == Place(PlaceUnit.LINE, place.first, place.last):
        return [place.first, place.last]
    boxes = [[box.page, box.left, box.top, box.right, box.bottom] for box in place.boxes]
    return [place.first, place.last, place.unit.value, place.part, boxes, place.confidence]


def _place(stored: list[Any]) -> Place:
    first, last, *more = stored
    if not more:
        return Place(PlaceUnit.LINE, first, last)
    unit, part, boxes, confidence = more
    return Place(PlaceUnit(unit), first, last, part, tuple(Box(*box) for box in boxes), confidence)


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _day_out(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def fact_out(fact: DatedFact) -> str:
    return dump([_day_out(fact.value), fact.basis])


def fact_from(value: str) -> DatedFact:
    day, basis = json.loads(value)
    return DatedFact(_day(day), basis)


def _status_out(status: StatedStatus | None) -> str | None:
    if status is None:
        return None
    return dump([status.code.value, _day_out(status.as_of), status.basis, status.note])


def _status(value: str | None) -> StatedStatus | None:
    if value is None:
        return None
    code, as_of, basis, note = json.loads(value)
    return StatedStatus(StatusCode(code), _day(as_of), basis, note)
