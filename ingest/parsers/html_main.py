"""Which lines of a page are its document. In doubt a line is kept, never an article left out.

First the part of the page that holds all articles and nine tenths of the prose. From its first
to its last sentence everything stays that no element marks as furniture; around these, links,
buttons, trails and feet go. Elsewhere prose stays, and short lines that stand next to the part.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.parsers.html_furniture import (
    begins_article,
    is_buttons,
    is_foot,
    is_page_fact,
    is_pointer,
    is_sentence,
    is_table_of_facts,
    is_trail,
)
from ingest.parsers.html_lines import PageLine
from ingest.parsers.html_title import squashed
from ingest.parsers.html_tree import Element

_MOST_OF_PROSE = 0.9
_FURNITURE_SHARE = 0.3
"""Of a page's words outside links: what holds more is no furniture, whatever its name."""
_LINK, _ALL_LINK = 0.6, 0.9
_SURE = 200
"""Characters of prose in the main part from which short lines elsewhere are furniture."""
_FEW_ARTICLES = 3
_SHORT_LINK = 15

HIDDEN, NAVIGATION, LINKS = "hidden", "navigation", "links"
FACTS, ELSEWHERE = "facts about the page", "short lines elsewhere"
_OPEN = "?"


@dataclass(frozen=True, slots=True)
class Choice:
    """``kept`` lines in order; ``left_out`` gives (what, lines, characters).

    ``hidden_articles`` counts article numbers in text that the page does not show.
    """

    kept: tuple[PageLine, ...]
    left_out: tuple[tuple[str, int, int], ...] = ()
    hidden_articles: int = 0


def choose(lines: Sequence[PageLine], titles: Collection[str]) -> Choice:
    """The document's lines. ``titles`` are squashed names of the document: such a line stays."""
    visible = [line for line in lines if not line.hidden]
    verdicts = _Judge(visible, titles).verdicts()
    kept = tuple(line for line, why in zip(visible, verdicts, strict=True) if not why)
    if not kept:
        kept, verdicts = tuple(visible), [""] * len(visible)
    reasons = [*(HIDDEN for line in lines if line.hidden), *verdicts]
    judged = [*(line for line in lines if line.hidden), *visible]
    sizes: Counter[str] = Counter()
    for line, why in zip(judged, reasons, strict=True):
        sizes[why] += len(line.text)
    counts = Counter(why for why in reasons if why)
    return Choice(
        kept,
        tuple((why, count, sizes[why]) for why, count in counts.most_common()),
        sum(line.hidden and begins_article(line.text) for line in lines),
    )


class _Judge:
    """Says of each visible line why it is left out, "" where it stays."""

    def __init__(self, lines: Sequence[PageLine], titles: Collection[str]) -> None:
        self._lines, self._titles = lines, titles
        self._furniture = _furniture(lines)
        anchors = [n for n, line in enumerate(lines) if self._is_anchor(line)]
        self._main = _main_part([lines[n] for n in anchors], lines)
        inner = [n for n in anchors if self._is_inside(lines[n])]
        self._first, self._last = (inner[0], inner[-1]) if inner else (len(lines), -1)
        articles = sum(begins_article(lines[n].text) for n in inner)
        prose = sum(len(lines[n].text) for n in inner)
        self._sure = articles >= _FEW_ARTICLES or prose >= _SURE

    def verdicts(self) -> list[str]:
        found = [self._verdict(n) for n in range(len(self._lines))]
        self._settle(found, range(self._first - 1, -1, -1))
        self._settle(found, range(self._last + 1, len(found)))
        return found

    def _is_anchor(self, line: PageLine) -> bool:
        if self._is_furniture(line):
            return False
        prose = is_sentence(line.text) and line.link_share < _LINK and not is_foot(line.text)
        return prose or _is_article(line)

    def _is_furniture(self, line: PageLine) -> bool:
        return not self._furniture.isdisjoint(line.around)

    def _is_inside(self, line: PageLine) -> bool:
        return self._main is not None and self._main.start <= line.at <= self._main.end

    def _verdict(self, n: int) -> str:
        line = self._lines[n]
        if self._is_furniture(line):
            return NAVIGATION
        inside = self._is_inside(line)
        if _is_article(line) or (inside and self._first <= n <= self._last):
            return ""
        if why := self._wording(n):
            return why
        if self._leads_away(n):
            return LINKS
        if squashed(line.text) in self._titles or is_sentence(line.text):
            return ""
        return "" if inside or not self._sure else _OPEN

    def _wording(self, n: int) -> str:
        """What a line is by its wording, "" where it may be text."""
        text = self._lines[n].text
        if is_page_fact(text) or (n < self._first and is_table_of_facts(text)):
            return FACTS
        signs = (is_buttons(text), is_trail(text), is_pointer(text))
        foot = is_foot(text, within=self._is_inside(self._lines[n]))
        return NAVIGATION if any(signs) or foot else ""

    def _leads_away(self, n: int) -> bool:
        """A link outside of the main part, or a list of links at its ends.

        One alone there may be an attachment or a law that is named.
        """
        line = self._lines[n]
        if self._main is not None and not self._is_inside(line) and line.link_share > _LINK:
            return True
        near = [*self._lines[max(0, n - 1) : n], *self._lines[n + 1 : n + 2]]
        return _is_link(line) and any(map(_is_link, near))

    def _settle(self, found: list[str], outwards: Iterable[int]) -> None:
        """Short lines stay up to the first menu or list of links on the way out."""
        beside = True
        for n in outwards:
            beside = beside and found[n] not in (NAVIGATION, LINKS)
            if found[n] == _OPEN:
                found[n] = "" if beside else ELSEWHERE


def _is_link(line: PageLine) -> bool:
    return line.link_share >= _ALL_LINK


def _is_article(line: PageLine) -> bool:
    """A number alone that leads elsewhere is an entry of a menu."""
    return begins_article(line.text) and not (len(line.text) < _SHORT_LINK and _is_link(line))


def _furniture(lines: Sequence[PageLine]) -> frozenset[Element]:
    """The elements named like furniture that do not hold the text."""
    words: Counter[Element] = Counter()
    holds: set[Element] = set()
    for line in lines:
        words.update(dict.fromkeys(line.around, _words(line)))
        if _is_article(line):
            holds.update(line.around)
    most = sum(map(_words, lines)) * _FURNITURE_SHARE
    return frozenset(e for e, count in words.items() if count <= most and e not in holds)


def _words(line: PageLine) -> int:
    """Characters outside of links."""
    return round(len(line.text) * (1 - line.link_share))


def _main_part(anchors: Sequence[PageLine], lines: Sequence[PageLine]) -> Element | None:
    """The smallest element with every article and most of the prose; None without either.

    One line is no part: what stands around the only article of a page belongs to it.
    """
    if not anchors:
        return None
    articles = [line.at for line in anchors if begins_article(line.text)]
    places = [line.at for line in anchors]
    sums = [0, *accumulate(len(line.text) for line in anchors)]
    starts = [line.at for line in lines]
    element: Element | None = max(anchors, key=lambda line: len(line.text)).inside
    outermost = element
    while element is not None:
        outermost = element
        held = sums[bisect_right(places, element.end)] - sums[bisect_left(places, element.start)]
        whole = not articles or (element.start <= articles[0] and articles[-1] <= element.end)
        several = bisect_right(starts, element.end) - bisect_left(starts, element.start) > 1
        if whole and several and held >= sums[-1] * _MOST_OF_PROSE:
            break
        element = element.parent
    return outermost
