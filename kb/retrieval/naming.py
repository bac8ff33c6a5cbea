"""What a text names: instruments by any of their names, and the clauses of each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kb.domain.vocabulary import Level, StructureKind
from kb.legal.aliases import AliasMatch, cased_name
from kb.legal.path_references import Needs, PathReference
from kb.legal.references import ClauseReference, find_references
from kb.legal.standard_numbers import StandardNumber, find_standard_numbers
from kb.retrieval.catalogue_view import CatalogueView

_OF = re.compile(r"\s*,?\s*(?:of|in|under)\s+(?:the\s+)?", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:,?\s*(?:idt|mod)\b)?[\s,、》”\"')\]]*(?:标准|standard)?\s*(?:[(][^()]{0,40}[)])?\s*(?:的|中|里|之)?[\s,、:]*"
    r"(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands between a standard and the number of its clause: GB/T 19001 标准的 4.1."""
_AND = re.compile(
    r"\s*(?:[,、;]|和|与|及|以及|或|至|到|[-–~]|,?\s*(?:and|or|to)\b)\s*", re.IGNORECASE
)
_SAME = re.compile(r"\s*(?:[/(]|\bidt\b)\s*", re.IGNORECASE)
_ARTICLE = re.compile(r"art_(\d+)")
_TITLE = re.compile(r"《([^《》]{2,80})》")

MOST_REFERENCES = 50
"""Clauses that one text can ask for: a page that is pasted whole has more, and is no question."""

