"""How much one document may cost: a parser asks here, and its answer is held to it again.

Also who hears how far it is: a scan takes minutes.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import InputRefused

if TYPE_CHECKING:
    # A worker starts without pydantic: a quarter of a second.
    from kb.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one document; each is the setting ``TOUCHSTONE_PARSE_...`` or ``TOUCHSTONE_OCR...``.

    They travel to the process that parses, which sees no settings.
    """

    seconds: float = 300
    memory_mb: int = 4096
    pages: int = 5000
    text_mb: int = 64
    ocr: str = "auto"
    ocr_dpi: int = 200
    ocr_page_seconds: float = 60
    ocr_max_pages: int = 500

    @classmethod
    def of(cls, settings: "Settings") -> "Limits":
        return cls(
            settings.parse_seconds,
            settings.parse_memory_mb,
            settings.parse_pages,
            settings.parse_text_mb,
            settings.ocr,
            settings.ocr_dpi,
            settings.ocr_page_seconds,
            settings.ocr_max_pages,
        )


Hears = Callable[[int, int], None]
"""Told of pages that were recognised: how many so far, and of how many."""
_IN_FORCE: ContextVar[Limits | None] = ContextVar("limits of parsing", default=None)
_HEARS: ContextVar[Hears | None] = ContextVar("who hears of pages", default=None)


def limits() -> Limits:
    """What holds for the document that is being parsed."""
    return _IN_FORCE.get() or Limits()


def hold_to(wanted: Limits) -> None:
    """From now on these hold."""
    _IN_FORCE.set(wanted)


def tell_pages_to(hears: Hears) -> None:
    """From now on this is told of pages that are recognised."""
    _HEARS.set(hears)


def page_recognised(count: int, of: int) -> None:
    """To be called by who recognises, after each page: it is what gives the next one its time."""
    if hears := _HEARS.get():
        hears(count, of)


def check_pages(count: int) -> None:
    """Raises InputRefused: a parser that knows the count early need not read what is too much."""
    most = limits().pages
    if count > most:
        cure = "Split the file, or raise TOUCHSTONE_PARSE_PAGES."
        raise InputRefused(f"it has {count} pages; the limit is {most}.", cure)
