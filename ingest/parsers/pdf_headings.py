"""Which paragraphs of a PDF are headings, and how deep: by its outline, its type and its weight."""

from collections import Counter
from typing import Any

import pypdfium2 as pdfium

from ingest.parsers.layout import width
from ingest.parsers.pdf_lines import Line

_LARGER = 1.12
"""Times the size of the text."""
_LONGEST, _MOST_LINES = 160, 4
"""Columns (a Chinese character takes two) and lines; longer paragraphs in large type are text."""
_LONGEST_BOLD = 120
_MOSTLY_BOLD = 0.4
"""Share of the lines: where so much is bold, weight says nothing."""
_MOST_OUTLINE = 20_000
_DEEPEST = 6
_NOT_AT_END = ("。", "；", "，", ";", ",", ".", "：", ":", "、")
Outline = dict[tuple[int, str], int]


def outline_of(document: Any) -> Outline:
    """Level from 1 of each bookmark by its page, from 1, and its title without white space."""
    found: Outline = {}
    try:
        for count, mark in enumerate(document.get_toc(max_depth=_DEEPEST)):
            place = mark.get_dest()
            page = place.get_index() if place else None
            if page is not None:
                found[page + 1, key_of(mark.get_title())] = mark.level + 1
            if count >= _MOST_OUTLINE:
                break
    except (pdfium.PdfiumError, UnicodeDecodeError, ValueError):
        return found
    return found


def key_of(text: str) -> str:
    return "".join(text.split()).casefold()


class Headings:
    """Levels for the paragraphs of one document; ``body`` is the size of its text."""

    def __init__(self, lines: list[Line], body: float, outline: Outline) -> None:
        self._body, self._outline = body, outline
        bold = sum(1 for line in lines if line.bold)
        self._weight_tells = bold < _MOSTLY_BOLD * max(len(lines), 1)
        large = Counter(
            round(line.size) for line in lines if line.size >= body * _LARGER and line.text
        )
        self._ranks = {size: rank for rank, size in enumerate(sorted(large, reverse=True), 1)}

    def level(self, paragraph: list[Line], text: str) -> int:
        """Depth from 1; 0 for what is no heading."""
        first = paragraph[0]
        if first.aside:
            return 0
        marked = self._outline.get((first.page, key_of(text)), 0)
        if marked and width(text) <= _LONGEST:
            return marked
        if len(paragraph) > _MOST_LINES or width(text) > _LONGEST or not _has_letter(text):
            return 0
        if first.size >= self._body * _LARGER:
            return (
                0
                if text.endswith(_NOT_AT_END[:3])
                else min(self._ranks[round(first.size)], _DEEPEST)
            )
        bold = self._weight_tells and all(line.bold for line in paragraph)
        if bold and width(text) <= _LONGEST_BOLD and not text.endswith(_NOT_AT_END):
            return min(len(self._ranks) + 1, _DEEPEST)
        return 0


def _has_letter(text: str) -> bool:
    return any(letter.isalpha() for letter in text)
