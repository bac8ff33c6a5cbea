"""The words of a path, one by one: an annex, a part, a number with points, an item, a note."""

import re
from dataclasses import dataclass

from kb.legal import path_forms as forms

AMONG_PARAGRAPHS = ("paragraph", "para.")
_SAY_SO = ("clause", "subclause", "sub-clause", "section", "条款")
_LONGEST_WORD = 12
"""Characters before a number that may say that it is none of a clause."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of a path; ``family`` is the name of the group that matched."""

    match: re.Match[str]
    family: str

    def __getitem__(self, group: str) -> str:
        return self.match[group] or ""

    @property
    def is_number(self) -> bool:
        return self.family == "decimal"

    @property
    def is_dotted(self) -> bool:
        return "." in self["decimal"]

    @property
    def word(self) -> str:
        return self["word"].strip().lower()

    @property
    def is_said(self) -> bool:
        """A word beside the number says that it is a clause."""
        if self.is_dotted:
            return bool(self.word or self["end"])
        return self.word.removesuffix("s") in _SAY_SO


_FAMILIES = {
    "annex": "annex", "en_part": "part", "zh_part": "part", "en_chapter": "chapter",
    "zh_chapter": "chapter", "section": "section", "article": "article", "en_article": "article",
    "para": "para", "decimal": "decimal", "in_brackets": "item", "bracketed": "item",
    "han_item": "item", "item": "item", "top": "top", "note": "note", "example": "note",
    "definition": "definition", "front": "front",
}  # fmt: skip


def units_in(text: str) -> list[Unit]:
    """All of them, in a text with compatibility forms unified."""
    found = []
    for match in forms.UNIT.finditer(text):
        family = next(_FAMILIES[name] for name in _FAMILIES if match[name] is not None)
        unit = Unit(match, family)
        before = text[max(0, match.start() - _LONGEST_WORD) : match.start()]
        if not (unit.is_number and forms.NOT_A_CLAUSE.search(before)):
            found.append(unit)
    return found
