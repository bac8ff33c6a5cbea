"""The clauses of one text, asked for by place and by number."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind

_DEEPEST = 64
"""No tree nests deeper; a broken one, whose parents run in a circle, must not hang."""
_TAIL = re.compile(r"__([a-z]+)_(\d+)$")


class Tree:
    """Clauses by eid, by offset and by kinship; every eid that it gives exists."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = sorted(clauses, key=lambda c: (c.start, -c.end, c.ordinal))
        self._starts = [clause.start for clause in self.clauses]
        self._by_eid = {clause.eid: clause for clause in self.clauses}
        self._children: dict[str | None, list[Clause]] = defaultdict(list)
        for clause in self.clauses:
            self._children[clause.parent].append(clause)
        self._place = {
            clause.eid: n for found in self._children.values() for n, clause in enumerate(found)
        }
        self.articles = [c for c in self.clauses if c.kind is ClauseKind.ARTICLE]
        self._nth_article = {c.eid: n for n, c in enumerate(self.articles)}
        self._of_kind: dict[ClauseKind, list[Clause]] = defaultdict(list)
        for clause in self.clauses:
            self._of_kind[clause.kind].append(clause)

    def at(self, start: int, end: int) -> Clause | None:
        """The innermost clause whose span holds [start, end)."""
        n = bisect_right(self._starts, start) - 1
        clause = self.clauses[n] if n >= 0 else None
        for around in self._upwards(clause):
            if around.start <= start and end <= around.end:
                return around
        return None

    def _upwards(self, clause: Clause | None) -> Iterator[Clause]:
        """The clause and those around it, innermost first."""
        for _ in range(_DEEPEST):
            if clause is None:
                return
            yield clause
            clause = self._by_eid.get(clause.parent or "")

    def path(self, clause: Clause) -> list[Clause]:
        """The clauses around it and itself, outermost first."""
        return list(self._upwards(clause))[::-1]

    def around(self, clause: Clause, *kinds: ClauseKind) -> Clause | None:
        """The clause itself or the nearest one around it of one of these kinds."""
        return next((it for it in self._upwards(clause) if it.kind in kinds), None)

    def around_of(self, clause: Clause) -> Clause | None:
        """The clause right around it."""
        return self._by_eid.get(clause.parent or "")

    def get(self, eid: str) -> Clause | None:
        """The clause of this eid; None also where its number is printed twice in the text."""
        return None if f"{eid}~2" in self._by_eid else self._by_eid.get(eid)

    def children(self, clause: Clause | None) -> list[Clause]:
        return self._children.get(clause.eid if clause else None, [])

    def child(self, clause: Clause, unit: str, n: int | str) -> Clause | None:
        """The paragraph, item or point with this number right below."""
        found = self.get(f"{clause.eid}__{unit}_{n}")
        return found if found and found.parent == clause.eid else None

    def items(self, clause: Clause) -> list[Clause]:
        """What a list below this clause counts."""
        kinds = (ClauseKind.ITEM, ClauseKind.POINT)
        return [child for child in self.children(clause) if child.kind in kinds]

    def siblings_before(self, clause: Clause, count: int) -> list[Clause]:
        """The ``count`` clauses before it in the same unit, or none where there are fewer."""
        n = self._place[clause.eid]
        return self._children[clause.parent][n - count : n] if n >= count else []

    def siblings_after(self, clause: Clause) -> Iterator[Clause]:
        return islice(self._children[clause.parent], self._place[clause.eid] + 1, None)

    def siblings_between(self, first: Clause, last: Clause) -> list[Clause]:
        """Both and those of their kind between them; none where they are of two units."""
        a, b = self._place[first.eid], self._place[last.eid]
        if first.parent != last.parent or first.kind is not last.kind or a >= b:
            return []
        found = self._children[first.parent][a : b + 1]
        return [clause for clause in found if clause.kind is first.kind]

    def of_kind(self, kind: ClauseKind) -> list[Clause]:
        return self._of_kind.get(kind, [])

    def articles_before(self, article: Clause, count: int) -> list[Clause]:
        """The ``count`` articles before this one, or none where there are fewer."""
        n = self._nth_article[article.eid]
        return self.articles[n - count : n] if n >= count else []

    def article_after(self, article: Clause) -> Clause | None:
        n = self._nth_article[article.eid] + 1
        return self.articles[n] if n < len(self.articles) else None

    def articles_between(self, first: Clause, last: Clause) -> list[Clause]:
        """Both and all that stand between them."""
        a, b = self._nth_article[first.eid], self._nth_article[last.eid]
        return self.articles[a : b + 1] if a < b else []


def number_of(clause: Clause) -> int:
    """The number at the end of its eid: 2 for ``art_3__para_2``; 0 where it has none."""
    found = _TAIL.search(clause.eid)
    return int(found[2]) if found else 0
