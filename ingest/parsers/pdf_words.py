"""Signs that stand inside Latin words, where a file tells a wrong character for a ligature."""

import unicodedata

from ingest.parsers.pdf_glyphs import Placed

_ODD = frozenset(("So", "Sm", "Cn", "Co", "Lo"))
_SIGNS = frozenset('!"$')
"""Where a font's own codes were taken for ASCII, ligatures come out as these."""
_LETTERS = frozenset("ªº")
_FEWEST_LETTERS = 4
"""In a word with a sign inside, so that a formula is none."""
_MOST_HAN = 0.05
"""Of a page's characters: where Chinese is written, it may touch Latin words."""


def odd_in_words(placed: list[Placed]) -> list[Placed]:
    """The signs inside words, of the characters of a page in the order of the file."""
    found: list[Placed] = []
    word: list[Placed] = []
    others = 0
    for one in placed:
        text = one[2].text
        others += _is_other_script(text)
        if one[2].gap or not _is_of_word(text):
            found += _odd(word)
            word = []
        if _is_of_word(text):
            word.append(one)
    found += _odd(word)
    if others > _MOST_HAN * len(placed):
        found = [one for one in found if not _is_other_script(one[2].text)]
    return found


def _odd(word: list[Placed]) -> list[Placed]:
    letters = [at for at, (_, _, glyph) in enumerate(word) if _is_latin(glyph.text)]
    if len(letters) < _FEWEST_LETTERS or len(letters) == len(word):
        return []
    last = len(word) if word[-1][2].text == "-" else letters[-1]
    known = set(letters)
    return [
        word[at]
        for at in range(letters[0], last)
        if is_odd(text := word[at][2].text) and (text not in _SIGNS or {at - 1, at + 1} <= known)
    ]


def _is_of_word(text: str) -> bool:
    return _is_latin(text) or text == "-" or is_odd(text)


def is_odd(text: str) -> bool:
    """Whether a character inside a Latin word would be a mistake of the file's."""
    if text in _SIGNS or text.isascii() or text in _LETTERS:
        return text in _SIGNS
    return unicodedata.category(text[0]) in _ODD


def _is_latin(text: str) -> bool:
    return text.isalpha() and text[0] < "\u0250"


def _is_other_script(text: str) -> bool:
    return not text.isascii() and unicodedata.category(text[0]) == "Lo"
