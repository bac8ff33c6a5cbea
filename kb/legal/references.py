"""References to clauses as people write them, in Chinese and in English.

第二十六条 = 第26条 = Article 26 = Art. 26; 款 and 项; § 820.30(a)(1); 21 CFR 820.30.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kb.language.fold import fold, unify
from kb.legal import reference_forms as forms
from kb.legal.numerals import chinese_to_int, english_word_to_int, roman_to_int
from kb.legal.path_references import Needs, PathReference, find_paths
from kb.legal.path_steps import Step, letter_values
from kb.legal.table_references import TableNumber, find_tables

MOST_IN_A_RANGE = 60
_PARAS = range(1, 13)
_DEEPEST_LETTERS = 2
"""An item and a point below it."""


@dataclass(frozen=True, slots=True)
class ClauseReference:
    """A pointer into an instrument: ``eids`` lists the ids it may mean.

    ``letters`` are the designators of its items, (c) or (i): a clause that prints letters has to
    print these, since (i) may be one or the ninth. ``around`` is the clause that surely contains
    what they point at; "" where the reference is precise. ``place`` lists the printed numbers of a
    place in a policy paper, outermost first, or one number that may stand below any part
    (``is_point``); no eid is known for it, since papers are counted by position.
    ``steps`` lead to a clause of a standard or an annex, of which only the text tells the eid.
    ``table`` and ``row`` name a table and a line of it, of which only the text tells the eid.
    ``title`` is the code that it names ("21 cfr").
    ``is_explicit`` is False for a bare number with a point, which need not be a reference.
    ``start`` and ``end`` are positions in the text with compatibility forms unified.
    """

    label: str
    eids: tuple[str, ...]
    article_eid: str
    start: int
    end: int
    around: str = ""
    letters: tuple[str, ...] = ()
    place: tuple[int, ...] = ()
    is_point: bool = False
    table: TableNumber | None = None
    row: int | None = None
    title: str = ""
    is_explicit: bool = True
    steps: tuple[Step, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What it points at, wherever in a text it stands."""
        printed = (self.place, self.is_point, self.table, self.row, self.steps)
        return self.eids, self.around, self.letters, printed


def _needs_nothing(path: PathReference) -> bool:
    return path.needs is Needs.NOTHING


def find_references(
    text: str, admits: Callable[[PathReference], bool] = _needs_nothing
) -> list[ClauseReference]:
    """All references in ``text``, in order of occurrence.

    ``admits`` tells whether what a path needs is named beside it, which the text alone does not
    tell: 4.1 is a clause behind the name of a standard, and a number elsewhere.
    """
    cased = unify(text)
    paths = [path for path in find_paths(cased) if admits(path)]
    paths = [it for it in paths if not forms.OF_AN_ANNEX.match(cased, it.end)]
    sections = [_with_path(it, paths) for it in _sections(cased)]
    found = [_of_path(path) for path in paths if not _is_held(path, sections)]
    others = (*_chinese(cased), *_english(cased), *sections)
    # Articles 5 and 7 of Annex X are none of the text itself.
    outside = (it for it in others if not forms.OF_AN_ANNEX.match(cased, it.end))
    found += _apart_from(found, outside)
    found += _apart_from(found, _tables(cased))
    found += _apart_from(found, _places(cased))
    found += _apart_from(found, _points(cased))
    return sorted(found, key=lambda reference: reference.start)


def _of_path(path: PathReference) -> ClauseReference:
    where = (path.start, path.end)
    explicit = path.needs is Needs.NOTHING
    return ClauseReference(
        path.label, (), "", *where, letters=path.letters, steps=path.steps, is_explicit=explicit
    )


def _with_path(section: ClauseReference, paths: list[PathReference]) -> ClauseReference:
    """Section 4.1 is one of a statute or of a standard."""
    same = (it for it in paths if it.is_section and it.start == section.start)
    path = next((it for it in same if it.end == section.end), None)
    return replace(section, steps=path.steps, letters=path.letters) if path else section


def _is_held(path: PathReference, sections: list[ClauseReference]) -> bool:
    return any(it.steps and it.start == path.start for it in sections)


def _apart_from(
    found: list[ClauseReference], more: Iterator[ClauseReference]
) -> list[ClauseReference]:
    """Those that no reference found so far holds: the item of an article is no point."""
    return [it for it in more if all(it.end <= f.start or f.end <= it.start for f in found)]


def _tables(text: str) -> Iterator[ClauseReference]:
    """Not explicit: the text that holds the table may be another one than is named."""
    for it in find_tables(text):
        where = (it.start, it.end)
        yield ClauseReference(
            it.label, (), "", *where, table=it.table, row=it.row, is_explicit=False
        )


def _places(text: str) -> Iterator[ClauseReference]:
    for form in forms.PAPER_PLACES:
        for match in form.finditer(text):
            parts = match.groupdict()
            numbers = (parts["part"], parts["b"] or parts.get("i"), parts["p"])
            place = tuple(n for it in numbers if it and (n := _any_number(it)))
            if place and len(place) == sum(1 for it in numbers if it):
                yield _paper_reference(match, place, is_point=False)


