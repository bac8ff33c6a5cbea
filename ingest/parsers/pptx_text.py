"""Paragraphs of a shape on a slide (ECMA-376, part 1, 21.1.2): words, list marks, numbering."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.parsers.cell_lines import cell_line
from ingest.parsers.clean import clean
from ingest.parsers.layout import join_lines, squeeze
from ingest.parsers.xml_parts import whole
from ingest.parsers.zip_package import XmlElement, local
from kb.legal.numerals import int_to_chinese, int_to_letters, int_to_roman

_BREAK = "\n"
_HUNDRED = 100
_MOST_COUNTED = 3_000
_LAST_START = 32_767
"""The largest number with which a list may begin (20.1.10.72)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a shape; ``is_item`` where it has a bullet or a number."""

    text: str
    is_item: bool = False


def body_pieces(shape: XmlElement, *, has_bullets: bool) -> Iterator[Piece]:
    """The lines of a shape's text, with the numbers that are counted for the reader.

    ``has_bullets`` says what a paragraph inherits that states nothing itself.
    """
    counts: dict[int, tuple[str, int]] = {}
    for paragraph in _paragraphs(shape):
        lines = [text for line in _words(paragraph).split(_BREAK) if (text := squeeze(line))]
        if not lines:
            continue
        mark, item = _mark(paragraph, counts, has_bullets=has_bullets)
        yield Piece(f"{mark}{lines[0]}", item)
        yield from (Piece(line, item) for line in lines[1:])


def joined_text(element: XmlElement) -> str:
    """All words of a title on one line."""
    lines = [line for p in _paragraphs(element) for line in _words(p).split(_BREAK)]
    return squeeze(join_lines(lines))


def cell_text(cell: XmlElement, *, is_head: bool = False) -> str:
    """The words of a cell of a table on one line; its lines may be items of a list."""
    lines = [piece.text for piece in body_pieces(cell, has_bullets=False)]
    return squeeze(cell_line(lines, is_head=is_head))


def shown(text: str) -> str:
    """Words on one line, as they are stored."""
    return squeeze(join_lines(clean(text).split("\n")))


def _paragraphs(shape: XmlElement) -> Iterator[XmlElement]:
    bodies = [shape] if local(shape) == "txBody" else [n for n in shape if local(n) == "txBody"]
    for body in bodies:
        yield from (child for child in body if local(child) == "p")


def _words(paragraph: XmlElement) -> str:
    words: list[str] = []
    for child in paragraph:
        match local(child):
            case "r" | "fld":
                words += [node.text or "" for node in child if local(node) == "t"]
            case "br":
                words.append("\v")
            case "AlternateContent" | "m":
                # A formula: its first form has the letters, the other one is a picture.
                form = next((n for n in child if local(n) == "Choice"), child)
                words += [node.text or "" for node in form.iter("{*}t")]
    # Inside a run a line feed is layout, as in all XML; a break has an element of its own.
    text = "".join(words).replace("\n", " ").replace("_x000B_", "\v")
    return clean(text)


def _mark(
    paragraph: XmlElement, counts: dict[int, tuple[str, int]], *, has_bullets: bool
) -> tuple[str, bool]:
    """The printed number with a space, "" for a bullet, and whether it is an item at all."""
    stated = next((n for n in paragraph if local(n) == "pPr"), None)
    level = (whole(stated.get("lvl", "")) or 0) if stated is not None else 0
    marks = {local(child): child for child in stated} if stated is not None else {}
    for deeper in [one for one in counts if one > level]:
        del counts[deeper]
    numbering = marks.get("buAutoNum")
    if numbering is None:
        counts.pop(level, None)
        item = bool({"buChar", "buBlip"} & marks.keys()) or level > 0 or has_bullets
        return "", item and "buNone" not in marks
    scheme, start = numbering.get("type", "arabicPeriod"), numbering.get("startAt", "1")
    before = counts.get(level)
    number = before[1] + 1 if before and before[0] == scheme else _start(start)
    counts[level] = (scheme, number)
    return f"{_numbered(number, scheme)} ", True


def _start(stated: str) -> int:
    number = whole(stated)
    return 1 if number is None or not 0 <= number <= _LAST_START else number


def _numbered(number: int, scheme: str) -> str:
    """1. or (a) or 一、, by the names of 20.1.10.61."""
    if scheme.startswith("alpha"):
        text = int_to_letters(number).upper()
    elif scheme.startswith("roman"):
        text = _roman(number)
    elif scheme.startswith(("ea1Chs", "ea1Cht")):
        text = _chinese(number)
    elif scheme.startswith("circleNum") and number <= 20:  # noqa: PLR2004 - ① to ⑳
        text = chr(ord("①") + number - 1)
    else:
        text = str(number)
    text = text.lower() if scheme[5:].startswith("Lc") else text
    if scheme.endswith("ParenBoth"):
        return f"({text})"
    if scheme.endswith("ParenR"):
        return f"{text})"
    return f"{text}." if scheme.endswith("Period") else text


def _roman(number: int) -> str:
    return int_to_roman(min(number, _MOST_COUNTED)) if number > 0 else ""


def _chinese(number: int) -> str:
    # No list on a slide is as long as a hundred.
    return int_to_chinese(number) if 0 < number < _HUNDRED else str(number)
