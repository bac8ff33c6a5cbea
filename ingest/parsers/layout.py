"""Layout and words: which white space is layout, which lines are one wrapped paragraph."""

import re
import unicodedata

_RUN = re.compile(r"[ \t\n]+")
_WIDE = frozenset("WF")
_NARROWEST_WRAP, _WIDEST_WRAP = 50, 100
_FEWEST_WRAPPED = 3
_MARKER = re.compile(
    r"第\s*[零〇○一二三四五六七八九十百千两\d]+\s*(?:分编|编|章|节|条)"
    r"|[（(]\s*(?:[零〇一二三四五六七八九十百]+|\d{1,3}|[A-Za-z]{1,5})\s*[）)]"
    r"|[一二三四五六七八九十]+、|\d{1,3}(?:\.\d{1,3})*[.．、)]|[①-⑳]|§|[-*+•·—–]\s?"
)
_SENTENCE_ENDS = frozenset("。；：！？;:.!?”』」）)…")
_NEVER_FIRST = frozenset("，、；。：！？）】」』”")
_HAN_SIDE = re.compile(r"[　-〿㐀-䶿一-鿿豈-﫿︰-﹏！-｠￠-￦\U00020000-\U0003FFFF“”‘’…—]")


def squeeze(text: str) -> str:
    """One space for each run of spaces, tabs and line feeds; U+3000 and U+2009 are kept inside."""
    return _RUN.sub(" ", text).strip()


def starts_with_marker(line: str) -> bool:
    """True when a line begins with a clause number or a list mark."""
    return _MARKER.match(line.lstrip()) is not None


def width(text: str) -> int:
    """Columns on a terminal: two for a wide character."""
    return sum(2 if unicodedata.east_asian_width(c) in _WIDE else 1 for c in text)


def hard_wrapped(lines: list[str]) -> bool:
    """Whether the lines are one paragraph that an editor broke at a fixed column.

    At least 3 lines; the widest has 50 to 100 columns; no line after the first starts with a
    clause number or list mark; and no line but the last had room for the first word of the next
    one (a single character in Chinese), as every greedy wrapper would have filled it.
    """
    if len(lines) < _FEWEST_WRAPPED or any(starts_with_marker(line) for line in lines[1:]):
        return False
    if any(len(line) > _WIDEST_WRAP for line in lines):
        return False
    widths = [width(line.strip()) for line in lines]
    widest = max(widths)
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return False
    return all(
        own + _room_needed(line, after) > widest
        for own, line, after in zip(widths, lines, lines[1:], strict=False)
    )


def goes_on(line: str, after: str, widest: int) -> bool:
    """Whether a Chinese line that an editor broke is continued by the next one.

    A 款 ends with a full stop, semicolon or colon; a line without one that fills the widest
    column, or one before a line that begins with a closing mark, is a part.
    """
    before, words = line.rstrip(), after.strip()
    if not before or not words or starts_with_marker(words) or before[-1] in _SENTENCE_ENDS:
        return False
    if not _HAN_SIDE.match(before[-1]):
        return False
    full = _NARROWEST_WRAP <= widest <= _WIDEST_WRAP and width(before) + 4 > widest
    return full or words[0] in _NEVER_FIRST


def _room_needed(line: str, after: str) -> int:
    first = after.lstrip()
    if first and _HAN_SIDE.match(first):
        # Chinese typesetting also moves a character so that no line starts with punctuation.
        return 4
    word = first.split(None, 1)[0] if first else ""
    return width(word) + (0 if line.rstrip().endswith("-") else 1)


def join_lines(lines: list[str]) -> str:
    """Lines of one paragraph as one line: a space between Latin words, nothing beside Han."""
    parts: list[str] = []
    for line in (stripped for stripped in map(str.strip, lines) if stripped):
        if parts:
            parts.append(glue(parts[-1], line))
        parts.append(line)
    return "".join(parts)


def glue(before: str, after: str) -> str:
    """What joins two pieces of a line: a space, or nothing where either side is Chinese."""
    return "" if _HAN_SIDE.match(before[-1]) or _HAN_SIDE.match(after[0]) else " "
