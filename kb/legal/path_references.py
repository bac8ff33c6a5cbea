"""Clauses named by a path: 附件1第二条, section 2.1 of Annex IX, 4.4.1 a) 1), 3.1 注1, 前言.

The numbers of standards and annexes are printed (4.4.1, A.2.1); what they stand in need not be
named, so that only the text tells the eid.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kb.legal import path_forms as forms
from kb.legal.path_steps import Step, steps_of
from kb.legal.path_units import AMONG_PARAGRAPHS, Unit, units_in

_SECTION = ("section", "sections", "sec.")


class Needs(StrEnum):
    """What has to be named beside it before it is a reference at all."""

    NOTHING = ""
    A_TEXT = "text"
    A_STANDARD = "standard"
    A_STANDARD_BESIDE_IT = "standard beside it"


@dataclass(frozen=True, slots=True)
class PathReference:
    """``steps`` lead from the root of a text to the clause; ``letters`` are its items' marks.

    ``is_section`` where only "section" or a number of a section says that it is a clause.
    """

    label: str
    steps: tuple[Step, ...]
    letters: tuple[str, ...]
    start: int
    end: int
    needs: Needs = Needs.NOTHING
    is_section: bool = False


def find_paths(text: str) -> Iterator[PathReference]:
    """All of them in a text with compatibility forms unified."""
    former: tuple[Unit, ...] = ()
    end, is_said = 0, False
    for units, first, last in _chains(text):
        shared = _shared(former, units, text[end:first]) if former else ()
        found = _read((*shared, *units), text[first:last].strip(" ,"), first, last)
        if found and is_said and units[0].is_number and forms.AND.fullmatch(text[end:first]):
            found = replace(found, needs=Needs.NOTHING)
        former, end = ((*shared, *units), last) if found else ((), 0)
        is_said = found is not None and found.needs is Needs.NOTHING
        if found:
            yield found


def _chains(text: str) -> Iterator[tuple[tuple[Unit, ...], int, int]]:
    """Units that go together, outermost first, and where they stand."""
    units, at = units_in(text), 0
    while at < len(units):
        groups, start = [[units[at]]], units[at].match.start()
        at += 1
        while at < len(units):
            here, following = units[at - 1].match.end(), units[at]
            between = text[here : following.match.start()]
            if forms.OF.fullmatch(between):
                groups.append([following])
            elif forms.GOES_ON.fullmatch(between) and _goes_below(groups[-1], following):
                groups[-1].append(following)
            else:
                break
            at += 1
        end = units[at - 1].match.end()
        yield tuple(unit for group in reversed(groups) for unit in group), start, end


def _goes_below(group: list[Unit], unit: Unit) -> bool:
    """4.1 4.2 are two numbers; an annex holds no annex, nor a note a clause."""
    if unit.is_number and group[-1].family in ("decimal", "article", "para", "item"):
        return unit.word in AMONG_PARAGRAPHS and not unit.is_dotted
    return unit.family not in ("annex", "front")


def _shared(former: tuple[Unit, ...], units: tuple[Unit, ...], between: str) -> tuple[Unit, ...]:
    """附件1第二条和第三条: what the second is in; () for section 1(1) and (2) of a statute."""
    if not forms.AND.fullmatch(between) or units[0].family in ("annex", "front"):
        return ()
    if former[0].is_number and former[0].word in _SECTION:
        return ()
    families = [unit.family for unit in former]
    same = families.index(units[0].family) if units[0].family in families else 0
    return former[:same]


def _read(units: tuple[Unit, ...], label: str, start: int, end: int) -> PathReference | None:
    head = units[0]
    below = _without_doubled_annex(units)
    needs = _needs(head, below)
    if needs is None:
        return None
    steps, letters = steps_of(below)
    if not steps:
        return None
    is_section = head.is_number and head.word in _SECTION
    return PathReference(label, steps, letters, start, end, needs, is_section)


def _without_doubled_annex(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """附录A.2.1 and 附录A A.2.1 name the annex twice."""
    lettered = len(units) > 1 and units[1].is_number and units[1]["decimal"][0].isalpha()
    return units[1:] if units[0].family == "annex" and lettered else units


def _needs(head: Unit, below: tuple[Unit, ...]) -> Needs | None:
    """None for what is no path at all: a paragraph or an item of nothing."""
    if head.family == "annex":
        return Needs.A_TEXT if below == (head,) else Needs.NOTHING
    if head.family == "front" or head["zh_chapter"]:
        return Needs.A_STANDARD_BESIDE_IT
    if head.is_said:
        return Needs.NOTHING
    if not head.is_dotted:
        more = head.is_number and not head.word and len(below) > 1
        return Needs.A_STANDARD_BESIDE_IT if more else None
    return Needs.A_STANDARD if head["decimal"].count(".") > 1 else Needs.A_STANDARD_BESIDE_IT
