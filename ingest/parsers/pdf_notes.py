"""Footnotes: small type at the foot of a column, from a line on that begins with a note's mark."""

import re

from ingest.parsers.pdf_lines import Line

_SMALLER = 0.93
"""Times the size of the text."""
_LOWER = 0.4
"""Of the page's height: notes do not begin further up."""
_SYMBOLS = re.compile(r"[*†‡①-⑳]|[〔［\[]\d{1,3}[〕］\]]")


def note_lines(lines: list[Line], body: float, heights: dict[int, float]) -> set[int]:
    """Places in ``lines`` of those that belong to footnotes."""
    found: set[int] = set()
    end = len(lines)
    while end:
        begin = end
        while begin and lines[begin - 1].column == lines[end - 1].column:
            begin -= 1
        found |= _of_column(lines, begin, end, body, heights)
        end = begin
    return found


def _of_column(
    lines: list[Line], begin: int, end: int, body: float, heights: dict[int, float]
) -> set[int]:
    first = end
    for at in range(end - 1, begin - 1, -1):
        line = lines[at]
        if line.size > body * _SMALLER or line.box[1] < heights[line.page] * _LOWER:
            break
        if line.raised or _SYMBOLS.match(line.text):
            first = at
    return set(range(first, end))
