"""``versions.json`` beside a law: which file holds from when until when.

The layout of the public collection just-laws; a file of another layout is not used. Within an
archive it is found as in a folder.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from posixpath import normpath

from ingest.sources.archives import Member
from ingest.sources.files import FoundFile
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


def dates_of(file: FoundFile) -> StatedDates | None:
    """``stated_dates`` of a file, wherever it is."""
    return _within(file.member) if file.member else stated_dates(file.path)


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


def _within(member: Member) -> StatedDates | None:
    """By a list in the innermost archive: one that is packed into another has its own."""
    for folder in PurePosixPath(member.name).parents[:_LEVELS_UP]:
        label = str(folder / FILE_NAME)
        try:
            listing = member.beside(label)
        except InputRefused as refusal:
            where = Path(str(member.path).removesuffix(member.name) + label)
            raise _unreadable(where, refusal.problem, refusal.cure) from refusal
        if listing is not None:
            return _stated(listing, partial(_leads_to, member.name, folder))
    return None


def _leads_to(name: str, folder: PurePosixPath, entry: str) -> bool:
    return normpath(folder / entry) == name


def _entry_for(path: Path, folder: Path, listing: Path) -> StatedDates | None:
    try:
        raw = listing.read_bytes()
        return _stated(raw, lambda entry: (folder / entry).resolve() == path)
    except OSError as error:
        problem = f"{error.strerror or error}."
        raise _unreadable(listing, problem, "Check its permissions.") from error


def _stated(listing: bytes, is_it: Callable[[str], bool]) -> StatedDates | None:
    try:
        for version in json.loads(listing.decode("utf-8"))["versions"]:
            if is_it(version["entry"]):
                return StatedDates(
                    adopted=_fact(version.get("promulgatedOn")),
                    effective_from=_fact(version.get("effectiveFrom")),
                    effective_to=_fact(version.get("effectiveTo")),
                )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return None


def _unreadable(listing: Path, problem: str, cure: str) -> InputRefused:
    """Without it a text would lose the dates that it has."""
    return InputRefused(
        f"{listing}: {problem.rstrip('.')}, and it dates the documents beside it.", cure
    )


def _fact(value: str | None) -> DatedFact:
    return DatedFact(date.fromisoformat(value), FILE_NAME) if value else UNKNOWN_DATE
