"""Pointers in Chinese texts."""

from collections.abc import Collection, Iterator

from kb.domain.clauses import Clause
from kb.domain.references import Reference, ReferenceKind
from kb.legal.aliases import fold_name
from kb.legal.pointers.chinese_goals import ChineseGoals
from kb.legal.pointers.chinese_other import other_eids
from kb.legal.pointers.chinese_places import Place, find_places
from kb.legal.pointers.chinese_tokens import (
    ARTICLE,
    ITEM,
    LEVELS,
    PARAGRAPH,
    Anchor,
    Token,
    find_tokens,
)
from kb.legal.pointers.even import even
from kb.legal.pointers.quotes import Quotes
from kb.legal.pointers.tree import Tree

_STATE = "中华人民共和国"


def find_chinese(text: str, tree: Tree, own_names: Collection[str]) -> Iterator[Reference]:
    """In reading order; what stands in no clause, and a clause's own number, is left out."""
    finder = _Finder(text, tree, own_names)
    for place in find_places(finder.even, find_tokens(finder.even)):
        if found := finder.reference(place):
            yield found


class _Finder:
    def __init__(self, text: str, tree: Tree, own_names: Collection[str]) -> None:
        self.even = even(text)
        self._text, self._tree = text, tree
        self._own = {_bare(name) for name in own_names}
        self._goals, self._quotes = ChineseGoals(self.even, tree), Quotes(text)

    def reference(self, place: Place) -> Reference | None:
        here = self._tree.at(place.start, place.end)
        if here is None or (place.start == here.start and _is_own_number(place, here)):
            return None
        anchor = place.anchor
        if anchor and anchor.anchor is Anchor.NAME and _bare(anchor.text) not in self._own:
            return self._other(place, anchor, here)
        return self._own_reference(place, here)

    def _other(self, place: Place, anchor: Token, here: Clause) -> Reference:
        written = self._text[anchor.start : anchor.end].strip("《》 ")
        if len(anchor.text) > len(written):
            # A short name that the text gave to a title.
            written = anchor.text
        targets = other_eids(place.numbers, place.until)
        return _reference(place, here, ReferenceKind.OTHER, targets, written)

    def _own_reference(self, place: Place, here: Clause) -> Reference:
        if not self._is_own(place):
            return _reference(place, here, ReferenceKind.UNRESOLVED)
        anchor = place.anchor
        is_text = anchor is not None and anchor.anchor in (Anchor.TEXT, Anchor.NAME)
        if is_text and not place.numbers:
            return _reference(place, here, ReferenceKind.OWN)
        goals = tuple(clause.eid for clause in self._goals.find(place, here))
        kind = ReferenceKind.OWN if goals else ReferenceKind.UNRESOLVED
        return _reference(place, here, kind, goals)

    def _is_own(self, place: Place) -> bool:
        """Nothing that is quoted, and no bare number behind a name or an amended law's article."""
        if self._quotes.around(place.start):
            return False
        if place.anchor and place.anchor.anchor is Anchor.ANNEX:
            return self.even[place.start - 1 : place.start] not in tuple("》法例则定约")
        return place.anchor is not None or (place.is_led and not self._is_doubtful(place))

    def _is_doubtful(self, place: Place) -> bool:
        """A bare item may belong to a paragraph named before, unless only one has it."""
        is_item = place.after == LEVELS[PARAGRAPH] and place.numbers[0].level == ITEM
        return bool(place.after) and not is_item


def _reference(
    place: Place,
    here: Clause,
    kind: ReferenceKind,
    targets: tuple[str, ...] = (),
    instrument: str = "",
) -> Reference:
    return Reference(here.eid, kind, place.start, place.end, targets, instrument)


def _is_own_number(place: Place, here: Clause) -> bool:
    """第三条 at the start of article 3 is its number, 附件一 a heading: both point nowhere."""
    if place.anchor is not None:
        return place.anchor.anchor is Anchor.ANNEX
    return place.numbers[0].level <= ARTICLE and bool(here.number)


def _bare(name: str) -> str:
    return fold_name(name).removeprefix(_STATE)
