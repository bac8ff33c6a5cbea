"""The words of pointers in English: "points (a) to (c)", "Article 10(9)", "§ 820.30"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[str, ...]
"""Designators from the outside in: ("10", "9", "a"), ("820.30", "a", "1")."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a list at [start, end): the paths it names; ``until`` where it is a range."""

    start: int
    end: int
    paths: tuple[Path, ...]
    until: Path = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A word for a unit with its numbers at [start, end); ``word`` is lower case, singular.

    "this" and "preceding" units have no members: ``here`` is True for "this Article", and
    ``before`` counts "the preceding two paragraphs".
    """

    start: int
    end: int
    word: str
    members: tuple[Member, ...] = field(default=())
    here: bool = False
    before: int = 0


_ROMAN_HEAD = r"(?:[IVXL]{1,7}|\d{1,3}|[A-Z])(?![A-Za-z0-9])"
_HEADS = {
    "article": r"\d{1,4}[a-z]{0,2}(?![A-Za-z0-9])",
    "section": (
        r"\d{1,4}(?:\sl(?![A-Za-z])|[A-Za-z]{0,4})(?:[-–]\d{1,3}[a-z]?)*(?:\.\d{1,4}[a-z]?)*"
        r"(?:\.(?=[\s)]+(?:of|and|to)\b))?(?![A-Za-z0-9])"
    ),
    "paragraph": r"\d{1,3}[a-z]?(?![A-Za-z0-9]|\.\d)",
    "point": r"\d{1,3}(?:\.\d{1,3})*(?![A-Za-z0-9%])",
    "annex": _ROMAN_HEAD,
    "chapter": _ROMAN_HEAD,
    "part": r"(?:\d{1,4}|[A-Z]|[IVX]{1,5})(?![A-Za-z0-9])",
    "subpart": r"[A-Z](?![A-Za-z0-9])",
    "clause": r"\d{1,2}(?:\.\d{1,2})*(?![A-Za-z0-9])",
}
_LOOSE = ("article", "paragraph", "section")
"""Words that texts leave in the singular before a list."""
_BRACKET = r"\s?\(\s?(?:[0-9]{1,3}|[a-z]{1,5}|[A-Z]{1,4})\s?\)"
_HEAD = {word: re.compile(head) for word, head in _HEADS.items()}
_BRACKETS = re.compile(rf"(?:{_BRACKET})+")
_DESIGNATOR = re.compile(r"[0-9A-Za-z]+")
_SEPARATOR = re.compile(
    r"(?:\s*,\s*(?:and|or)?|\s+(?:and|or|and/or|to|through)|\s?[-–](?=[(\d]))\s*"
)
_RANGE = re.compile(r"to|through|[-–]")
_WORD = re.compile(
    r"(?:(?P<sign>§{1,2})\s*|\b(?P<word>[Aa]rticle|[Aa]rt\.|[Ss]ection|[Ss]ec\.|[Pp]aragraph|[Pp]oint|[Aa]nnex|[Cc]hapter|[Pp]art|[Ss]ubpart"
    r"|[Cc]lause|[Ss]ubsection|[Ss]ub-?paragraph|[Ss]ubclause|[Ii]tem)(?P<plural>e?s)?\s+(?=[(\dA-Z]))"
)
_SAME = {"art.": "article", "sec.": "section", "sub-paragraph": "subparagraph"}
_CAPITAL = ("chapter", "annex")
_GOES_ON = re.compile(
    r"\s?(?:[,.;:)(]|$|\n|(?:of|and|or|to|shall|is|are|may|in|the|on|for|apply|applies)\b)"
)
"""What follows a number that belongs to a list: Article 5 and 6 of, not Article 5 and 6 days."""
MOST_MEMBERS = 60
"""Of one list; longer ones are tables of numbers."""

_THIS = re.compile(
    r"\b(?i:this)\s+(?P<word>(?i:article|section|paragraph|point|subsection|sub-?paragraph|clause|subclause|annex"
    r"|chapter|part|subpart))\b(?!\s?\()"
)
_COUNTS = {"": 1, "two": 2, "three": 3, "four": 4}
_PRECEDING = re.compile(
    r"\bthe\s+(?:preceding|previous|foregoing)\s+(?:(?P<n>two|three|four)\s+)?(?P<word>(?i:paragraph|article|item))s?\b"
)


def find_units(text: str) -> Iterator[Unit]:
    """In no order; ``text`` is even."""
    done = 0
    for match in _WORD.finditer(text):
        if match.start() >= done and (unit := _unit(text, match)):
            done = unit.end
            yield unit
    for match in _THIS.finditer(text):
        yield Unit(*match.span(), _singular(match["word"]), here=True)
    for match in _PRECEDING.finditer(text):
        count = _COUNTS[match["n"] or ""]
        yield Unit(*match.span(), match["word"].lower(), before=count)


def _singular(word: str) -> str:
    lower = word.lower()
    return _SAME.get(lower, lower)


def _unit(text: str, match: re.Match[str]) -> Unit | None:
    word = "section" if match["sign"] else _singular(match["word"])
    if word in _CAPITAL and match["word"][0].islower() and word == "annex":
        return None
    many = match["sign"] == "§§" or bool(match["plural"])
    members = _members(text, match.end(), word, many=many)
    return Unit(match.start(), members[-1].end, word, tuple(members)) if members else None


def _members(text: str, at: int, word: str, *, many: bool) -> list[Member]:
    first = _path(text, at, word)
    if first is None:
        return []
    path, end = first
    members = [Member(at, end, (path,))]
    while len(members) < MOST_MEMBERS:
        separator = _SEPARATOR.match(text, members[-1].end)
        following = (
            _next(text, separator.end(), word, members[-1], many=many) if separator else None
        )
        if separator is None or following is None:
            break
        is_range = bool(_RANGE.search(separator.group()))
        members = _with(members, following, is_range=is_range, is_own=following.is_own)
    return members


@dataclass(frozen=True, slots=True)
class _Next:
    path: Path
    start: int
    end: int
    is_own: bool
    """Whether it prints a number of its own, not only brackets below the one before."""


def _next(text: str, at: int, word: str, last: Member, *, many: bool) -> _Next | None:
    previous = last.until or last.paths[-1]
    brackets = _BRACKETS.match(text, at)
    if brackets and brackets.start() == at:
        designators = tuple(_DESIGNATOR.findall(brackets.group()))
        return _Next(_beside(previous, designators), at, brackets.end(), is_own=False)
    found = _path(text, at, word) if word in _HEAD else None
    if found and not many and not (word in _LOOSE and _GOES_ON.match(text, found[1])):
        return None
    return _Next(found[0], at, found[1], is_own=True) if found else None


def _with(members: list[Member], found: _Next, *, is_range: bool, is_own: bool) -> list[Member]:
    last = members[-1]
    if is_range and not last.until:
        return [*members[:-1], Member(last.start, found.end, last.paths, found.path)]
    if is_own or last.until:
        return [*members, Member(found.start, found.end, (found.path,))]
    return [*members[:-1], Member(last.start, found.end, (*last.paths, found.path))]


def _path(text: str, at: int, word: str) -> tuple[Path, int] | None:
    head = _HEAD[word].match(text, at) if word in _HEAD else None
    end = head.end() if head else at
    brackets = _BRACKETS.match(text, end)
    if head is None and (brackets is None or text[at] != "("):
        return None
    designators = tuple(_DESIGNATOR.findall(brackets.group())) if brackets else ()
    number = (head.group().rstrip("."),) if head else ()
    return (*number, *designators), brackets.end() if brackets else end


def _beside(previous: Path, designators: Path) -> Path:
    """(a)(1) and (2): the second counts beside the last one of its sort."""
    first = designators[0]
    for n in range(len(previous) - 1, -1, -1):
        if _sort(previous[n]) == _sort(first) and (not is_roman(previous[n]) or is_roman(first)):
            return (*previous[:n], *designators)
    for n in range(len(previous) - 1, -1, -1):
        if _sort(previous[n]) == _sort(first):
            return (*previous[:n], *designators)
    return (*previous, *designators)


def _sort(designator: str) -> int:
    return 0 if designator.isdigit() else 1 if designator.islower() else 2


def is_roman(designator: str) -> bool:
    return set(designator.lower()) <= set("ivx")
