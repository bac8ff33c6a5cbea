"""Legal time: the status of an edition on a date. Only what is stated counts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kb.domain.instruments import Edition, Instrument
from kb.domain.status import Status
from kb.domain.vocabulary import Standing, StatusCode


def status_on(
    day: date, edition: Edition, instrument: Instrument, siblings: Iterable[Edition] = ()
) -> Status:
    """The status of ``edition`` on ``day``.

    ``siblings`` are the instrument's other editions; one that began to hold later, and before
    ``day``, supersedes this one. A status that the catalogue states beside its digests holds for
    every text of the same date. Unknown dates stay unknown: they are not taken as open.
    """
    others = tuple(siblings)
    code, note = _code_and_note(day, _with_stated_status(edition, others), others)
    return Status(
        code=code,
        valid_from=edition.effective_from.value,
        valid_to=edition.effective_to.value,
        instrument_from=instrument.effective_from.value,
        note=note,
    )


def _with_stated_status(edition: Edition, siblings: tuple[Edition, ...]) -> Edition:
    if edition.stated_status or not edition.date:
        return edition
    stated = (s.stated_status for s in siblings if s.date == edition.date and s.stated_status)
    return replace(edition, stated_status=next(stated, None))


def _code_and_note(
    day: date, edition: Edition, siblings: tuple[Edition, ...]
) -> tuple[StatusCode, str]:
    if edition.standing is Standing.DRAFT:
        return StatusCode.DRAFT, "a draft"
    if proof := _not_holding(day, edition, siblings):
        return proof
    if edition.stated_status:
        return _stated(edition)
    if edition.effective_from.value and edition.effective_to.value:
        return StatusCode.IN_FORCE, f"dates stated in {edition.effective_from.basis}"
    return StatusCode.UNKNOWN, _why_unknown(edition)


def _not_holding(
    day: date, edition: Edition, siblings: tuple[Edition, ...]
) -> tuple[StatusCode, str] | None:
    """The proof that the edition does not hold on ``day``, where its dates give one."""
    begins, ends = edition.effective_from.value, edition.effective_to.value
    if begins and day < begins:
        return StatusCode.NOT_YET_IN_FORCE, f"in force from {begins}"
    if edition.date and day < edition.date:
        return StatusCode.NOT_YET_IN_FORCE, f"this wording was adopted on {edition.date}"
    if ends and day >= ends:
        return StatusCode.SUPERSEDED, f"held until {ends}"
    if newer := _superseding(day, edition, siblings):
        return StatusCode.SUPERSEDED, f"a newer edition held by {newer}"
    return None


def _superseding(day: date, edition: Edition, siblings: tuple[Edition, ...]) -> date | None:
    """When the first younger wording of the same instrument began to hold, if it had by ``day``.

    A younger wording that is stated to be in force supersedes from the day of that statement on.
    """
    if not edition.date:
        return None
    younger = [o for o in siblings if o.date and o.date > edition.date and _is_the_text(o)]
    starts = [other.effective_from.value for other in younger]
    stated = [other.stated_status for other in younger if other.stated_status]
    starts += [s.as_of for s in stated if s.code is StatusCode.IN_FORCE]
    return min((start for start in starts if start and start <= day), default=None)


def _is_the_text(edition: Edition) -> bool:
    """A draft or somebody's interpretation supersedes nothing."""
    return edition.standing in (Standing.OFFICIAL, Standing.UNSTATED)


def _stated(edition: Edition) -> tuple[StatusCode, str]:
    stated = edition.stated_status
    assert stated is not None
    seen = f"stated as of {stated.as_of}" if stated.as_of else "stated"
    parts = (f"{seen} ({stated.basis})", _wording(edition))
    return stated.code, "; ".join(part for part in parts if part)


def _wording(edition: Edition) -> str:
    """Of which day the wording is, and that nobody read when it began to hold."""
    if not edition.date or edition.effective_from.value:
        return ""
    return f"wording of {edition.date}; effective date not read"


def _why_unknown(edition: Edition) -> str:
    if edition.effective_from.value:
        basis = edition.effective_from.basis
        return f"in force from {edition.effective_from.value} ({basis}); what came later is unknown"
    return _wording(edition) or "no date read"
