"""When two texts of one title are of one instrument, and what the second adds to the first."""

from dataclasses import replace
from datetime import date

from kb.domain.instruments import DatedFact, Instrument
from kb.domain.vocabulary import Level


def may_be_one(held: Instrument, read: Instrument) -> bool:
    """False only where both name an organ, one of them is local, and the organs are two."""
    if not (held.issuer and read.issuer):
        return True
    is_local = Level.LOCAL_REGULATION in (held.level, read.level)
    return not is_local or held.issuer in read.issuer or read.issuer in held.issuer


def completed(held: Instrument, read: Instrument) -> Instrument:
    """What is held, with what only the second text tells.

    The earlier of two first days counts, so that the order in which texts come does not.
    """
    return replace(
        held,
        level=read.level if held.level is Level.OTHER else held.level,
        issuer=held.issuer or read.issuer,
        number=held.number or read.number,
        effective_from=_earlier(held.effective_from, read.effective_from),
    )


def _earlier(one: DatedFact, other: DatedFact) -> DatedFact:
    if one.value and other.value:
        return min(one, other, key=lambda fact: fact.value or date.max)
    return one if one.value else other
