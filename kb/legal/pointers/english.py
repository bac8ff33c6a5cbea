"""Pointers in English texts."""

import re
from collections.abc import Collection, Iterator

from kb.domain.clauses import Clause
from kb.domain.references import Reference, ReferenceKind
from kb.domain.vocabulary import ClauseKind
from kb.legal.aliases import fold_name
from kb.legal.pointers.english_codes import CodeCitation, code_of_section, find_codes
from kb.legal.pointers.english_other import other_targets
from kb.legal.pointers.english_pointers import Pointer, find_english_pointers
from kb.legal.pointers.english_sections import SectionGoals
from kb.legal.pointers.english_tree import ArticleGoals
from kb.legal.pointers.english_units import Member, Unit
from kb.legal.pointers.even import even
from kb.legal.pointers.quotes import Quotes
from kb.legal.pointers.tree import Tree

_WIDER = ("title", "chapter", "subchapter")
_CFR_TITLE = re.compile(r"\b(\d{1,2}) (CFR|U\.?S\.?C\.?)", re.IGNORECASE)


_FEDERAL = re.compile(r"[Tt]itle (\d+), Code of Federal Regulations")
_ACT = r"((?:[A-Z][a-z]+,? (?:and )?){1,6}Act)"
_ACT_NAMED = re.compile(
    rf"\b{_ACT}[^.\n]{{0,60}}\((?:hereinafter )?[\"“]?the act[\"”]?\)|\bAct means the {_ACT}",
    re.DOTALL,
)
"""Where a text says which act "the act" is."""


def find_english(text: str, tree: Tree, own_names: Collection[str]) -> Iterator[Reference]:
    """In reading order; what stands in no clause, and a clause's own number, is left out."""
    finder = _Finder(text, tree, own_names)
    codes = list(find_codes(finder.even))
    held = sorted((code.start, code.end) for code in codes)
    found = [it for code in codes if (it := finder.code(code))]
    n = 0
    for pointer in find_english_pointers(finder.even):
        while n < len(held) and held[n][1] <= pointer.start:
            n += 1
        if n < len(held) and held[n][0] < pointer.end:
            continue
        if reference := finder.reference(pointer):
            found.append(reference)
    yield from sorted(found, key=lambda it: it.start)


