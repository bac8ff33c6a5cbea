"""How much one document may cost: a parser asks here, and its answer is held to it again."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import InputRefused

if TYPE_CHECKING:
    # A worker starts without pydantic: a quarter of a second.
    from kb.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one document; each is the setting ``TOUCHSTONE_PARSE_...`` of its name."""

    seconds: float = 300
    memory_mb: int = 4096
    pages: int = 5000
    text_mb: int = 64

    @classmethod
    def of(cls, settings: "Settings") -> "Limits":
        return cls(
            settings.parse_seconds,
            settings.parse_memory_mb,
            settings.parse_pages,
            settings.parse_text_mb,
        )


_IN_FORCE: ContextVar[Limits | None] = ContextVar("limits of parsing", default=None)


def limits() -> Limits:
    """What holds for the document that is being parsed."""
    return _IN_FORCE.get() or Limits()


def hold_to(wanted: Limits) -> None:
    """From now on these hold."""
    _IN_FORCE.set(wanted)


def check_pages(count: int) -> None:
    """Raises InputRefused: a parser that knows the count early need not read what is too much."""
    most = limits().pages
    if count > most:
        cure = "Split the file, or raise TOUCHSTONE_PARSE_PAGES."
        raise InputRefused(f"it has {count} pages; the limit is {most}.", cure)
