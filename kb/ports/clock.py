"""What day it is."""

from datetime import date
from typing import Protocol


class Clock(Protocol):
    """Tells which day it is."""

    def today(self) -> date:
        """The date in Asia/Shanghai."""
        ...
