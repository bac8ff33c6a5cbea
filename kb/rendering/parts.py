"""JSON of the parts that answers, clauses and searches share: instrument, edition, clause."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, Instrument, Source
from kb.domain.places import Place
from kb.domain.status import Status
from kb.domain.tables import TableRow
from kb.rendering.phrases import recognition

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
        "note_zh": status.note_zh,
        "other": status.other or None,
    }


def place_part(places: Sequence[Place]) -> Document:
    """Where a span stands in its source: ``place``, and ``more_places`` where it is not one."""
    found = [_place(place) for place in places]
    return {"place": found[0] if found else None, "more_places": found[1:]}


def _place(place: Place) -> Document:
    return {
        "unit": place.unit.value,
        "first": place.first,
        "last": place.last,
        "part": place.part,
        "boxes": [asdict(box) for box in place.boxes],
        "confidence": place.confidence,
    }


def row_part(row: TableRow | None) -> Document:
    """The cells of a row with the heads of their columns; null for any other clause."""
    heads, cells = (list(row.heads), list(row.cells)) if row else (None, None)
    return {"heads": heads, "cells": cells}


def notices_part(places: Sequence[Place], language: str) -> Document:
    """What a reader has to know of how the words were read, in a language of theirs."""
    read = recognition(places)
    return {"notices": [read.zh if language == "zh" else read.en] if read else []}


def source_part(source: Source) -> Document:
    return {"name": source.name, "sha256": source.sha256, "url": source.url}
