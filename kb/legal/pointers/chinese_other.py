"""Which clauses of another instrument a pointer in Chinese means, by the eids that they have."""

from kb.legal.numerals import chinese_to_int
from kb.legal.pointers.chinese_tokens import ARTICLE, ITEM, LEVELS, PARAGRAPH, POINT, Anchor, Token

_SLUGS = ("book", "part", "chp", "sec", "art", "para", "item", "point")
"""By ``LEVELS``."""
_SECTION = LEVELS.index("节")
_CHAPTER = LEVELS.index("章")
MOST_IN_A_RANGE = 200
"""Longer ranges are misreadings, or mean a part of the instrument."""


def other_eids(numbers: tuple[Token, ...], until: tuple[Token, ...] = ()) -> tuple[str, ...]:
    """The eids; of a chapter of a book only the book, since chapters need not restart."""
    if not numbers:
        return ()
    if numbers[0].anchor is Anchor.ANNEX:
        return (f"annex_{chinese_to_int(numbers[0].text[1:]) or numbers[0].text[1:]}",)
    if not until:
        return (_eid(numbers),)
    first, last = numbers[-1], until[-1]
    span = last.number - first.number
    if len(numbers) != len(until) or first.level != last.level or not 0 < span <= MOST_IN_A_RANGE:
        return ()
    return tuple(
        _eid((*numbers[:-1], Token(0, 0, level=first.level, number=n)))
        for n in range(first.number, last.number + 1)
    )


def _eid(numbers: tuple[Token, ...]) -> str:
    parts = {token.level: token for token in numbers}
    if ARTICLE not in parts:
        return _division(parts)
    article = parts[ARTICLE]
    eid = f"art_{article.number}" + (f"-{article.sub}" if article.sub else "")
    if ITEM in parts and PARAGRAPH not in parts:
        # Who cites an item without its paragraph cites an article of one paragraph.
        eid += "__para_1"
    for level in (PARAGRAPH, ITEM, POINT):
        if level in parts:
            eid += f"__{_SLUGS[level]}_{parts[level].number}"
    return eid


def _division(parts: dict[int, Token]) -> str:
    outer = min(parts)
    eid = f"{_SLUGS[outer]}_{parts[outer].number}"
    if outer == _CHAPTER and _SECTION in parts:
        eid += f"__sec_{parts[_SECTION].number}"
    return eid
