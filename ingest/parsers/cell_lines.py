"""The lines of one cell as one line: items stay apart, what is only wrapped is joined."""

from itertools import pairwise

from ingest.parsers.layout import glue, hard_wrapped, join_lines, starts_with_marker, width

_FULL = 16
"""Columns: in a narrower cell equal lines are a list of words rather than one wrapped line."""
_SLACK = 2
"""A wide character, which does not fit into the last column."""
_JOINS = frozenset("，、；。：！？,;:!?（(《“「【/-—…·")
"""At a line's end: the next line goes on, and nothing can be taken for one word."""
_JOINED = frozenset("，、；。：！？）)》”」】/—…·")
_OPENS, _CLOSES = "（(《“「【", "）)》”」】"


def cell_line(lines: list[str], *, is_head: bool = False) -> str:
    """The lines that the author of a cell broke, on one line.

    Latin words get a space, as everywhere. Chinese lines get one too where they would run into one
    word that nobody wrote (合格 不合格), or where a mark begins an item; they are joined where
    they only fill the width of the cell, are set one character below the other, are a phrase of
    four characters in a narrow column (监督 over 抽查), or are a column head (``is_head``).
    """
    kept = [line for line in map(str.strip, lines) if line]
    if is_head or hard_wrapped(kept) or _is_wrapped(kept) or _is_narrow(kept):
        return _joined_but_items(kept)
    parts = kept[:1]
    for before, line in pairwise(kept):
        parts += (_between(before, line), line)
    return "".join(parts)


def _joined_but_items(lines: list[str]) -> str:
    """Joined, but for lines that a mark begins."""
    parts: list[list[str]] = []
    for line in lines:
        if parts and not starts_with_marker(line):
            parts[-1].append(line)
        else:
            parts.append([line])
    return " ".join(map(join_lines, parts))


def _is_wrapped(lines: list[str]) -> bool:
    """Every line is full but the last, which is shorter."""
    if len(lines) < 2:  # noqa: PLR2004 - nothing to join
        return False
    *full, last = map(width, lines)
    widest = max(full)
    return widest >= _FULL and min(full) >= widest - _SLACK and last < min(full)


def _is_narrow(lines: list[str]) -> bool:
    """Two characters over two, one below the other, or one left over in the last line."""
    lengths = [len(line) for line in lines]
    return len(lines) > 1 and (lengths[-1] == 1 or set(lengths) == {1} or lengths == [2, 2])


def _between(before: str, line: str) -> str:
    if starts_with_marker(line):
        return " "
    goes_on = before[-1] in _JOINS or line[0] in _JOINED or _is_open(before)
    return glue(before, line) if goes_on else " "


def _is_open(line: str) -> bool:
    """Whether it ends within brackets."""
    return sum(map(line.count, _OPENS)) > sum(map(line.count, _CLOSES))
