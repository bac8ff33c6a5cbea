"""References to clauses as people write them, in Chinese and in English.

第二十六条 = 第26条 = Article 26 = Art. 26; 款 and 项; § 820.30(a)(1); 21 CFR 820.30.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.language.fold import fold, unify
from kb.legal import reference_forms as forms
from kb.legal.numerals import chinese_to_int, english_word_to_int, roman_to_int

MOST_IN_A_RANGE = 60


@dataclass(frozen=True, slots=True)
class ClauseReference:
    """A pointer into an instrument: ``eids`` lists the ids it may mean.

    ``around`` is the clause that surely contains it, for letters that only a text's own numbering
    can tell; "" where the reference is precise. ``title`` is the code that it names ("21 cfr").
    ``is_explicit`` is False for a bare number with a point, which need not be a reference.
    ``start`` and ``end`` are positions in the text with compatibility forms unified.
    """

    label: str
    eids: tuple[str, ...]
    article_eid: str
    start: int
    end: int
    around: str = ""
    title: str = ""
    is_explicit: bool = True


def find_references(text: str) -> list[ClauseReference]:
    """All references in ``text``, in order of occurrence."""
    cased = unify(text)
    found = [*_chinese(cased), *_english(cased), *_sections(cased)]
    return sorted(found, key=lambda reference: reference.start)


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
    base = _article_eid(article, _number(parts["sub"]))
    brackets = forms.BRACKETED.findall(parts["brackets"] or "")
    para = _number(parts["para"]) or (
        int(brackets[0]) if brackets[:1] and brackets[0].isdigit() else None
    )
    letters = brackets[1:] if para and not parts["para"] else brackets
    around = f"{base}__para_{para}" if para else base
    item = _number(parts["item"])
    if item is None and letters:
        item = _item(letters[0])
        if item is None or len(letters) > 1:
            return ClauseReference(label, (), base, *place, around=around)
    eids = _below(base, para, item, None)
    return ClauseReference(label, eids, base, *place, around=around if letters else "")


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
    paragraphs = [para] if para else range(1, 13)
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


def _item(letters: str) -> int | None:
    """(1) or (i); other letters are points of a text's own."""
    if letters.isdigit():
        return int(letters)
    return roman_to_int(letters) if set(letters) <= set("ivx") else None


def _english_number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    words = text.lower().replace(" ", "-")
    return english_word_to_int(words) or (roman_to_int(text) if text.isupper() else None)
