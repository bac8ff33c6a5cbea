"""Clauses by what they print: points of policy papers, and items whose letters may mislead."""

import re

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind, StructureKind
from kb.language.fold import unify
from kb.legal.numerals import chinese_to_int, english_word_to_int, roman_to_int
from kb.legal.references import ClauseReference
from kb.ports import StoreReader
from kb.retrieval.catalogue_view import CatalogueView

_NUMBERED = (ClauseKind.HEADING, ClauseKind.PARAGRAPH)
_WORD = re.compile(r"[零〇一二三四五六七八九十百两]+|\d+|[A-Za-z]+(?:-[A-Za-z]+)?")
_NUMBERS = re.compile(
    r"(?:(?:第|(?:[Pp]art|PART|[Cc]hapter|CHAPTER|[Ss]ection|SECTION)\s*)?[(]?\s*"
    r"(?:[零〇一二三四五六七八九十百两]+|\d+|[A-Za-z]+(?:-[A-Za-z]+)?)\s*"
    r"[)]?(?:部分|[篇编章节])?[、.,]?\s*)+"
)
_PREFIX = re.compile(r"\b(?:part|chapter|section)\b", re.IGNORECASE)
_SECOND = 2


def clauses_at_place(
    reference: ClauseReference, store: StoreReader, view: CatalogueView, ids: tuple[str, ...]
) -> tuple[Clause, ...]:
    """The clauses of policy papers among ``ids`` that print the numbers of the reference.

    A point is sought right below the parts; where the text has no second level, among the parts.
    Several are given where each part begins again at one.
    """
    papers = [
        edition
        for instrument_id in ids
        for edition in view.editions_of.get(instrument_id, ())
        if edition.structure is StructureKind.POLICY_PAPER
    ]
    found: list[Clause] = []
    for edition in papers:
        numbered = {c: printed_numbers(c) for c in store.clauses(edition.id) if _has_number(c)}
        deepest = max(map(len, numbered.values()), default=0)
        level = min(_SECOND, deepest)
        for clause, numbers in numbered.items():
            is_point = len(numbers) == level and numbers[-1:] == reference.place
            if is_point if reference.is_point else numbers == reference.place:
                found.append(clause)
    return tuple(found)


def _has_number(clause: Clause) -> bool:
    return clause.kind in _NUMBERED and clause.eid.startswith("h")


def printed_numbers(clause: Clause) -> tuple[int, ...]:
    """(2, 3) of 二、（三）; () where the label is no chain of numbers."""
    label = _PREFIX.sub(" ", unify(clause.label))
    if not _NUMBERS.fullmatch(label.strip()):
        return ()
    values = [_value(word) for word in _WORD.findall(label)]
    return tuple(n for n in values if n) if all(values) else ()


def _value(word: str) -> int | None:
    return chinese_to_int(word) or english_word_to_int(word) or roman_to_int(word)


def prints_letters(clause: Clause, reference: ClauseReference, store: StoreReader) -> bool:
    """Whether a clause and the item above it print what the reference says, (c) or (i).

    Where the text prints numbers, （一） or (1), a Roman numeral may stand for them; a letter
    never does.
    """
    at: Clause | None = clause
    for letters in reversed(reference.letters):
        if at is None or not _prints(at, letters):
            return False
        at = store.clause(f"{at.edition_id}~{at.parent}")
    return True


def _prints(clause: Clause, letters: str) -> bool:
    inner = unify(clause.number).strip("(). 、")
    if letters.isdigit():
        return True
    if inner.isascii() and inner.isalpha():
        return inner.lower() == letters.lower()
    value = roman_to_int(letters)
    return value is not None and clause.eid.endswith(f"_{value}")
