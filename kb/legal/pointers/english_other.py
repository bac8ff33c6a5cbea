"""Which clauses of another instrument a pointer in English means, by the eids that they have."""

from kb.legal.numerals import english_word_to_int, roman_to_int
from kb.legal.pointers.english_codes import section_eid
from kb.legal.pointers.english_units import Member, Path, Unit, is_roman

MOST_IN_A_RANGE = 200
Chain = tuple[tuple[Unit, Member | None], ...]


def other_targets(chain: Chain) -> tuple[str, ...]:
    """The eids; of what they cannot say, such as a subparagraph, the unit around it."""
    eids: tuple[str, ...] = ()
    for n, (unit, member) in enumerate(chain):
        if member is None or len(eids) > 1:
            return eids
        around = eids[0] if eids else ""
        found = _eids(unit.word, member, around)
        if not found:
            return eids if n else ()
        eids = found
    return eids


def _eids(word: str, member: Member, around: str) -> tuple[str, ...]:
    found = [_eid(word, path, around) for path in member.paths]
    if member.until:
        spread = _spread(word, member.paths[-1], member.until, around)
        found = [*found[:-1], *spread] if spread else []
    return tuple(found) if found and all(found) else ()


def _spread(word: str, first: Path, last: Path, around: str) -> list[str]:
    if first[:-1] != last[:-1]:
        return []
    a, b = _number(first[-1]), _number(last[-1])
    if not a or not b or not 0 < b - a <= MOST_IN_A_RANGE:
        return []
    kind = first[-1]
    names = [str(n) if kind.isdigit() else chr(ord("a") + n - 1) for n in range(a, b + 1)]
    if word == "annex" or not (kind.isdigit() or (len(kind) == 1 and kind.islower())):
        return []
    return [_eid(word, (*first[:-1], name), around) for name in names]


def _eid(word: str, path: Path, around: str) -> str:
    """The eid; "" where this unit has none, or none inside the one around it."""
    return _inside(word, path, around) if around else _outermost(word, path)


def _outermost(word: str, path: Path) -> str:
    first = path[0]
    if word == "article":
        return _below(f"art_{first.lower()}", path[1:])
    if word == "section":
        return section_eid("".join((first, *(f"({it})" for it in path[1:]))))
    if word == "annex":
        return f"annex_{first}"
    if word == "chapter" and _number(first):
        return f"chp_{_number(first)}"
    return f"cl_{first.replace('.', '-')}" if word == "clause" and first[0].isdigit() else ""


def _inside(word: str, path: Path, around: str) -> str:
    is_whole_article = around.startswith("art_") and "__" not in around
    if word == "paragraph" and is_whole_article:
        return _below(around, path)
    if word in ("point", "item") and around.startswith("art_"):
        return _below(around, path)
    if word in ("subsection", "paragraph", "subparagraph") and around.startswith("sec_"):
        return "__".join((around, *path))
    return ""


def _below(article: str, path: Path) -> str:
    """(9)(a)(i): a paragraph, an item, a point; letters right below an article lack the first."""
    eid = article
    for designator in path:
        if eid == article and "__" not in article:
            if not designator.isdigit():
                return article
            eid = f"{eid}__para_{designator}"
            continue
        unit = "point" if "__item_" in eid else "item"
        number = (_roman(designator) if unit == "point" else 0) or _number(designator)
        if not number:
            return eid
        eid = f"{eid}__{unit}_{number}"
    return eid


def _number(designator: str) -> int:
    if designator.isdigit():
        return int(designator)
    if len(designator) == 1 and designator.islower():
        return ord(designator) - ord("a") + 1
    return roman_to_int(designator) or english_word_to_int(designator) or 0


def _roman(designator: str) -> int:
    return (roman_to_int(designator) or 0) if is_roman(designator) else 0
