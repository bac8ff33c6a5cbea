"""How much weight a text has before anybody reads what it says.

For the order of sentences in an answer alone, where two of them say the same: the law goes before
the opinion on it, the official text before a translation, what surely holds before what may. A
search shows what is there, without it.
"""

from kb.domain.instruments import Edition, Instrument
from kb.domain.status import Status
from kb.domain.vocabulary import Level, Rendition, Standing, StatusCode

_LEVELS = {level: 1 - n / (len(Level) - 1) for n, level in enumerate(Level)}
"""Highest authority first: 1 for a law, 0 for what is neither law, standard nor commentary."""
_STANDINGS = {
    Standing.OFFICIAL: 1.0,
    Standing.OFFICIAL_TRANSLATION: 0.9,
    Standing.UNSTATED: 0.7,
    Standing.UNOFFICIAL_TRANSLATION: 0.6,
    Standing.INTERPRETATION: 0.5,
    Standing.CATALOGUE: 0.5,
    Standing.PROPOSAL: 0.3,
    Standing.DRAFT: 0.3,
    Standing.COMMENTARY: 0.2,
    Standing.PROMOTION: 0.0,
}
_RENDITIONS = {Rendition.FULL_TEXT: 1.0, Rendition.EXCERPT: 0.9, Rendition.DIGEST: 0.5}
_SURELY = 1.0
_PERHAPS = 0.5


def authority(instrument: Instrument, edition: Edition, status: Status) -> float:
    """From 0 to 1: the mean over level, standing, rendition, and whether it surely holds."""
    holds = _SURELY if status.code is StatusCode.IN_FORCE else _PERHAPS
    parts = (
        _LEVELS[instrument.level],
        _STANDINGS[edition.standing],
        _RENDITIONS[edition.rendition],
        holds,
    )
    return sum(parts) / len(parts)
