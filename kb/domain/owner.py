"""Who changes a data directory, or serves from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Owner:
    """One process at work: its command, its number, and since when (ISO 8601, UTC)."""

    command: str
    pid: int
    since: str

    def __str__(self) -> str:
        return f"touchstone {self.command} (process {self.pid}, since {self.since})"
