"""Which wording a text has and since when it holds: header, file name, last article.

Three days are kept apart: the first adoption, the last change (which dates this wording), and the
day from which this wording holds.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.identity.days import day_in_name
from ingest.identity.events import Act, Event, Header, read_header
from ingest.identity.last_article import BeginClause
from kb.domain.instruments import UNKNOWN_DATE, DatedFact

FILE_NAME = "file name"


class Change(StrEnum):
    """What made this wording; ``UNKNOWN`` where a later change is only dated, by the file name."""

    ENACTED = "enacted (制定)"
    REVISED = "revised (修订)"
    AMENDED = "amended (修正)"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """``adopted``: the first edition; ``day``: the last change; each with its basis.

    ``first_effective`` is when the first edition began to hold, ``effective_from`` is of this
    wording, ``published`` the publication of this wording, ``ended`` the day of its repeal.
    ``changes`` are the days of all acts that made or changed the text; none where the header
    breaks off or does not tell the last one.
    """

    adopted: DatedFact = UNKNOWN_DATE
    published: DatedFact = UNKNOWN_DATE
    day: DatedFact = UNKNOWN_DATE
    first_effective: DatedFact = UNKNOWN_DATE
    effective_from: DatedFact = UNKNOWN_DATE
    ended: DatedFact = UNKNOWN_DATE
    change: Change = Change.UNKNOWN
    change_basis: str = ""
    changes: tuple[date, ...] = ()
    warnings: tuple[str, ...] = ()


def read_wording(
    header: tuple[str, ...], file_stem: str, last: BeginClause | None = None, origin: str = ""
) -> Wording:
    """What header lines, file name and last article state; ``origin`` names another file's header.

    The last article dates this wording only where it prints a day after the last change: a text
    that was amended in place (修正) keeps the article of an earlier edition, a revised one (修订)
    has its own.
    """
    read = read_header(header)
    reading = _Reading(read, file_stem, last, f"{origin}, " if origin else "")
    return reading.wording()


class _Reading:
    """The events in their roles. Each method reads; none changes anything."""

    def __init__(
        self, header: Header, file_stem: str, last: BeginClause | None, origin: str
    ) -> None:
        self._events, self._header, self._last, self._origin = header.events, header, last, origin
        self._named = day_in_name(file_stem)
        self._made = [it for it in self._events if it.act not in (Act.EFFECTIVE, Act.REPEALED)]
        self._changes = [it for it in self._made if it.act in (Act.REVISED, Act.AMENDED)]
        self._latest = max(self._made, key=lambda it: (it.day, it.line), default=None)
        self._first = next((it for it in self._made if it not in self._changes), None)

    def wording(self) -> Wording:
        day, change = self._day(), self._change()
        return Wording(
            adopted=self._fact(self._first),
            published=self._published(change),
            day=day,
            first_effective=self._first_effective(change),
            effective_from=self._effective(day.value, change),
            ended=self._fact(self._of(Act.REPEALED)),
            change=change,
            change_basis=self._basis(self._changes[-1] if self._changes else self._first),
            changes=self._all_changes(),
            warnings=(*self._header.warnings, *self._conflict()),
        )

    def _all_changes(self) -> tuple[date, ...]:
        if self._is_named_later or not self._header.is_whole:
            return ()
        return tuple(sorted({it.day for it in self._made}))

    def _fact(self, event: Event | None) -> DatedFact:
        return DatedFact(event.day, self._basis(event)) if event else UNKNOWN_DATE

    def _basis(self, event: Event | None) -> str:
        return f"{self._origin}header line {event.line}" if event else ""

    def _of(self, act: Act) -> Event | None:
        return next((it for it in reversed(self._events) if it.act is act), None)

    @property
    def _is_named_later(self) -> bool:
        return bool(self._named and (self._latest is None or self._named > self._latest.day))

    def _day(self) -> DatedFact:
        if self._is_named_later:
            return DatedFact(self._named, FILE_NAME)
        return self._fact(self._latest)

    def _change(self) -> Change:
        """The last one told; unknown where the file name dates a later one."""
        if self._is_named_later or self._latest is None:
            return Change.UNKNOWN
        if not self._changes:
            return Change.ENACTED
        last = max(self._changes, key=lambda it: (it.day, it.line))
        return Change.REVISED if last.act is Act.REVISED else Change.AMENDED

    def _published(self, change: Change) -> DatedFact:
        """Of this wording: none before its last change."""
        event = self._of(Act.PUBLISHED)
        last = max((it.day for it in self._changes), default=date.min)
        is_mine = event and event.day >= last and change in (Change.ENACTED, Change.REVISED)
        if is_mine:
            return self._fact(event)
        # An order that revises a regulation publishes the revised text.
        is_order = change is Change.REVISED and self._first and self._first.act is Act.PUBLISHED
        return self._fact(self._of(Act.REVISED)) if is_order else UNKNOWN_DATE

    def _first_effective(self, change: Change) -> DatedFact:
        """What is stated before the first change, or in a text that nothing has revised since."""
        begun = next((it for it in self._events if it.act is Act.EFFECTIVE), None)
        if begun and not any(it.day <= begun.day for it in self._changes):
            return self._fact(begun)
        is_first = not any(it.act is Act.REVISED for it in self._changes)
        if begun is None and self._first and is_first and self._last and self._last.day:
            if change is not Change.ENACTED and self._last.day > self._first_change:
                return UNKNOWN_DATE
            return DatedFact(self._last.day, self._last.basis)
        return self._from_publication() if change is Change.ENACTED else UNKNOWN_DATE

    @property
    def _first_change(self) -> date:
        named = self._named if self._is_named_later else None
        return min((*(it.day for it in self._changes), named or date.max))

    def _effective(self, day: date | None, change: Change) -> DatedFact:
        """As the header states it, unless the text was changed after it; else as its article."""
        if begun := self._of(Act.EFFECTIVE):
            is_later_change = bool(day and day > begun.day)
            return UNKNOWN_DATE if is_later_change else self._fact(begun)
        if self._last is None or change is Change.AMENDED:
            return UNKNOWN_DATE
        if self._last.day is None:
            return self._from_publication()
        is_mine = day is not None and self._last.day >= day
        return DatedFact(self._last.day, self._last.basis) if is_mine else UNKNOWN_DATE

    def _from_publication(self) -> DatedFact:
        """自公布之日起施行: the day of publication, where that is stated for this wording."""
        if self._last is None or not self._last.on_publication:
            return UNKNOWN_DATE
        published = self._published(self._change())
        basis = f"{self._last.basis}, {published.basis}"
        return DatedFact(published.value, basis) if published.value else UNKNOWN_DATE

    def _conflict(self) -> tuple[str, ...]:
        named, latest = self._named, self._latest
        if named is None:
            return ()
        if latest is None:
            return (f"no line says when it was adopted or published; dated {named} by {FILE_NAME}",)
        if named == latest.day or any(it.day == named for it in self._events):
            return ()
        taken = f"{named} ({FILE_NAME})" if named > latest.day else f"{latest.day} (header)"
        last = f"the last act in the header is of {latest.day}"
        return (f"the {FILE_NAME} says {named}, {last}; taken: {taken}",)
