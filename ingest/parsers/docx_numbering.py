"""Lists of a DOCX as ``word/numbering.xml`` defines them (ISO/IEC 29500-1, 17.9)."""

from dataclasses import dataclass, field, replace

from ingest.parsers.docx_styles import Styles
from ingest.parsers.xml_parts import Element, attribute, child, descendants, is_on, value, whole

_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    ``text`` has %1 to %9 for the numbers of the levels; ``restart`` is None where any higher
    level starts it anew, 0 where none does, else the lowest level (from 1) that does.
    """

    number_format: str = "decimal"
    text: str = ""
    start: int = 0
    restart: int | None = None
    all_decimal: bool = False
    suffix: str = "tab"
    style: str = ""


@dataclass(frozen=True, slots=True)
class Numbering:
    """One ``w:num``; ``counter`` names what it counts together with others."""

    id: str
    counter: str
    levels: dict[int, Level]
    start_anew: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Abstract:
    id: str
    levels: dict[int, Level]
    style_link: str
    link: str


def read_numbering(root: Element | None, styles: Styles) -> dict[str, Numbering]:
    """Every list of the document by ``w:numId``; those that refer to nothing are left out."""
    if root is None:
        return {}
    abstracts = {one.id: one for one in map(_abstract, descendants(root, "w:abstractNum"))}
    owners = {one.style_link: one.id for one in abstracts.values() if one.style_link}
    nums = {attribute(one, "w:numId"): one for one in descendants(root, "w:num")}
    found = {}
    for num_id, element in nums.items():
        abstract = abstracts.get(value(element, "w:abstractNumId"))
        if abstract is not None and abstract.link and not abstract.levels:
            linked = _linked(abstract.link, styles, nums, owners)
            abstract = abstracts.get(linked, abstract)
        if abstract is not None:
            found[num_id] = _numbering(num_id, element, abstract)
    return found


def _linked(style_id: str, styles: Styles, nums: dict[str, Element], owners: dict[str, str]) -> str:
    """The definition behind a style of lists, as its own or by the number that it names."""
    if style_id in owners:
        return owners[style_id]
    named = styles.numbers(style_id)
    num = nums.get(named[0].num_id or "") if named else None
    return "" if num is None else value(num, "w:abstractNumId")


def _abstract(element: Element) -> _Abstract:
    return _Abstract(
        attribute(element, "w:abstractNumId"),
        _levels(element),
        value(element, "w:styleLink"),
        value(element, "w:numStyleLink"),
    )


def _numbering(num_id: str, element: Element, abstract: _Abstract) -> Numbering:
    levels, anew = dict(abstract.levels), {}
    for override in descendants(element, "w:lvlOverride"):
        at = whole(attribute(override, "w:ilvl"))
        start = whole(value(override, "w:startOverride"))
        if at is None or not 0 <= at <= _DEEPEST:
            continue
        levels |= {key: level for key, level in _levels(override).items() if key == at}
        if start is not None:
            anew[at] = start
            levels[at] = replace(levels.get(at, Level()), start=start)
    return Numbering(num_id, abstract.id, levels, anew)


def _levels(element: Element) -> dict[int, Level]:
    found = {}
    for level in descendants(element, "w:lvl"):
        at = whole(attribute(level, "w:ilvl"))
        if at is not None and 0 <= at <= _DEEPEST:
            found[at] = _level(level)
    return found


def _level(element: Element) -> Level:
    return Level(
        number_format=_format(element),
        text=value(element, "w:lvlText"),
        start=whole(value(element, "w:start")) or 0,
        restart=whole(value(element, "w:lvlRestart")),
        all_decimal=is_on(child(element, "w:isLgl")),
        suffix=value(element, "w:suff") or "tab",
        style=value(element, "w:pStyle"),
    )


def _format(element: Element) -> str:
    """A format of a newer Word stands within mc:AlternateContent, with an old one beside it."""
    found = child(element, "w:numFmt")
    for path in (("mc:AlternateContent", "mc:Choice"), ("mc:AlternateContent", "mc:Fallback")):
        if found is None:
            found = child(element, *path, "w:numFmt")
    if found is None:
        return "decimal"
    shown = attribute(found, "w:format")
    is_custom = attribute(found, "w:val") == "custom"
    return f"custom:{shown}" if is_custom else attribute(found, "w:val", "decimal")
