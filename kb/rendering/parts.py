"""JSON of the parts that answers, clauses and searches share: instrument, edition, clause."""

from datetime import date
from typing import Any

from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, Instrument, Source
from kb.domain.status import Status

Document = dict[str, Any]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def instrument_part(instrument: Instrument) -> Document:
    return {
        "id": instrument.id,
        "title": instrument.title,
        "title_zh": instrument.title_zh,
        "title_en": instrument.title_en,
        "level": instrument.level.value,
        "issuer": instrument.issuer,
        "number": instrument.number,
    }


def edition_part(edition: Edition) -> Document:
    return {
        "id": edition.id,
        "date": iso(edition.date),
        "language": edition.language,
        "rendition": edition.rendition.value,
        "standing": edition.standing.value,
        "text_sha256": edition.text_sha256,
        "note": edition.note,
    }


def clause_part(clause: Clause) -> Document:
    return {"id": clause.id, "label": clause.label, "headings": list(clause.headings)}


def status_part(status: Status) -> Document:
    return {
        "code": status.code.value,
        "from": iso(status.valid_from),
        "to": iso(status.valid_to),
        "instrument_from": iso(status.instrument_from),
        "note": status.note,
    }


def source_part(source: Source) -> Document:
    return {"name": source.name, "sha256": source.sha256, "url": source.url}
