"""``information.json`` beside a law: its dates and number, as a public collection lists them.

The layout of zitzhen/Chinese-law; a file of another layout is not used. Its word on force has no
date, so that it is told and not taken for a status.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.identity.days import days_in
from kb.domain.instruments import UNKNOWN_DATE, DatedFact
from kb.language.fold import unify

FILE_NAME = "information.json"
_MOST_READ = 100_000


@dataclass(frozen=True, slots=True)
class Information:
    """What the list states of the documents in its folder."""

    enacted: DatedFact = UNKNOWN_DATE
    effective_from: DatedFact = UNKNOWN_DATE
    number: str = ""
    force: str = ""


def information(path: Path) -> Information:
    """What lies beside ``path``; nothing where there is no such list, or one that is not read."""
    listing = path.resolve().parent / FILE_NAME
    try:
        with listing.open(encoding="utf-8") as file:
            fields = json.loads(file.read(_MOST_READ))
        return Information(
            enacted=_day(fields.get("date_of_enactment")),
            effective_from=_day(fields.get("date_of_implementation")),
            number=_words(fields.get("reference_number")),
            force=_words(fields.get("Timeliness")),
        )
    except (OSError, ValueError, AttributeError, RecursionError):
        return Information()


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(value: object) -> DatedFact:
    found = days_in(unify(_words(value)))
    day: date | None = found[0].day if found else None
    return DatedFact(day, FILE_NAME) if day else UNKNOWN_DATE
