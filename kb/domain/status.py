"""The status of an edition on a date, as a citation carries it."""

from dataclasses import dataclass
from datetime import date

from kb.domain.vocabulary import StatusCode


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of an edition on one day; None dates are unknown, never open.

    ``note`` and ``note_zh`` say why, in English and in Chinese. ``other`` is the id of what took
    its place: an edition of the same instrument, or another instrument.
    """

    code: StatusCode
    valid_from: date | None = None
    valid_to: date | None = None
    instrument_from: date | None = None
    note: str = ""
    note_zh: str = ""
    other: str = ""

    def note_in(self, language: str) -> str:
        """The note in Chinese for "zh", else in English."""
        return self.note_zh if language == "zh" and self.note_zh else self.note

    @property
    def may_hold(self) -> bool:
        """True unless it is proved that the edition does not hold on that day.

        A notice whose period has ended may still be asked about; its citation says that it has.
        """
        return self.code in (StatusCode.IN_FORCE, StatusCode.UNKNOWN, StatusCode.PERIOD_ENDED)
