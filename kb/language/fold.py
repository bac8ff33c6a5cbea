"""Folding for indexes and comparison. Stored texts are never folded."""

import unicodedata


def fold(text: str) -> str:
    """Compatibility forms unified (full width, circled digits), lower case."""
    return unify(text).lower()


def unify(text: str) -> str:
    """Full width and other compatibility forms unified; capitals stay."""
    return unicodedata.normalize("NFKC", text)


def bare(text: str) -> str:
    """Letters and digits alone, of any script."""
    return "".join(char for char in text if char.isalnum())
