"""Letters whose accent was printed as a sign of its own, as TeX does, become one character."""

import unicodedata

from ingest.parsers.pdf_glyphs import Glyph

_COMBINING = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_NEIGHBOURS = 300
"""Characters before or after, in the order of the file, among which the letter is looked for."""
_DOTLESS = {"ı": "i", "ȷ": "j"}


def put_accents(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters without the accents that stand above or below a letter."""
    taken: set[int] = set()
    for at, glyph in enumerate(glyphs):
        mark = _COMBINING.get(glyph.text)
        if mark is None:
            continue
        near = glyphs[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS]
        over = [letter for letter in near if _is_over(glyph, letter)]
        letter = min(over, key=lambda letter: abs(letter.base - glyph.base), default=None)
        if letter is None:
            continue
        whole = unicodedata.normalize("NFC", _DOTLESS.get(letter.text, letter.text) + mark)
        if len(whole) == 1:
            letter.text = whole
            letter.top, letter.bottom = min(letter.top, glyph.top), max(letter.bottom, glyph.bottom)
            taken.add(at)
    return [glyph for at, glyph in enumerate(glyphs) if at not in taken]


def _is_over(accent: Glyph, letter: Glyph) -> bool:
    middle = (accent.left + accent.right) / 2
    inside = letter.left - 0.1 * letter.size <= middle <= letter.right + 0.1 * letter.size
    return inside and letter.text.isalpha() and abs(accent.base - letter.base) < 0.5 * letter.size
