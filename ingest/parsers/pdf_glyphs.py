"""The characters of a page with their boxes, as pdfium finds them in the file."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as c

from ingest.parsers.pdf_frames import Frame
from ingest.parsers.pdf_symbols import LIGATURES, SYMBOLS
from ingest.parsers.pdf_tags import UNTAGGED

_SLANT = 0.09
"""Sine of five degrees: type that leans more is no line of text but a stamp across the page."""
_TINY = 2.0
"""Points: nobody can read smaller type."""
_LIGHT = 190
"""Of 255 in each colour: such type may be white on white; the picture of the page decides."""
_BOLD = 600
_BOLD_NAMES = ("bold", "black", "heavy", "simhei", "demi", "cmbx")
_SAME = 0.12
"""Of the type size: a character that stands twice this close is bold by double printing."""
_QUOTES = frozenset("“”‘’")
_FULL_WIDTH = 0.9
"""Of the type size: as wide as a Chinese character."""
_LINE_END_HYPHENS = "\x02\ufffe"
"""What pdfium gives for any hyphen at a line's end."""
SOFT_HYPHEN = "\xad"
UNMAPPED = "\ufffd"
GUESSED = "\t"
"""A gap where pdfium saw white space, but the file has no space."""
_HIGH_HALVES, _LOW_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_UNSEEN = frozenset((c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP))


@dataclass(slots=True)
class Glyph:
    """One character in the upright frame of its text.

    ``gap`` is the white space before it, ``tag`` the paragraph that the file counts it to.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool
    gap: str = ""
    tag: int = UNTAGGED


Placed = tuple[float, float, Glyph]
"""A glyph with its point in the file's axes."""


@dataclass(slots=True)
class Glyphs:
    """A page's characters by quarter turns of their text; ``slanted`` ones lie across the page.

    ``unmapped`` ones are shapes whose character the file
    does not tell in a way that pdfium understands; ``points`` are all, in the order of the file.
    """

    turns: dict[int, list[Glyph]] = field(default_factory=dict)
    slanted: list[Glyph] = field(default_factory=list)
    unseen: list[tuple[int, Glyph]] = field(default_factory=list)
    doubtful: list[tuple[int, Glyph]] = field(default_factory=list)
    hidden: int = 0
    unmapped: list[Placed] = field(default_factory=list)
    points: list[Placed] = field(default_factory=list)


@dataclass(slots=True)
class _Style:
    turn: int
    size: float
    bold: bool
    unseen: bool
    light: bool
    symbols: dict[int, str]
    tag: int


