"""``versions.json`` beside a law: which file holds from when until when.

The layout of the public collection just-laws; a file of another layout is not used.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kb.domain.instruments import UNKNOWN_DATE, DatedFact, Edition
from kb.errors import InputRefused

FILE_NAME = "versions.json"
_LEVELS_UP = 3


@dataclass(frozen=True, slots=True)
class StatedDates:
    """What the list of versions states of one file."""

    adopted: DatedFact = UNKNOWN_DATE
    effective_from: DatedFact = UNKNOWN_DATE
    effective_to: DatedFact = UNKNOWN_DATE


def stated_dates(path: Path) -> StatedDates | None:
    """The dates that a ``versions.json`` in one of the folders above states for ``path``.

    Raises InputRefused where there is one that cannot be read.
    """
    for folder in path.resolve().parents[:_LEVELS_UP]:
        listing = folder / FILE_NAME
        if listing.is_file():
            return _entry_for(path.resolve(), folder, listing)
    return None


def listed_part(edition: Edition) -> tuple[DatedFact, DatedFact]:
    """(effective from, to) of an edition as far as a list of versions stated them."""
    facts = (edition.effective_from, edition.effective_to)
    begins, ends = (fact if fact.basis == FILE_NAME else UNKNOWN_DATE for fact in facts)
    return begins, ends


def _entry_for(path: Path, folder: Path, listing: Path) -> StatedDates | None:
    try:
        versions = json.loads(listing.read_text(encoding="utf-8"))["versions"]
        for version in versions:
            if (folder / version["entry"]).resolve() == path:
                return StatedDates(
                    adopted=_fact(version.get("promulgatedOn")),
                    effective_from=_fact(version.get("effectiveFrom")),
                    effective_to=_fact(version.get("effectiveTo")),
                )
    except OSError as error:
        # Without it a text would lose the dates that it has.
        raise InputRefused(
            f"{listing}: {error.strerror or error}, and it dates the documents beside it.",
            "Check its permissions.",
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return None


def _fact(value: str | None) -> DatedFact:
    return DatedFact(date.fromisoformat(value), FILE_NAME) if value else UNKNOWN_DATE
