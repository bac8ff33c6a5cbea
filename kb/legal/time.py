"""Legal time: the status of an edition on a date. Only what is stated counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kb.domain.instruments import Edition, Instrument
from kb.domain.status import Status
from kb.domain.vocabulary import Standing, StatusCode
from kb.identifiers import part_of
from kb.legal import notes
from kb.legal.notes import Note

_DRAFT = StatusCode.DRAFT
_ENDED = (
    StatusCode.SUPERSEDED,
    StatusCode.REPEALED,
    StatusCode.REPLACED,
    StatusCode.PERIOD_ENDED,
)


@dataclass(frozen=True, slots=True)
class Act:
    """Another instrument ends this one: as ``title`` says, from ``since`` (None: not read).

    ``instrument_id`` is the one that says so. ``takes_place`` is True where it regulates the
    matter itself from then on, and False where it only repeals.
    """

    instrument_id: str
    title: str
    since: date | None
    takes_place: bool


@dataclass(frozen=True, slots=True)
class _Finding:
    code: StatusCode
    note: Note
    until: date | None = None
    other: str = ""


def status_on(
    day: date,
    edition: Edition,
    instrument: Instrument,
    siblings: Iterable[Edition] = (),
    acts: Iterable[Act] = (),
) -> Status:
    """The status of ``edition`` on ``day``.

    ``siblings`` are the instrument's other editions, in any language; one that began to hold
    later, and before ``day``, supersedes this one. ``acts`` are what other instruments do to this
    one. A status that the catalogue states beside its digests holds for every text of the same
    date. Unknown dates stay unknown: they are not taken as open.
    """
    others, edition_acts = tuple(siblings), _acts_on(edition, acts)
    found = _finding(day, _with_stated_status(edition, others), others, edition_acts)
    return Status(
        code=found.code,
        valid_from=edition.effective_from.value,
        valid_to=edition.effective_to.value or found.until or _end(edition, others, edition_acts),
        instrument_from=instrument.effective_from.value,
        note=found.note.en,
        note_zh=found.note.zh,
        other=found.other,
    )


def _with_stated_status(edition: Edition, siblings: tuple[Edition, ...]) -> Edition:
    if edition.stated_status or not edition.date:
        return edition
    stated = (s.stated_status for s in siblings if s.date == edition.date and s.stated_status)
    return replace(edition, stated_status=next(stated, None))


def _acts_on(edition: Edition, acts: Iterable[Act]) -> tuple[Act, ...]:
    """An instrument made anew under the name of one that was repealed is not repealed by that."""
    return tuple(
        act for act in acts if not (act.since and edition.date and edition.date > act.since)
    )


def _finding(
    day: date, edition: Edition, siblings: tuple[Edition, ...], acts: tuple[Act, ...]
) -> _Finding:
    if _is_draft(edition):
        stated = edition.stated_status
        told = notes.stated(stated) if stated else notes.NO_NOTE
        return _Finding(StatusCode.DRAFT, notes.joined(notes.DRAFT, told))
    if proof := _not_holding(day, edition, siblings) or _ended_by_others(day, acts):
        return proof
    if _tells_of(day, edition):
        return _stated(edition)
    return _proved(day, edition, siblings) or _unknown(day, edition, siblings, acts)


def _is_draft(edition: Edition) -> bool:
    stated = edition.stated_status
    return edition.standing is Standing.DRAFT or (stated is not None and stated.code is _DRAFT)


def _tells_of(day: date, edition: Edition) -> bool:
    """Whether the stated status says anything of the day.

    That a text has ended tells nothing of the days before, nor that it had not begun of those
    after its first.
    """
    stated = edition.stated_status
    if stated is None:
        return False
    if stated.code in _ENDED:
        return not edition.effective_to.value and (stated.as_of is None or stated.as_of <= day)
    if stated.code is StatusCode.NOT_YET_IN_FORCE:
        return not edition.effective_from.value and (stated.as_of is None or day <= stated.as_of)
    return True


def _not_holding(day: date, edition: Edition, siblings: tuple[Edition, ...]) -> _Finding | None:
    """The proof that the edition does not hold on ``day``, where its dates give one."""
    begins, ends = edition.effective_from.value, edition.effective_to.value
    if begins and day < begins:
        return _Finding(StatusCode.NOT_YET_IN_FORCE, notes.begins(begins))
    if edition.date and day < edition.date:
        return _Finding(StatusCode.NOT_YET_IN_FORCE, notes.not_adopted_before(edition.date))
    if ends and day >= ends:
        stated = edition.stated_status
        code = stated.code if stated and stated.code in _ENDED else StatusCode.SUPERSEDED
        return _Finding(code, notes.ended(ends))
    return _superseded(day, edition, siblings)


def _superseded(day: date, edition: Edition, siblings: tuple[Edition, ...]) -> _Finding | None:
    """By the first younger wording of the same instrument that had begun to hold by ``day``.

    A younger wording that is stated to be in force supersedes from the day of that statement on.
    """
    starts: list[tuple[date, bool, str]] = []
    for other in _younger(edition, siblings):
        if other.effective_from.value:
            starts.append((other.effective_from.value, True, other.id))
        stated = other.stated_status
        if stated and stated.code is StatusCode.IN_FORCE and stated.as_of:
            starts.append((stated.as_of, False, other.id))
    begun = min((start for start in starts if start[0] <= day), default=None)
    if begun is None:
        return None
    since, is_start, other_id = begun
    until = since if is_start else None
    return _Finding(StatusCode.SUPERSEDED, notes.newer_held(since, until), until, other_id)


def _ended_by_others(day: date, acts: tuple[Act, ...]) -> _Finding | None:
    begun = sorted((act.since, act.title, act) for act in acts if act.since and act.since <= day)
    if not begun:
        return None
    since, title, act = begun[0]
    if act.takes_place:
        note = notes.replaced(title, since)
        return _Finding(StatusCode.REPLACED, note, since, act.instrument_id)
    return _Finding(StatusCode.REPEALED, notes.repealed(title, since), since, act.instrument_id)


def _younger(edition: Edition, siblings: tuple[Edition, ...]) -> list[Edition]:
    """Texts of later days; a draft or somebody's interpretation supersedes nothing.

    Of a text in parts only the same part, or a text of the whole, takes the place of one.
    """
    if not edition.date:
        return []
    texts = (Standing.OFFICIAL, Standing.UNSTATED, Standing.CATALOGUE)
    parts = ("", part_of(edition.id))
    return [
        other
        for other in siblings
        if other.date
        and other.date > edition.date
        and other.standing in texts
        and not _is_draft(other)
        and part_of(other.id) in parts
    ]


def _end(edition: Edition, siblings: tuple[Edition, ...], acts: tuple[Act, ...]) -> date | None:
    """When something that is held takes its place, were nothing to come before that."""
    starts = [other.effective_from.value for other in _younger(edition, siblings)]
    starts += [act.since for act in acts]
    return min((start for start in starts if start), default=None)


def _proved(day: date, edition: Edition, siblings: tuple[Edition, ...]) -> _Finding | None:
    """In force where both ends are stated, or the next wording lists no change in between."""
    begins = edition.effective_from
    if not begins.value:
        return None
    if edition.effective_to.value:
        return _Finding(StatusCode.IN_FORCE, notes.dates_stated(begins.basis))
    following = _next(edition, siblings)
    if following is None or following.date is None:
        return None
    if day < (following.effective_from.value or following.date):
        return _Finding(StatusCode.IN_FORCE, notes.held_until_the_next(following.date))
    return None


def _next(edition: Edition, siblings: tuple[Edition, ...]) -> Edition | None:
    """The wording that came right after this one, by its own list of what changed the text.

    The last act that it lists up to this one's date has to be one that made this one: a list may
    give the day of adoption where another gives that of publication.
    """
    day = edition.date
    if day is None:
        return None
    made = edition.changes or (day,)
    for other in sorted(_younger(edition, siblings), key=lambda it: it.date or date.max):
        before = max((it for it in other.changes if it <= day), default=None)
        later = [it for it in other.changes if it > day]
        if before in made and later == [other.date]:
            return other
    return None


def _unknown(
    day: date, edition: Edition, siblings: tuple[Edition, ...], acts: tuple[Act, ...]
) -> _Finding:
    begins, said = edition.effective_from, []
    newer = [it.date for it in _younger(edition, siblings) if it.date and it.date <= day]
    if newer:
        said.append(notes.newer_exists(min(newer)))
    said += [notes.repealed_at_an_unknown_time(act.title) for act in acts if act.since is None]
    following = _next(edition, siblings)
    if edition.stated_status and not _tells_of(day, edition):
        said.append(notes.stated_for_another_day(edition.stated_status))
    if following and following.date and day < following.date:
        said.append(notes.held_until_the_next(following.date))
    if begins.value:
        said.append(notes.only_the_beginning(begins.value, begins.basis))
    said.append(notes.wording(edition))
    return _Finding(StatusCode.UNKNOWN, notes.joined(*said) or notes.NO_DATE)


def _stated(edition: Edition) -> _Finding:
    stated = edition.stated_status
    assert stated is not None
    return _Finding(stated.code, notes.joined(notes.stated(stated), notes.wording(edition)))