class _Finder:
    def __init__(self, text: str, tree: Tree, own_names: Collection[str]) -> None:
        self.even = even(text)
        self._text, self._tree, self._quotes = text, tree, Quotes(text)
        self._own = {fold_name(name) for name in own_names}
        code = next((m for name in own_names if (m := _CFR_TITLE.search(name))), None)
        self._code = f"{code[1]} {'CFR' if code[2].upper() == 'CFR' else 'U.S.C.'}" if code else ""
        self._sections = SectionGoals(tree)
        named = (match[1] or match[2] for match in _ACT_NAMED.finditer(self.even))
        acts = {name.removeprefix("The ") for name in named}
        self._act = acts.pop() if len(acts) == 1 else ""
        self._is_code = any(clause.eid.startswith("sec_") for clause in tree.clauses)
        self._articles = ArticleGoals(self.even, tree)

    def code(self, code: CodeCitation) -> Reference | None:
        here = self._tree.at(code.start, code.end)
        if here is None:
            return None
        kind = ReferenceKind.OTHER
        return Reference(here.eid, kind, code.start, code.end, code.targets, code.instrument)

    def reference(self, pointer: Pointer) -> Reference | None:
        here = self._tree.at(pointer.start, pointer.end)
        if here is None or (pointer.start == here.start and bool(here.number or here.heading)):
            return None
        if pointer.instrument and fold_name(pointer.instrument) not in self._own:
            return self._other(pointer, here)
        outer = pointer.chain[0][0]
        if outer.word == "that":
            told = len(pointer.chain) > 1
            return self._made(pointer, here, ReferenceKind.UNRESOLVED) if told else None
        if _is_title_part(self.even, pointer):
            return None
        if self._quotes.around(pointer.start) or pointer.is_doubtful:
            return self._made(pointer, here, ReferenceKind.UNRESOLVED)
        return self._own_reference(pointer, here)

    def _other(self, pointer: Pointer, here: Clause) -> Reference:
        name, (unit, member) = pointer.instrument, pointer.chain[0]
        name = self._act if self._act and name in ("the act", "the Act") else name
        targets = other_targets(pointer.chain)
        code = _FEDERAL.match(name)
        if code and member and unit.word == "part":
            name = f"{code[1]} CFR part {member.paths[0][0]}"
        return self._made(pointer, here, ReferenceKind.OTHER, targets, name)

    def _own_reference(self, pointer: Pointer, here: Clause) -> Reference | None:
        is_whole = all(unit.word in ("text", "name") for unit, _ in pointer.chain)
        if is_whole:
            # An act quoted in the notes to a code speaks of itself as "this Act".
            kind = ReferenceKind.UNRESOLVED if self._is_code else ReferenceKind.OWN
            return self._made(pointer, here, kind)
        if (
            here.kind is ClauseKind.ROW
            and not pointer.chain[0][0].here
            and pointer.chain[0][0].word != "text"
        ):
            # A table may set articles of several texts side by side.
            return self._made(pointer, here, ReferenceKind.UNRESOLVED)
        goals = (self._sections if self._is_code else self._articles).find(pointer, here)
        if goals:
            eids = tuple(clause.eid for clause in goals)
            return self._made(pointer, here, ReferenceKind.OWN, eids)
        wider = self._wider(pointer, here) if self._is_code else None
        if wider:
            return self._made(pointer, here, ReferenceKind.OTHER, *wider)
        return self._made(pointer, here, ReferenceKind.UNRESOLVED)

    def _wider(self, pointer: Pointer, here: Clause) -> tuple[tuple[str, ...], str] | None:
        """A section or part "of this chapter" that the text does not hold is in another text.

        A number of the CFR tells its part; without more words it is of the title that it stands in.
        """
        chain = [it for it in pointer.chain if not it[0].here]
        told = next((unit.word for unit, _ in pointer.chain if unit.here), "")
        if told not in (*_WIDER, "") or not chain or chain[0][1] is None:
            return None
        unit, member = chain[0]
        number = member.paths[0][0] if member else ""
        if unit.word == "section" and not (told or (self._sections.is_cfr and "." in number)):
            return None
        if unit.word not in ("section", "part") or not (told or self._sections.is_cfr):
            return None
        if number.split(".")[0] == self._sections.own_part(here) or not number[0].isdigit():
            return None
        return self._other_eids(unit.word, chain), self._wider_name(unit.word, number, told)

    def _other_eids(self, word: str, chain: list[tuple[Unit, Member | None]]) -> tuple[str, ...]:
        if word == "section":
            return other_targets(tuple(chain))
        subpart = chain[1] if len(chain) > 1 and chain[1][0].word == "subpart" else None
        paths = subpart[1].paths if subpart and subpart[1] and not subpart[1].until else ()
        return tuple(f"subpart_{path[0]}" for path in paths)

    def _wider_name(self, word: str, number: str, told: str) -> str:
        if self._code:
            return code_of_section(self._code, number)
        is_cfr = word == "part" or "." in number
        return (
            f"part {number.split('.', maxsplit=1)[0]} of this {told or 'title'}"
            if is_cfr
            else f"this {told}"
        )

    def _made(
        self,
        pointer: Pointer,
        here: Clause,
        kind: ReferenceKind,
        targets: tuple[str, ...] = (),
        instrument: str = "",
    ) -> Reference:
        return Reference(here.eid, kind, pointer.start, pointer.end, targets, instrument)


def _is_title_part(text: str, pointer: Pointer) -> bool:
    """“Metallic Materials—Part 3: Wrought Titanium” is the name of a standard."""
    is_part = pointer.chain[0][0].word == "part" and text[pointer.start] == "P"
    return is_part and text[pointer.end : pointer.end + 1] == ":"