Bound = tuple[ClauseReference, tuple[str, ...]]
"""A reference, and the instruments that it belongs to."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: instruments (by any alias) and clauses.

    ``unheld`` are references to a standard or title that is not held; ``years`` those to the
    edition of a standard of one year. ``rest`` is the text without names and references.
    """

    instrument_ids: tuple[str, ...]
    references: tuple[ClauseReference, ...]
    bound: tuple[Bound, ...] = ()
    unheld: frozenset[ClauseReference] = frozenset()
    years: tuple[tuple[ClauseReference, int], ...] = ()
    rest: str = ""

    def instruments_of(self, reference: ClauseReference) -> tuple[str, ...]:
        """Those that this reference belongs to where several instruments are named."""
        return dict(self.bound).get(reference, self.instrument_ids)

    def year_of(self, reference: ClauseReference) -> int | None:
        return dict(self.years).get(reference)

    def only(self, reference: ClauseReference) -> "Named":
        return replace(self, references=(reference,))

    def keeping(self, references: Iterable[ClauseReference]) -> "Named":
        return replace(self, references=tuple(references))

    @property
    def is_precise(self) -> bool:
        return bool(self.references and self.instrument_ids)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name at [start, end); no ids for one that is not held."""

    start: int
    end: int
    ids: tuple[str, ...] = ()
    is_standard: bool = False
    year: int | None = None


def named_in(text: str, view: CatalogueView) -> Named:
    """The instruments and clauses that ``text`` names."""
    plain = cased_name(text)
    names = _names(plain, view)
    held = [name for name in names if name.ids]
    printed = find_references(plain, _Admission(plain, names))
    distinct = _distinct((it, _name_of(it, plain, names)) for it in printed)
    clauses = [(_as_clause(it, name), name) for it, name in distinct]
    by_name = {it: name for it, name in clauses if name}
    references = tuple(it for it, _ in clauses)
    return Named(
        tuple(dict.fromkeys(one for name in held for one in name.ids)),
        references,
        tuple((it, name.ids) for it, name in by_name.items() if name.ids),
        frozenset(it for it, name in by_name.items() if not name.ids),
        tuple((it, name.year) for it, name in by_name.items() if name.ids and name.year),
        _without(plain, [(it.start, it.end) for it in held], printed),
    )


def _distinct(
    named: Iterable[tuple[ClauseReference, _Name | None]],
) -> list[tuple[ClauseReference, _Name | None]]:
    """The first ones; who names a clause of one instrument twice asks for it once."""
    first: dict[object, tuple[ClauseReference, _Name | None]] = {}
    for it, name in named:
        key = (replace(it, start=0, end=0), name.ids if name else ())
        first.setdefault(key, (it, name))
        if len(first) == MOST_REFERENCES:
            break
    return list(first.values())


def _names(plain: str, view: CatalogueView) -> list[_Name]:
    """Held names, numbers of standards that are not, and titles in 《》 that are not; in order."""
    numbers = list(find_standard_numbers(plain))
    matches = [it for it in view.aliases.find_in(plain) if not _is_cut_short(it, numbers)]
    names = [_held(it, numbers, view) for it in matches]
    for number in numbers:
        if _overlaps((number.start, number.end), names):
            continue
        at = next((n for n, it in enumerate(names) if _is_beside(it, number, plain)), None)
        if at is not None:
            names[at] = replace(names[at], end=number.end)
        else:
            names.append(_Name(number.start, number.end, is_standard=True))
    for title in _TITLE.finditer(plain):
        if not _overlaps(title.span(), names):
            names.append(_Name(*title.span()))
    return sorted(names, key=lambda name: name.start)


def _is_beside(name: _Name, number: StandardNumber, plain: str) -> bool:
    """GB/T 19001-2016/ISO 9001:2015 is one standard with two numbers, though one is held."""
    between = plain[name.end : number.start] if name.end <= number.start else None
    return bool(name.ids and name.is_standard and between and _SAME.fullmatch(between))


def _overlaps(span: Span, names: Iterable[_Name]) -> bool:
    return any(span[0] < it.end and it.start < span[1] for it in names)


def _is_cut_short(match: AliasMatch, numbers: list[StandardNumber]) -> bool:
    """IEC 60601-1 out of IEC 60601-1-2 is another standard."""
    return any(
        it.start <= match.start < it.end and match.end < it.end and match.end != it.serial_end
        for it in numbers
    )


def _held(match: AliasMatch, numbers: list[StandardNumber], view: CatalogueView) -> _Name:
    number = next((it for it in numbers if it.start <= match.start < it.end), None)
    end = max(match.end, number.end) if number else match.end
    is_standard = any(_is_standard(one, view) for one in match.instrument_ids)
    year = number.year if number else None
    return _Name(match.start, end, match.instrument_ids, is_standard, year)


def _is_standard(instrument_id: str, view: CatalogueView) -> bool:
    editions = view.editions_of.get(instrument_id, ())
    return view.instruments[instrument_id].level is Level.STANDARD or any(
        it.structure is StructureKind.STANDARD for it in editions
    )


class _Admission:
    """Whether what a path needs is named beside it."""

    def __init__(self, plain: str, names: list[_Name]) -> None:
        self._plain, self._names = plain, names
        self._ends = [name.end for name in names if name.is_standard]

    def __call__(self, path: PathReference) -> bool:
        if _overlaps((path.start, path.end), self._names):
            return False
        match path.needs:
            case Needs.NOTHING:
                admitted = True
            case Needs.A_TEXT:
                admitted = bool(self._names)
            case Needs.A_STANDARD:
                admitted = any(name.is_standard for name in self._names)
            case Needs.A_STANDARD_BESIDE_IT:
                admitted = self._is_beside(path)
        if admitted:
            self._ends.append(path.end)
        return admitted

    def _is_beside(self, path: PathReference) -> bool:
        starts = [name.start for name in self._names if name.is_standard]
        if any(_OF.fullmatch(self._plain[path.end : start]) for start in starts):
            return True
        return any(
            _BESIDE.fullmatch(self._plain[end : path.start])
            or (end != 0 and _AND.fullmatch(self._plain[end : path.start]))
            for end in self._ends
            if end <= path.start
        )


def _name_of(reference: ClauseReference, plain: str, names: list[_Name]) -> _Name | None:
    """The name before a reference, or behind "of"; the first one where none is before it."""
    behind = [name for name in names if name.start >= reference.end]
    before = [name for name in names if name.start <= reference.start]
    if behind and _OF.fullmatch(plain[reference.end : behind[0].start]):
        return behind[0]
    if before:
        return before[-1]
    return next((name for name in behind if name.ids), None)


def _as_clause(reference: ClauseReference, name: _Name | None) -> ClauseReference:
    """第4条 of a standard, which has no articles, is its clause 4."""
    number = _ARTICLE.fullmatch(reference.eids[0]) if len(reference.eids) == 1 else None
    if not (name and name.is_standard and number):
        return reference
    return replace(reference, steps=((f"cl_{number[1]}",),))


def _without(text: str, names: list[Span], references: Iterable[ClauseReference]) -> str:
    spans = [*names, *((it.start, it.end) for it in references)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
