"""Which clauses of its own text a pointer in Chinese means."""

import re
from collections import defaultdict

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind
from kb.legal.numerals import chinese_to_int
from kb.legal.pointers.chinese_places import Place
from kb.legal.pointers.chinese_tokens import ARTICLE, ITEM, PARAGRAPH, POINT, Anchor, Token
from kb.legal.pointers.tree import Tree, number_of

KINDS = (
    ClauseKind.BOOK,
    ClauseKind.PART,
    ClauseKind.CHAPTER,
    ClauseKind.SECTION,
    ClauseKind.ARTICLE,
    ClauseKind.PARAGRAPH,
    ClauseKind.ITEM,
    ClauseKind.POINT,
)
"""Kinds of clauses by ``LEVELS``."""
_UNITS = {PARAGRAPH: "para", ITEM: "item", POINT: "point"}
_COUNT = re.compile("[零〇一二三四五六七八九十百千0-9]+")
_ANNEX = re.compile(r"附\s?([件表录])\s?([零一二三四五六七八九十0-9]{1,4}|[A-Z](?![A-Za-z]))")

Goals = list[Clause]
"""Empty where the goal is not in the tree or could be more than one clause."""


class ChineseGoals:
    """Finds goals in one tree; ``text`` is even."""

    def __init__(self, text: str, tree: Tree) -> None:
        self._tree = tree
        self._divisions: dict[tuple[ClauseKind, int], Goals] = defaultdict(list)
        for kind in KINDS[:ARTICLE]:
            for clause in tree.of_kind(kind):
                if found := _COUNT.search(clause.number):
                    number = chinese_to_int(found.group()) or 0
                    self._divisions[kind, number].append(clause)
        self._annexes = _annexes(text, tree)

    def find(self, place: Place, here: Clause) -> Goals:
        """The goals of a pointer to the text that it stands in, at the clause ``here``."""
        if place.numbers and place.numbers[0].anchor is Anchor.ANNEX:
            return self._anchored(place.numbers[0], here)
        scope = self._anchored(place.anchor, here)
        if place.anchor and place.anchor.anchor is Anchor.ANNEX:
            return scope
        if not place.numbers:
            return scope
        if len(scope) > 1 or (not scope and _needs_scope(place.anchor)):
            return []
        base = scope[0] if scope else None
        if place.after and base is None:
            # The sentence spoke of another paragraph: only an item that one paragraph has is sure.
            base = self._tree.around(here, ClauseKind.ARTICLE)
        first = self._descend(base, place.numbers, here)
        if first is None or not place.until:
            return [first] if first else []
        last = self._descend(base, place.until, here)
        return self._between(first, last) if last else []

    def _anchored(self, anchor: Token | None, here: Clause) -> Goals:
        """What the anchor says by itself; nothing for the text as a whole."""
        if anchor is None:
            return []
        if anchor.anchor is Anchor.BEFORE:
            return self._before(anchor, here)
        if anchor.anchor is Anchor.LIST:
            return self._tree.items(here)
        found: Clause | None = None
        if anchor.anchor is Anchor.HERE:
            found = self._tree.around(here, KINDS[anchor.level])
        elif anchor.anchor is Anchor.ANNEX:
            found = self._annexes.get(_annex_key(anchor.text[0], anchor.text[1:]))
        elif anchor.anchor is Anchor.AFTER:
            article = self._tree.around(here, ClauseKind.ARTICLE)
            found = self._tree.article_after(article) if article else None
        return [found] if found else []

    def _before(self, anchor: Token, here: Clause) -> Goals:
        unit = self._tree.around(here, KINDS[anchor.level])
        if unit is None:
            return []
        if anchor.level == ARTICLE:
            return self._tree.articles_before(unit, anchor.number)
        around, n = self._tree.around_of(unit), number_of(unit)
        if around is None or n <= anchor.number:
            return []
        kind = _UNITS[anchor.level]
        found = [self._tree.child(around, kind, it) for it in range(n - anchor.number, n)]
        return [it for it in found if it] if all(found) else []

    def _descend(
        self, base: Clause | None, numbers: tuple[Token, ...], here: Clause
    ) -> Clause | None:
        at = base
        for token in numbers:
            at = self._below(at, token, here)
            if at is None:
                return None
        return at

    def _below(self, at: Clause | None, token: Token, here: Clause) -> Clause | None:
        if token.level < ARTICLE:
            return self._division(at, token, here)
        if token.level == ARTICLE:
            sub = f"-{token.sub}" if token.sub else ""
            return self._tree.get(f"art_{token.number}{sub}")
        if token.level == PARAGRAPH:
            article = at or self._tree.around(here, ClauseKind.ARTICLE)
            return self._tree.child(article, "para", token.number) if article else None
        if token.level == ITEM:
            return self._item(at, token.number, here)
        item = at or self._tree.around(here, ClauseKind.ITEM)
        return self._tree.child(item, "point", token.number) if item else None

    def _item(self, at: Clause | None, number: int, here: Clause) -> Clause | None:
        """An item of the paragraph; of an article, where only one of its paragraphs has it."""
        around = at or self._tree.around(here, ClauseKind.PARAGRAPH)
        if around is None:
            return None
        if around.kind is ClauseKind.PARAGRAPH:
            found = self._tree.child(around, "item", number)
            if found or at:
                return found
            around = self._tree.around(here, ClauseKind.ARTICLE)
        if around is None or around.kind is not ClauseKind.ARTICLE:
            return None
        all_items = [
            self._tree.child(paragraph, "item", number) for paragraph in self._tree.children(around)
        ]
        items = [item for item in all_items if item]
        return items[0] if len(items) == 1 else None

    def _division(self, at: Clause | None, token: Token, here: Clause) -> Clause | None:
        """The chapter of this number in the unit, or in the nearest unit around that has it."""
        found = self._divisions.get((KINDS[token.level], token.number), [])
        if len(found) == 1 and at is None:
            return found[0]
        scopes = [at] if at else self._tree.path(here)[::-1]
        for scope in scopes:
            inside = [it for it in found if it is not scope and _holds(scope, it)]
            if inside:
                return inside[0] if len(inside) == 1 else None
        return None

    def _between(self, first: Clause, last: Clause) -> Goals:
        if first.kind is ClauseKind.ARTICLE and last.kind is ClauseKind.ARTICLE:
            return self._tree.articles_between(first, last)
        return self._tree.siblings_between(first, last)


def _needs_scope(anchor: Token | None) -> bool:
    return anchor is not None and anchor.anchor not in (Anchor.TEXT, Anchor.NAME)


def _holds(outer: Clause, inner: Clause) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _annexes(text: str, tree: Tree) -> dict[str, Clause]:
    found: dict[str, Clause] = {}
    for clause in tree.clauses:
        match = _ANNEX.match(text, clause.start) or _ANNEX.match(clause.heading)
        if match and clause.kind not in (ClauseKind.ROW, ClauseKind.TABLE):
            found.setdefault(_annex_key(match[1], match[2]), clause)
    return found


def _annex_key(kind: str, number: str) -> str:
    return f"{kind}{chinese_to_int(number) or number}"
