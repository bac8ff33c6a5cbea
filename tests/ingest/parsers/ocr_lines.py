"""Recognised lines as an engine would give them, for tests without one."""

from math import cos, radians, sin

from ingest.parsers.layout import width
from ingest.parsers.ocr_engine import OcrLine

HEIGHT = 20


def line(text, left=100, top=100, *, sure=0.99, height=HEIGHT, right=None):
    """A line of square Chinese characters, or of Latin ones half as wide."""
    end = right or left + width(text) * height / 2
    bottom = top + height
    return OcrLine(text, ((left, top), (end, top), (end, bottom), (left, bottom)), sure)


def lines(*texts, left=100, top=100, step=30):
    """Lines one below the other; a leading U+3000 is an indent of a character."""
    return tuple(
        line(
            text.lstrip("\u3000"),
            left + HEIGHT * (len(text) - len(text.lstrip("\u3000"))),
            top + step * number,
        )
        for number, text in enumerate(texts)
    )


def turned(given, degrees):
    """The same lines on a page that lies askew."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return tuple(
        OcrLine(
            one.text,
            tuple((x * c - y * s, x * s + y * c) for x, y in one.corners),
            one.confidence,
        )
        for one in given
    )
