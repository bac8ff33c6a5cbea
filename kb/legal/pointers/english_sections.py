"""Which clauses of its own text a pointer means, in a text of sections: a federal code.

The words name levels: subsection (a), paragraph (1), subparagraph (A), clause (i), subclause (I);
the CFR calls every level below the section a paragraph and counts it from the section.
"""

import re

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind
from kb.legal.pointers.english_codes import section_eid
from kb.legal.pointers.english_pointers import Pointer
from kb.legal.pointers.english_units import Member, Path, Unit
from kb.legal.pointers.tree import Tree

_LEVELS = {
    "subsection": 1,
    "paragraph": 2,
    "subparagraph": 3,
    "clause": 4,
    "subclause": 5,
    "item": 6,
}
_FORMS = {
    1: "[a-z]{1,2}",
    2: r"\d{1,3}",
    3: "[A-Z]{1,2}",
    4: "[ivxl]{1,5}",
    5: "[IVXL]{1,5}",
    6: "[a-z]{2}",
}
_WIDER = ("title", "subchapter", "chapter")

Goals = list[Clause]


class SectionGoals:
    """Finds goals in one tree."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        sections = [it for it in tree.of_kind(ClauseKind.SECTION) if it.eid.startswith("sec_")]
        self.is_cfr = any("." in section.number.rstrip(".") for section in sections)

    def find(self, pointer: Pointer, here: Clause) -> Goals:
        """The goals of a pointer into the own text; empty where one of them is not in the tree."""
        scope: Goals = []
        words = [unit.word for unit, _ in pointer.chain]
        if "subpart" in words and "part" not in words and words[0] in _WIDER:
            # A subpart of this chapter is of a part that other words name.
            return []
        for unit, member in pointer.chain:
            if unit.word in _WIDER and unit.here:
                continue
            if len(scope) > 1:
                return []
            scope = self._step(scope[0] if scope else None, unit, member, here)
            if not scope:
                return []
        return scope

    def own_part(self, here: Clause) -> str:
        """The number of the part around it; "" outside one."""
        part = self._tree.around(here, ClauseKind.PART)
        return part.eid.removeprefix("part_") if part else ""

    def _step(self, base: Clause | None, unit: Unit, member: Member | None, here: Clause) -> Goals:
        if unit.here:
            found = self._here(unit.word, here)
            return [found] if found else []
        if member is None:
            return []
        goals = [self._at(base, unit.word, path, here) for path in member.paths]
        found_all = [it for it in goals if it]
        if len(found_all) < len(goals):
            return []
        if not member.until:
            return found_all
        last = self._at(base, unit.word, member.until, here)
        between = self._tree.siblings_between(found_all[-1], last) if last else []
        return [*found_all[:-1], *between] if between else []

    def _here(self, word: str, here: Clause) -> Clause | None:
        kinds = {
            "section": ClauseKind.SECTION,
            "part": ClauseKind.PART,
            "subpart": ClauseKind.SUBPART,
        }
        if word in kinds:
            return self._tree.around(here, kinds[word])
        levels = self._levels(here)
        level = _LEVELS.get(word)
        if self.is_cfr:
            return levels[1] if word == "paragraph" and len(levels) == 1 + 1 else None
        return levels[level] if level and level < len(levels) else None

    def _levels(self, here: Clause) -> Goals:
        """The section around it and the lettered units around it, outermost first."""
        return [
            it
            for it in self._tree.path(here)
            if it.eid.startswith("sec_") and it.kind is not ClauseKind.PROSE
        ]

    def _at(self, base: Clause | None, word: str, path: Path, here: Clause) -> Clause | None:
        if word == "section":
            return self._tree.get(section_eid("".join((path[0], *(f"({it})" for it in path[1:])))))
        if word == "part" and base is None:
            return self._tree.get(f"part_{path[0]}")
        if word == "subpart":
            part = base or self._tree.around(here, ClauseKind.PART)
            return self._inside(part, f"subpart_{path[0]}") if part else None
        if word in _LEVELS:
            return self._lettered(base, word, path, here)
        return None

    def _inside(self, part: Clause, eid: str) -> Clause | None:
        found = self._tree.get(eid) or self._tree.get(f"{part.eid}__{eid}")
        return found if found and found.parent == part.eid else None

    def _lettered(self, base: Clause | None, word: str, path: Path, here: Clause) -> Clause | None:
        if base is None:
            base = self._base(word, path, here)
        for designator in path:
            if base is None:
                return None
            base = self._tree.get(f"{base.eid}__{designator}")
        return base

    def _base(self, word: str, path: Path, here: Clause) -> Clause | None:
        """Where a unit of this level stands: in the unit around ``here`` that is one higher."""
        levels = self._levels(here)
        if not levels or levels[0].kind is not ClauseKind.SECTION:
            return None
        if self.is_cfr:
            return levels[0] if word == "paragraph" and path[0].islower() else None
        level = _LEVELS[word]
        if not re.fullmatch(_FORMS[level], path[0]) or len(levels) < level:
            return None
        return levels[level - 1]
