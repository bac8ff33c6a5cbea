"""How much of two texts is the same, whatever the white space and the width of characters."""

import unicodedata
from difflib import SequenceMatcher


def bare(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def likeness(text, other):
    """From 0 to 1."""
    one, two = bare(text), bare(other)
    return 1.0 if one == two else SequenceMatcher(None, one, two, autojunk=False).ratio()
