"""Numbers in the margin that count the lines of a page, as drafts and court papers have them."""

from itertools import pairwise
from statistics import median

from ingest.parsers.pdf_lines import Fragment

_FEWEST = 8
_SAME_EDGE = 2.0
"""Points between the right or left edges of numbers one below the other."""
_APART = 0.5
"""Of the type size, from a number to its line."""
_NUMBERED = 0.8
"""Share of the page's lines: paragraphs and rows of tables that are numbered are fewer."""
_FULL = 0.75
"""Of the width of the text, what its lines fill in the middle: rows of a table fill less."""
_LONGEST_NUMBER = 4


def take_off_line_numbers(parts: list[Fragment]) -> tuple[list[Fragment], int]:
    """The fragments without those that count lines, and how many these were."""
    numbers = [part for part in parts if _value(part) is not None]
    for edge in ("right", "left"):
        for column in _columns(numbers, edge):
            if not _count_on(column):
                continue
            own = set(map(id, column))
            rest = [part for part in parts if id(part) not in own]
            if _count_lines(column, rest):
                return rest, len(column)
    return parts, 0


def _value(part: Fragment) -> int | None:
    text = "".join(glyph.text for glyph in part.glyphs)
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else None


def _columns(numbers: list[Fragment], edge: str) -> list[list[Fragment]]:
    columns: list[list[Fragment]] = []
    for part in sorted(numbers, key=lambda part: getattr(part, edge)):
        if columns and abs(getattr(columns[-1][-1], edge) - getattr(part, edge)) < _SAME_EDGE:
            columns[-1].append(part)
        else:
            columns.append([part])
    return [sorted(column, key=lambda part: part.base) for column in columns]


def _count_on(column: list[Fragment]) -> bool:
    values = [_value(part) or 0 for part in column]
    return len(column) >= _FEWEST and all(two == one + 1 for one, two in pairwise(values))


def _count_lines(column: list[Fragment], rest: list[Fragment]) -> bool:
    right = max(part.right for part in column)
    if not rest or min(part.left for part in rest) < right + _APART * column[0].size:
        return False
    lines: dict[int, tuple[float, float]] = {}
    for part in rest:
        left, end = lines.get(round(part.base), (part.left, part.right))
        lines[round(part.base)] = min(left, part.left), max(end, part.right)
    beside = sum(1 for part in column if round(part.base) in lines)
    width = max(end for _, end in lines.values()) - min(left for left, _ in lines.values())
    full = median(end - left for left, end in lines.values()) >= _FULL * width
    return full and beside >= _NUMBERED * max(len(lines), len(column))