def _points(text: str) -> Iterator[ClauseReference]:
    for form in forms.PAPER_POINTS:
        for match in form.finditer(text):
            if number := _any_number(match["point"]):
                yield _paper_reference(match, (number,), is_point=True)


def _paper_reference(
    match: re.Match[str], place: tuple[int, ...], *, is_point: bool
) -> ClauseReference:
    """Not explicit: 第一点 and "part two" are also said of what is no clause."""
    label, where = match.group().strip(), (match.start(), match.end())
    return ClauseReference(label, (), "", *where, place=place, is_point=is_point, is_explicit=False)


def _any_number(text: str) -> int | None:
    return chinese_to_int(text) or _english_number(text)


def _chinese(text: str) -> Iterator[ClauseReference]:
    for match in forms.CHINESE.finditer(text):
        article, last = chinese_to_int(match["art"]), _number(match["last"] or match["until"])
        if not article:
            continue
        place = (match.start(), match.end())
        if last and article < last <= article + MOST_IN_A_RANGE:
            for n in range(article, last + 1):
                yield ClauseReference(f"第{n}条", (f"art_{n}",), f"art_{n}", *place)
            continue
        base = _article_eid(article, _number(match["sub"]))
        item = _number(match["item"] or match["bracket"])
        eids = _below(base, _number(match["para"]), item, _number(match["point"]))
        yield ClauseReference(match.group().strip(), eids, base, *place)


def _english(text: str) -> Iterator[ClauseReference]:
    for match in forms.ENGLISH.finditer(text):
        article = _english_number(match["art"])
        if not article:
            continue
        place = (match.start(), match.end())
        if match["more"]:
            numbers = [article, *map(int, forms.DIGITS.findall(match["more"]))]
            for n in _spread(numbers, is_range=forms.is_range(match["more"])):
                yield ClauseReference(f"Article {n}", (f"art_{n}",), f"art_{n}", *place)
            continue
        yield _english_clause(match.group().strip(), article, match.groupdict(), place)


def _english_clause(
    label: str, article: int, parts: dict[str, str | None], place: tuple[int, int]
) -> ClauseReference:
    base = _article_eid(article, _number(parts["sub"])) + (parts["letter"] or "").lower()
    brackets = forms.BRACKETED.findall(parts["brackets"] or "")
    para = _number(parts["para"]) or (
        int(brackets[0]) if brackets[:1] and brackets[0].isdigit() else None
    )
    letters = tuple(brackets[1:] if para and not parts["para"] else brackets)
    around = f"{base}__para_{para}" if para else base
    item = _number(parts["item"])
    if item is None and letters:
        eids = _lettered(base, para, letters)
        return ClauseReference(label, eids, base, *place, around=around, letters=letters)
    return ClauseReference(label, _below(base, para, item, None), base, *place)


def _lettered(base: str, para: int | None, letters: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of an item and of a point below it, for every number that the letters may mean."""
    if len(letters) > _DEEPEST_LETTERS:
        return ()
    above = _below(base, para, None, None) if para else tuple(f"{base}__para_{p}" for p in _PARAS)
    for level, letter in zip(("item", "point"), letters, strict=False):
        above = tuple(f"{it}__{level}_{n}" for it in above for n in letter_values(letter))
    return above


def _sections(text: str) -> Iterator[ClauseReference]:
    for match in forms.SECTION.finditer(text):
        number = (match["named"] or match["dotted"]).replace("\u2013", "-").replace(".", "-")
        base = f"sec_{number}"
        parts = forms.BRACKETED.findall(match["brackets"] or "")
        yield ClauseReference(
            match.group().strip(),
            ("__".join((base, *parts)),),
            base,
            match.start(),
            match.end(),
            title=fold(match["title"] or "").strip(),
            is_explicit=match["dotted"] is None,
        )


def _article_eid(article: int, sub: int | None) -> str:
    return f"art_{article}-{sub}" if sub else f"art_{article}"


def _below(base: str, para: int | None, item: int | None, point: int | None) -> tuple[str, ...]:
    """Ids under an article; an item without its paragraph may stand in any of the first twelve."""
    if item is None:
        return (f"{base}__para_{para}",) if para else (base,)
    paragraphs = [para] if para else _PARAS
    tail = f"__point_{point}" if point else ""
    return tuple(f"{base}__para_{p}__item_{item}{tail}" for p in paragraphs)


def _spread(numbers: list[int], *, is_range: bool) -> list[int]:
    """Articles 26 and 27; Articles 26 to 29."""
    first, last = numbers[0], numbers[-1]
    if is_range and first < last <= first + MOST_IN_A_RANGE:
        return list(range(first, last + 1))
    return numbers


def _number(text: str | None) -> int | None:
    return chinese_to_int(text) if text else None


def _english_number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    words = text.lower().replace(" ", "-")
    return english_word_to_int(words) or (roman_to_int(text) if text.isupper() else None)
