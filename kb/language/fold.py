"""Folding for indexes and comparison. Stored texts are never folded."""

import unicodedata


def fold(text: str) -> str:
    """Compatibility forms unified (full width, circled digits), lower case."""
    return unicodedata.normalize("NFKC", text).lower()
