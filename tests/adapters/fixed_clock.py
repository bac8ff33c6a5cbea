"""A clock that stands still."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FixedClock:
    """``kb.ports.Clock``: it is always ``day``."""

    day: date = date(2026, 11, 20)

    def today(self) -> date:
        return self.day