class GlyphReader:
    """Reads one page; ``frame`` is the page as it is shown, ``tags`` as of ``paragraph_tags``."""

    def __init__(self, text_page: Any, frame: Frame, tags: dict[int, int]) -> None:
        self._page = text_page
        self._tags = tags
        self._frames = [frame.turned(-turn) for turn in range(4)]
        self._shown = frame
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, tuple[bool, dict[int, str]]] = {}
        self._printed: dict[tuple[str, int, int], list[tuple[float, float, float]]] = {}

    def read(self) -> Glyphs:
        found = Glyphs()
        gap = ""
        for at, code in _codes(self._page):
            text = _text_of(code)
            if text.isspace() or text == "\xa0":
                made_up = c.FPDFText_IsGenerated(self._page, at) == 1
                gap = gap or (GUESSED if made_up else "\u3000" if text == "\u3000" else " ")
                continue
            style = self._style(at)
            if style is None:
                continue
            text = style.symbols.get(code & 0xFF, text) if _is_private(code) else text
            glyph = self._glyph(at, text, style, gap)
            if self._is_doubled(style.turn, glyph):
                continue
            gap = ""
            if text not in style.symbols.values() and self._is_unmapped(at, code):
                glyph.text = UNMAPPED
                found.unmapped.append((_X.value, _Y.value, glyph))
            found.points.append((_X.value, _Y.value, glyph))
            self._sort_in(found, style, glyph)
        return found

    def _sort_in(self, found: Glyphs, style: _Style, glyph: Glyph) -> None:
        if style.size < _TINY or not self._on_page(style.turn, glyph):
            found.hidden += 1
        elif style.unseen:
            found.unseen.append((style.turn, glyph))
        elif style.turn < 0:
            found.slanted.append(glyph)
        elif style.light:
            found.doubtful.append((style.turn, glyph))
            found.turns.setdefault(style.turn, []).append(glyph)
        else:
            found.turns.setdefault(style.turn, []).append(glyph)

    def _is_unmapped(self, at: int, code: int) -> bool:
        control = code < 0x20 and code != 0x02  # noqa: PLR2004 - pdfium's hyphen at a line's end
        nothing = control or code == 0xFFFD or 0xD800 <= code < 0xE000  # noqa: PLR2004
        return nothing or _is_private(code) or c.FPDFText_HasUnicodeMapError(self._page, at) == 1

    def _glyph(self, at: int, text: str, style: _Style, gap: str) -> Glyph:
        c.FPDFText_GetCharBox(self._page, at, _LEFT, _RIGHT, _BOTTOM, _TOP)
        c.FPDFText_GetCharOrigin(self._page, at, _X, _Y)
        if text in _QUOTES:
            self._widen(at, style.size)
        frame = self._frames[style.turn] if style.turn >= 0 else self._shown
        x, base = frame.point(_X.value, _Y.value)
        left, top, right, bottom = frame.box(_LEFT.value, _BOTTOM.value, _RIGHT.value, _TOP.value)
        if right - left <= 0 and bottom - top <= 0:
            left, top, right, bottom = x, base - style.size / 2, x + style.size / 4, base
        box = left, top, right, bottom
        return Glyph(text, *box, base, style.size, style.bold, gap, style.tag)

    def _widen(self, at: int, size: float) -> None:
        """A quotation mark of Chinese takes its whole field: half of it is white, but no space."""
        c.FPDFText_GetLooseCharBox(self._page, at, _FIELD)
        if _FIELD.right - _FIELD.left > _FULL_WIDTH * size:
            _LEFT.value, _RIGHT.value = _FIELD.left, _FIELD.right

    def _on_page(self, turn: int, glyph: Glyph) -> bool:
        frame = self._frames[turn] if turn >= 0 else self._shown
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        return 0 <= x <= frame.width and 0 <= y <= frame.height

    def _is_doubled(self, turn: int, glyph: Glyph) -> bool:
        """Whether the same character has been printed here before."""
        near = glyph.size * _SAME
        half = glyph.base / 2
        # Two grids, so that neighbours on either side of a grid line meet in the other one.
        keys = (glyph.text, turn, int(half)), (glyph.text, turn, ~int(half + 0.5))
        for key in keys:
            for left, right, base in self._printed.get(key, ()):
                same = abs(left - glyph.left) < near and abs(right - glyph.right) < near
                if same and abs(base - glyph.base) < near:
                    return True
        for key in keys:
            self._printed.setdefault(key, []).append((glyph.left, glyph.right, glyph.base))
        return False

    def _style(self, at: int) -> _Style | None:
        """What the text object of a character says of it; None where pdfium made it up."""
        handle = c.FPDFText_GetTextObject(self._page, at)
        if not handle:
            return None
        address = ctypes.addressof(handle.contents)
        known = self._styles.get(address)
        if known is None:
            known = self._styles[address] = self._read_style(at, handle)
        return known

    def _read_style(self, at: int, handle: Any) -> _Style:
        matrix = c.FS_MATRIX()
        c.FPDFText_GetMatrix(self._page, at, matrix)
        size = c.FPDFText_GetFontSize(self._page, at) * math.hypot(matrix.c, matrix.d)
        across, down = self._shown.direction(matrix.a, matrix.b)
        length = math.hypot(across, down) or 1.0
        red, green, blue, alpha = (ctypes.c_uint(0) for _ in range(4))
        c.FPDFText_GetFillColor(self._page, at, red, green, blue, alpha)
        light = min(red.value, green.value, blue.value) >= _LIGHT or alpha.value < 255 - _LIGHT
        # What belongs to a layer may be switched off; the picture of the page decides.
        light = light or _is_of_layer(handle)
        mode = c.FPDFTextObj_GetTextRenderMode(handle)
        turn = _turn(across / length, down / length)
        bold, symbols = self._font(handle)
        tag = UNTAGGED
        if self._tags:
            tag = self._tags.get(c.FPDFPageObj_GetMarkedContentID(handle), UNTAGGED)
        return _Style(turn, size, bold, mode in _UNSEEN, light, symbols, tag)

    def _font(self, handle: Any) -> tuple[bool, dict[int, str]]:
        """Whether the font of a text object is bold, and what its private code points show."""
        font = c.FPDFTextObj_GetFont(handle)
        if not font:
            return False, {}
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            name = ctypes.create_string_buffer(256)
            c.FPDFFont_GetBaseFontName(font, name, 256)
            lowered = name.value.decode("latin-1").lower()
            bold = (
                any(word in lowered for word in _BOLD_NAMES) or c.FPDFFont_GetWeight(font) >= _BOLD
            )
            symbols = next((found for word, found in SYMBOLS.items() if word in lowered), {})
            self._fonts[address] = bold, symbols
        return self._fonts[address]


_OC_SIZE = 6
"""Bytes of the name of a mark for optional content, with its end."""
_LEFT, _RIGHT, _BOTTOM, _TOP, _X, _Y = (ctypes.c_double() for _ in range(6))
_FIELD = c.FS_RECTF()


def _codes(text_page: Any) -> Iterator[tuple[int, int]]:
    """Index and code point of each character; halves of a surrogate pair become one."""
    high = 0
    for at in range(c.FPDFText_CountChars(text_page)):
        code = c.FPDFText_GetUnicode(text_page, at)
        if code in _HIGH_HALVES:
            high = code
            continue
        if high and code in _LOW_HALVES:
            code = 0x10000 + ((high - _HIGH_HALVES.start) << 10) + code - _LOW_HALVES.start
        high = 0
        yield at, code


def _is_of_layer(handle: Any) -> bool:
    """Whether the content is marked as optional (ISO 32000-1, 8.11.3.2)."""
    size, name = ctypes.c_ulong(), (c.FPDF_WCHAR * 4)()
    for at in range(c.FPDFPageObj_CountMarks(handle)):
        mark = c.FPDFPageObj_GetMark(handle, at)
        known = c.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size)
        if known and bytes(name)[:4] == "OC".encode("utf-16-le") and size.value == _OC_SIZE:
            return True
    return False


def _text_of(code: int) -> str:
    if code in LIGATURES:
        return LIGATURES[code]
    text = chr(code)
    return "-" if text in _LINE_END_HYPHENS else text


def _is_private(code: int) -> bool:
    return 0xE000 <= code < 0xF900 or code >= 0xF0000  # noqa: PLR2004 - private use


def _turn(across: float, down: float) -> int:
    """Quarter turns clockwise of text that runs in a direction; -1 where it is slanted."""
    if abs(down) < _SLANT:
        return 0 if across > 0 else 2
    if abs(across) < _SLANT:
        return 1 if down > 0 else 3
    return -1
