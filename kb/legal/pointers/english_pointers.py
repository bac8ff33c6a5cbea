"""Pointers in English as they are written: units joined by "of" and by commas."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.legal.pointers.english_names import find_english_names
from kb.legal.pointers.english_units import Member, Path, Unit, find_units

_RANKS = {
    "name": 0, "text": 0, "that": 0, "title": 1, "chapter": 2, "annex": 2, "part": 3, "subpart": 4,
    "article": 5, "section": 5, "subsection": 6, "paragraph": 7, "nth-paragraph": 7,
    "nth-subparagraph": 8, "subparagraph": 9, "point": 9, "item": 9, "nth-indent": 10,
    "clause": 10, "subclause": 11, "nth-sentence": 12,
}  # fmt: skip
"""The greater the deeper: "point (a) of paragraph 1", never the other way round."""
_OF = re.compile(r"\s(?:of|in|to|under)\s(?:the\s)?")
_THEN = re.compile(r",?\s(?:the\s)?")
_LIST = re.compile(
    r"\s?(?:,\s(?:and|or)?|\s(?:and|or|and/or|as well as|to))\s?(?:the\s|in\s|of\s|with\s)*"
)
_INNER = (
    "paragraph",
    "point",
    "item",
    "subparagraph",
    "nth-paragraph",
    "nth-subparagraph",
    "nth-indent",
    "section",
    "part",
    "nth-sentence",
)
_TEXT = re.compile(
    r"\b(?:[Tt]his|[Tt]hese|the present)\s(?:Regulations?|Directive|Law|Act|Decree|Order|Code"
    r"|Convention|Decision|Measures|Provisions|Rules|Agreement|Constitution|Standard|Basic Law"
    r"|Ordinance|Opinions|Notice)\b"
)
_THAT = re.compile(
    r"(?:\b(?:that|those|such|said|same|each|any|either|both)\s(?i:articles?|sections?|paragraphs?"
    r"|subsections?|subparagraphs?|clauses?|points?|annex(?:es)?|chapters?|parts?|titles?|acts?|laws?"
    r"|regulations?|directives?|code|definition)|\bthereof)\b(?!\s?[(\d§])"
)
_WIDER = re.compile(r"\b(?i:this)\s(?P<word>(?i:title|subchapter|definition))\b")
_TITLE = re.compile(
    r"\b[Tt]itle\s\d{1,2}\b(?:,\s(?:Code of Federal Regulations|United States Code)"
    r"(?:\s\(or any successor regulations?\))?)?"
)
_LAW_SECTION = re.compile(r",\s(?:[Tt]itle\s[IVXL]+,\s)?(?:subtitle\s[A-Z],\s)?")
"""Between Pub. L. 105–115 and its section."""
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_COUNTS = {word: str(n) for n, word in enumerate(_ORDINALS, 1)} | {"last": "-1"}
_NTH_WORD = "|".join(_COUNTS)
_NTH = re.compile(
    rf"\b(?:[Tt]he\s)?(?P<n>(?i:{_NTH_WORD}))"
    rf"(?:(?P<to>,?\s(?:and|or|to)\s(?:the\s)?)(?P<m>{_NTH_WORD}))?"
    r"\s(?P<word>sub-?paragraph|paragraph|indent|sentence)s?\b"
)
_LONGEST_LIST = 24
"""Members that are looked at for the text that a list means."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One pointer at [start, end): its units outermost first, each with the member that is meant.

    ``instrument`` is another's name as written, ``end`` then lies behind it. ``is_doubtful``: it
    stands in a list with a pointer into another text, and may belong there as well.
    """

    start: int
    end: int
    chain: tuple[tuple[Unit, Member | None], ...]
    instrument: str = ""
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    unit: Unit
    name: str = ""


def find_english_pointers(text: str) -> Iterator[Pointer]:
    """In reading order; ``text`` is even."""
    chains = list(_chains(text, _all_units(text)))
    pointers: list[list[Pointer]] = [list(_pointers(chain)) for chain in chains]
    for n, group in enumerate(pointers):
        near = _neighbours(text, pointers, n)
        for pointer in group:
            yield replace(pointer, is_doubtful=not _is_told(pointer) and any(near))


def _neighbours(text: str, pointers: list[list[Pointer]], n: int) -> Iterator[bool]:
    """Whether a list goes on from or to a pointer that names another text."""
    for step in (1, -1):
        at = n
        while abs(at - n) < _LONGEST_LIST and 0 <= at + step < len(pointers):
            left, right = sorted((at, at + step))
            gap = text[pointers[left][-1].end : pointers[right][0].start]
            if not _LIST.fullmatch(gap):
                break
            at += step
            if any(it.instrument for it in pointers[at]) or _is_that(pointers[at][0]):
                yield True
                break
            if _is_told(pointers[at][0]):
                break


def _is_that(pointer: Pointer) -> bool:
    return pointer.chain[0][0].word == "that"


def _is_told(pointer: Pointer) -> bool:
    """It says itself of which text it is."""
    outer = pointer.chain[0][0]
    return bool(pointer.instrument) or outer.word in ("text", "that", "title") or outer.here


def _all_units(text: str) -> list[_Named]:
    found = [_Named(unit) for unit in find_units(text)]
    found += [
        _Named(Unit(name.start, name.end, "name"), name.text) for name in find_english_names(text)
    ]
    found += [_Named(Unit(*it.span(), "name"), it.group()) for it in _TITLE.finditer(text)]
    found += [_Named(Unit(*match.span(), "text")) for match in _TEXT.finditer(text)]
    found += [_Named(Unit(*match.span(), "that")) for match in _THAT.finditer(text)]
    found += [_Named(_wider(match)) for match in _WIDER.finditer(text)]
    found += [_Named(_nth(match)) for match in _NTH.finditer(text)]
    kept: list[_Named] = []
    for named in sorted(found, key=lambda it: (it.unit.start, -it.unit.end)):
        if not kept or named.unit.start >= kept[-1].unit.end:
            kept.append(named)
    return kept


def _wider(match: re.Match[str]) -> Unit:
    word = match["word"].lower()
    return Unit(*match.span(), "that" if word == "definition" else word, here=True)


def _nth(match: re.Match[str]) -> Unit:
    paths: tuple[Path, ...] = ((_COUNTS[match["n"].lower()],),)
    until: Path = ()
    if match["m"]:
        second: Path = (_COUNTS[match["m"]],)
        if "to" in match["to"].split():
            until = second
        else:
            paths = (*paths, second)
    word = f"nth-{match['word'].replace('-', '')}"
    return Unit(*match.span(), word, (Member(*match.span(), paths, until),))


def _chains(text: str, units: list[_Named]) -> Iterator[list[_Named]]:
    """Runs of units, each inside or around its neighbour; outermost first."""
    n = 0
    while n < len(units):
        run = [units[n]]
        while n + 1 < len(units) and (joined := _joined(text, run, units[n + 1])):
            run, n = joined, n + 1
        yield run
        n += 1


def _joined(text: str, run: list[_Named], named: _Named) -> list[_Named]:
    """The run with the next unit in its place; empty where the next one begins a run of its own."""
    end = max(it.unit.end for it in run)
    gap = text[end : named.unit.start]
    rank, outer, inner = _rank(named), _rank(run[0]), _rank(run[-1])
    if rank < outer and (
        _OF.fullmatch(gap) or (gap == " " and text[named.unit.start :].startswith("thereof"))
    ):
        return [named, *run]
    if (
        run[-1].name.startswith("Pub")
        and named.unit.word == "section"
        and _LAW_SECTION.fullmatch(gap)
    ):
        return [*run, named]
    last_is_inner = run[-1].unit.end == end
    if (
        rank > inner
        and last_is_inner
        and named.unit.word in _INNER
        and _THEN.fullmatch(gap)
        and run[-1].unit.members
    ):
        return [*run, named]
    return []


def _rank(named: _Named) -> int:
    return _RANKS.get(named.unit.word, 1)


def _pointers(chain: list[_Named]) -> Iterator[Pointer]:
    """One for each member of the list in the outermost unit that counts; the rest go with one."""
    name = chain[0].name
    inside = chain[1:] if chain[0].unit.word == "name" else chain
    start, end = min(it.unit.start for it in chain), max(it.unit.end for it in chain)
    if not inside:
        yield Pointer(start, end, ((chain[0].unit, None),), name)
        return
    split = next((n for n, it in enumerate(inside) if len(it.unit.members) > 1), None)
    if split is None:
        yield Pointer(start, end, tuple((it.unit, _only(it.unit)) for it in inside), name)
        return
    unit = inside[split].unit
    before_it = [it for it in inside if it.unit.end <= unit.start]
    behind_it = [it for it in inside[split + 1 :] if it.unit.start >= unit.end]
    around = [(it.unit, _only(it.unit)) for it in inside[:split]]
    last = len(unit.members) - 1
    for n, member in enumerate(unit.members):
        inner = [
            (it.unit, _only(it.unit))
            for it in inside[split + 1 :]
            if (n == 0 and it in before_it) or (n == last and it in behind_it)
        ]
        first = start if n == 0 else member.start
        yield Pointer(
            first, end if n == last else member.end, (*around, (unit, member), *inner), name
        )


def _only(unit: Unit) -> Member | None:
    return unit.members[0] if unit.members else None
