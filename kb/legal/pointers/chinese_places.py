"""Pointers in Chinese as they are written: an anchor, and the numbers counted from it.

Within a list what the first one says holds for those that follow: in 刑法第十条、第十二条 both
articles are the law's, and in 前款第一项、第三项 both items are of the paragraph before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.legal.pointers.chinese_tokens import ARTICLE, LEVELS, Anchor, Token

_BETWEEN = re.compile(r"\s?(?:[、,]|和|或者|或|以及|及|与|,?以及|、?或者)\s?")
_TO = re.compile(r"\s?(?:至|到|[-—~–])\s?")
_BRACKET = re.compile(r"\((?:以下简称)?[^()\n]{1,40}\)")
_STOP = re.compile(r"[。\n]")
_LONGEST_GAP = 44
_NAME_BEFORE = re.compile(
    r"[》法例则定约程书议章典令范准同纲案宪件表录]$|(?<!认)原$|[改作修]为$|公约$"
)
"""What may end the name of a text, or amend one: the number behind it is not surely an own one."""


@dataclass(frozen=True, slots=True)
class Place:
    """One pointer at [start, end): numbers below an anchor, or below nothing that is said.

    ``until`` ends a range. ``after`` is what the sentence named before, to which a bare number
    may belong: a name or a level such as 款. ``is_led`` tells that the words before it let a
    pointer begin here, so that it does not belong to a name that was not understood.
    """

    start: int
    end: int
    anchor: Token | None
    numbers: tuple[Token, ...] = ()
    until: tuple[Token, ...] = ()
    after: str = ""
    is_led: bool = True


def find_places(text: str, tokens: list[Token]) -> Iterator[Place]:
    """In reading order. ``text`` is even."""
    last: Place | None = None
    sentence = _Sentence()
    for written in _ranges(text, list(_runs(text, tokens))):
        place = written
        if last and _STOP.search(text, last.end, place.start):
            sentence = _Sentence()
        if place.anchor is None:
            after = sentence.before(place.numbers[0].level)
            place = _inherited(text, place, last, after)
        sentence.add(place)
        last = place
        yield place


class _Sentence:
    """What a sentence named so far: an unlinked number may count from it."""

    def __init__(self) -> None:
        self._name, self._level = "", len(LEVELS)

    def add(self, place: Place) -> None:
        anchor = place.anchor
        if anchor and anchor.anchor is Anchor.NAME and place.numbers:
            self._name = self._name or anchor.text
        is_unit = anchor is not None and anchor.anchor in (Anchor.BEFORE, Anchor.HERE)
        tokens = (anchor, *place.numbers) if anchor and is_unit else place.numbers
        levels = (token.level for token in tokens if token.level >= ARTICLE)
        self._level = min(self._level, *levels, len(LEVELS))

    def before(self, level: int) -> str:
        """The name or the level; an article counts only from a name."""
        if self._name or level <= ARTICLE or self._level >= level:
            return self._name
        return LEVELS[self._level]


def _inherited(text: str, place: Place, last: Place | None, named: str) -> Place:
    """With what the one before it in a list says for it too."""
    gap = text[last.end : place.start] if last else ""
    level = place.numbers[0].level
    if last is None or not _BETWEEN.fullmatch(gap) or not _is_list_head(last):
        before = text[max(0, place.start - 3) : place.start]
        return replace(place, after=named, is_led=not _NAME_BEFORE.search(before))
    above = tuple(it for it in last.numbers if it.level < level)
    anchor = last.anchor
    if anchor and anchor.level >= level:
        anchor = None
    until = tuple(above) + place.until if place.until else ()
    return replace(
        place,
        anchor=anchor,
        numbers=above + place.numbers,
        until=until,
        after=last.after,
        is_led=last.is_led,
    )


def _is_list_head(place: Place) -> bool:
    """A whole instrument heads no list of numbers but the text itself: 本法、第十条 is odd, too."""
    if place.anchor is None or place.numbers:
        return True
    return place.anchor.anchor in (Anchor.HERE, Anchor.BEFORE)


def _runs(text: str, tokens: list[Token]) -> Iterator[Place]:
    """Tokens that touch, each number below the one before it."""
    run: list[Token] = []
    for token in _without_orders(text, tokens):
        if run and _goes_on(text, run[-1], token):
            run.append(token)
            continue
        if run:
            yield _place(run)
        run = [token]
    if run:
        yield _place(run)


def _without_orders(text: str, tokens: list[Token]) -> Iterator[Token]:
    """《…》（国务院令第1号）第二条: the article is the title's, which the order only published."""
    for n, token in enumerate(tokens):
        before, behind = tokens[n - 1 : n], tokens[n + 1 : n + 2]
        is_bracketed = text[token.start - 1 : token.start] + text[token.end : token.end + 1] == "()"
        if (
            token.anchor is Anchor.NAME
            and is_bracketed
            and (before and before[0].end == token.start - 1)
            and (behind and behind[0].anchor is None and behind[0].start == token.end + 1)
        ):
            continue
        yield token


def _place(run: list[Token]) -> Place:
    anchor = run[0] if run[0].anchor else None
    return Place(run[0].start, run[-1].end, anchor, tuple(run[1:] if anchor else run))


def _goes_on(text: str, last: Token, token: Token) -> bool:
    if token.anchor is Anchor.ANNEX:
        return last.anchor is Anchor.NAME and last.end == token.start
    if token.anchor is not None or token.level <= last.level or last.anchor is Anchor.ANNEX:
        return False
    gap = text[last.end : token.start]
    if not gap.strip(" "):
        return True
    is_title = last.anchor is Anchor.NAME and token.level <= ARTICLE
    return is_title and len(gap) <= _LONGEST_GAP and _BRACKET.fullmatch(gap) is not None


def _ranges(text: str, places: list[Place]) -> Iterator[Place]:
    """第一项至第四项 as one pointer."""
    n = 0
    while n < len(places):
        place = places[n]
        following = places[n + 1] if n + 1 < len(places) else None
        if (
            following
            and following.anchor is None
            and place.numbers
            and following.numbers[0].level <= place.numbers[-1].level
            and _TO.fullmatch(text[place.end : following.start])
        ):
            above = tuple(it for it in place.numbers if it.level < following.numbers[0].level)
            place = replace(place, end=following.end, until=above + following.numbers)
            n += 1
        yield place
        n += 1
