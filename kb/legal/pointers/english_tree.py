"""Which clauses of its own text a pointer in English means, in a text of articles."""

import re

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind
from kb.legal.numerals import chinese_to_int, roman_to_int
from kb.legal.pointers.english_pointers import Pointer
from kb.legal.pointers.english_units import Member, Path, Unit
from kb.legal.pointers.tree import Tree

_HERE = {
    "article": (ClauseKind.ARTICLE,),
    "paragraph": (ClauseKind.PARAGRAPH,),
    "point": (ClauseKind.ITEM, ClauseKind.POINT),
    "item": (ClauseKind.ITEM,),
    "chapter": (ClauseKind.CHAPTER,),
    "section": (ClauseKind.SECTION,),
    "part": (ClauseKind.PART,),
}
_PRINTED = re.compile(r"\W*(?P<no>\d{1,2}(?:\.\d{1,3})*)\.?\s")
_BRACKETED = re.compile(r"[()\s.]+")

Goals = list[Clause]


class ArticleGoals:
    """Finds goals in one tree; ``text`` is even."""

    def __init__(self, text: str, tree: Tree) -> None:
        self._text, self._tree = text, tree
        self._numbered = {} if tree.articles else _numbered(text, tree)

    def find(self, pointer: Pointer, here: Clause) -> Goals:
        """The goals of a pointer into the own text; empty where one of them is not in the tree."""
        scope: Goals = []
        for n, (unit, member) in enumerate(pointer.chain):
            if unit.word == "text":
                continue
            if len(scope) > 1:
                return []
            base = scope[0] if scope else None
            scope = self._step(base, unit, member, here)
            if not scope:
                return []
            if n + 1 < len(pointer.chain) and len(scope) > 1:
                return []
        return scope

    def _step(self, base: Clause | None, unit: Unit, member: Member | None, here: Clause) -> Goals:
        if unit.here:
            found = self._tree.around(here, *_HERE.get(unit.word, ()))
            return [found] if found else []
        if unit.before:
            return self._before(unit, here)
        if member is None:
            return []
        found_all = [self._at(base, unit.word, path, here) for path in member.paths]
        goals = [it for it in found_all if it]
        if len(goals) < len(found_all):
            return []
        if member.until:
            last = self._at(base, unit.word, member.until, here)
            between = self._between(goals[-1], last) if last else []
            return [*goals[:-1], *between] if between else []
        return goals

    def _before(self, unit: Unit, here: Clause) -> Goals:
        kinds = _HERE.get(unit.word, ())
        found = self._tree.around(here, *kinds)
        if found is None:
            return []
        if unit.word == "article":
            return self._tree.articles_before(found, unit.before)
        before = self._tree.siblings_before(found, unit.before)
        return before if all(it.kind is found.kind for it in before) else []

    def _at(self, base: Clause | None, word: str, path: Path, here: Clause) -> Clause | None:
        if word == "article":
            return self._below(self._tree.get(f"art_{path[0].lower()}"), path[1:])
        if word in ("paragraph", "nth-paragraph", "nth-subparagraph"):
            return self._paragraph(base, word, path, here)
        if word in ("point", "item", "subparagraph"):
            return self._item(base, path, here)
        if word == "chapter" and base is None:
            number = roman_to_int(path[0]) or chinese_to_int(path[0])
            return self._tree.get(f"chp_{number}") if self._tree.articles else None
        if word == "section" and (base is None or base.kind is ClauseKind.HEADING):
            return self._numbered.get(path[0].rstrip("."))
        return None

    def _paragraph(self, base: Clause | None, word: str, path: Path, here: Clause) -> Clause | None:
        article = base or self._tree.around(here, ClauseKind.ARTICLE)
        if word == "nth-subparagraph":
            paragraph = base or self._tree.around(here, ClauseKind.PARAGRAPH)
            return self._subparagraph(paragraph, int(path[0])) if paragraph else None
        if article is None or article.kind is not ClauseKind.ARTICLE:
            return None
        if word == "nth-paragraph":
            return self._nth(article, int(path[0]))
        return self._below(article, path) if path[0].isdigit() else None

    def _nth(self, article: Clause, n: int) -> Clause | None:
        """Counted only where no paragraph prints a number, and dashes go with what they list."""
        paragraphs = [it for it in self._tree.children(article) if it.kind is ClauseKind.PARAGRAPH]
        if any(it.number for it in paragraphs):
            return None
        return _pick([it for it in paragraphs if self._opens(it)], n)

    def _subparagraph(self, paragraph: Clause, n: int) -> Clause | None:
        """The first one is the paragraph's own words; the others follow without a number."""
        if paragraph.kind is ClauseKind.ARTICLE:
            return self._nth(paragraph, n)
        prose = [it for it in self._tree.children(paragraph) if it.kind is ClauseKind.PROSE]
        return _pick([paragraph, *(it for it in prose if self._opens(it))], n)

    def _opens(self, clause: Clause) -> bool:
        return self._text[clause.start : clause.start + 1].isupper()

    def _item(self, base: Clause | None, path: Path, here: Clause) -> Clause | None:
        article = base or self._tree.around(here, ClauseKind.ARTICLE)
        if article and path[0].isdigit():
            # A list of definitions counts its points (1), (2) in place of paragraphs.
            counted = self._tree.child(article, "para", path[0])
            paragraph = self._tree.around(here, ClauseKind.PARAGRAPH)
            is_doubtful = bool(not base and paragraph and self._listed(paragraph, path[0]))
            if counted and counted.number == f"({path[0]})" and not is_doubtful:
                return self._below(counted, path[1:])
        around = base or self._tree.around(here, ClauseKind.PARAGRAPH, ClauseKind.ARTICLE)
        listed = self._listed(around, path[0]) if around else []
        return self._below(listed[0], path[1:]) if len(listed) == 1 else None

    def _below(self, base: Clause | None, path: Path) -> Clause | None:
        """Step by step by what is printed: (a) may be one of several lists, and then is unsure."""
        for designator in path:
            if base is None:
                return None
            if base.kind is ClauseKind.ARTICLE and designator.isdigit():
                found_one = self._tree.child(base, "para", designator)
                is_counted = found_one is not None and not found_one.number
                base = self._nth(base, int(designator)) if is_counted else found_one
                continue
            found = self._listed(base, designator)
            base = found[0] if len(found) == 1 else None
        return base

    def _listed(self, base: Clause, designator: str) -> Goals:
        below = self._tree.items(base)
        if not below and base.kind is ClauseKind.PROSE:
            below = self._list_behind(base)
        if not below and base.kind is ClauseKind.ARTICLE:
            below = [it for child in self._tree.children(base) for it in self._tree.items(child)]
        return [it for it in below if _BRACKETED.sub("", it.number) == designator]

    def _list_behind(self, prose: Clause) -> Goals:
        """What an unnumbered subparagraph introduces follows it, up to the next one."""
        found: Goals = []
        for sibling in self._tree.siblings_after(prose):
            if sibling.kind is ClauseKind.PROSE and self._opens(sibling):
                break
            found += [sibling] if sibling.kind in (ClauseKind.ITEM, ClauseKind.POINT) else []
        return found

    def _between(self, first: Clause, last: Clause) -> Goals:
        if first.kind is ClauseKind.ARTICLE and last.kind is ClauseKind.ARTICLE:
            return self._tree.articles_between(first, last)
        return self._tree.siblings_between(first, last)


def _pick(clauses: Goals, n: int) -> Clause | None:
    if n == -1 and clauses:
        return clauses[-1]
    return clauses[n - 1] if 1 <= n <= len(clauses) else None


def _numbered(text: str, tree: Tree) -> dict[str, Clause]:
    """In an annex by itself: what prints 4.2 at its start, where nothing else does."""
    found: dict[str, list[Clause]] = {}
    for clause in tree.clauses:
        if match := _PRINTED.match(text, clause.start, min(clause.end, clause.start + 16)):
            found.setdefault(match["no"], []).append(clause)
    return {no: clauses[0] for no, clauses in found.items() if len(clauses) == 1}
