"""One spelling of a text at the same offsets."""

import unicodedata


def even(text: str) -> str:
    """Full width and other compatibility forms unified where that keeps one character one.

    Position n of the result is position n of ``text``.
    """
    if text.isascii():
        return text
    forms = {ord(c): form for c in set(text) if len(form := unicodedata.normalize("NFKC", c)) == 1}
    return text.translate(forms)
