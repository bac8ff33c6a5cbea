"""Styles of a DOCX: what of a paragraph's or a run's style concerns its text."""

import re
from dataclasses import dataclass
from typing import TypeVar

from ingest.parsers.xml_parts import Element, attribute, child, descendants, is_on, value, whole

_T = TypeVar("_T")
_LONGEST_CHAIN = 50
"""Styles based on one another; a circle of them ends here."""
_MOST_LEVELS = 9
# Word writes built-in names in English; other programs write them as their menus show them.
_HEADING = re.compile(
    r"(?:heading|标题|標題|見出し|제목|überschrift|titre|título|titolo|заголовок|kop|rubrik)"
    r"\s*([1-9])(?:\s*(?:char|字符))?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"title|标题|標題|表題|제목|titel|titre|título|titolo", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|目录|目錄|目次|verzeichnis|index|table of figures|图表目录)\s*\d*", re.IGNORECASE
)
_CONTENTS_HEAD = re.compile(r"toc heading|toc 标题|contents heading", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberProperties:
    """``w:numPr``: the list and the level in it, each None where it is not said."""

    num_id: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Style:
    """One style; None where it leaves a property to the style that it is based on."""

    id: str
    name: str
    based_on: str
    outline: int | None
    numbers: NumberProperties | None
    hidden: bool | None
    raised: bool | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id; lookups of ids that are not there find nothing."""

    by_id: dict[str, Style]
    default_paragraph: str = ""
    hidden_by_default: bool = False

    def chain(self, style_id: str) -> list[Style]:
        """The style and those it is based on, nearest first."""
        found: list[Style] = []
        style = self.by_id.get(style_id)
        while style is not None and style not in found and len(found) < _LONGEST_CHAIN:
            found.append(style)
            style = self.by_id.get(style.based_on)
        return found

    def heading_level(self, style_id: str) -> int:
        """1 to 9 for a heading, 1 for the title of a document, 0 for anything else."""
        for style in self.chain(style_id):
            if style.outline is not None:
                return style.outline + 1 if style.outline < _MOST_LEVELS else 0
            if named := _HEADING.fullmatch(style.name):
                return int(named[1])
            if _TITLE.fullmatch(style.name):
                return 1
        return 0

    def is_contents(self, style_id: str) -> bool:
        """Entries of a table of contents."""
        return any(_CONTENTS.fullmatch(style.name) for style in self.chain(style_id))

    def is_contents_head(self, style_id: str) -> bool:
        return any(_CONTENTS_HEAD.fullmatch(style.name) for style in self.chain(style_id)[:1])

    def numbers(self, style_id: str) -> tuple[NumberProperties, tuple[str, ...]] | None:
        """The list that a paragraph style is in, and the styles from it to the one that says so."""
        level, passed = None, []
        for style in self.chain(style_id):
            passed.append(style.id)
            if style.numbers is None:
                continue
            level = style.numbers.level if level is None else level
            if style.numbers.num_id is not None:
                return NumberProperties(style.numbers.num_id, level), tuple(passed)
        return None

    def is_hidden(self, *style_ids: str) -> bool:
        """Whether text is hidden by its character style or else by its paragraph style."""
        for style_id in style_ids:
            said = _first([style.hidden for style in self.chain(style_id)])
            if said is not None:
                return said
        return self.hidden_by_default

    def is_raised(self, style_id: str) -> bool:
        return bool(_first([style.raised for style in self.chain(style_id)]))


def read_styles(root: Element | None) -> Styles:
    """The styles in ``word/styles.xml``; none where there is no such part."""
    if root is None:
        return Styles({})
    found: dict[str, Style] = {}
    default = ""
    for element in descendants(root, "w:style"):
        style = _style(element)
        found.setdefault(style.id, style)
        is_default = attribute(element, "w:default") in ("1", "true", "on")
        if is_default and attribute(element, "w:type") == "paragraph":
            default = default or style.id
    hidden = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:vanish")
    return Styles(found, default, is_on(hidden))


def number_properties(properties: Element | None) -> NumberProperties | None:
    """``w:numPr`` of ``w:pPr``; None where it has none."""
    element = child(properties, "w:numPr")
    if element is None:
        return None
    num_id, level = value(element, "w:numId"), whole(value(element, "w:ilvl"))
    return NumberProperties(num_id or None, level)


def outline_level(properties: Element | None) -> int | None:
    """``w:outlineLvl``: 0 to 8 for headings, 9 for text, None where it is not said."""
    return whole(value(properties, "w:outlineLvl"))


def _style(element: Element) -> Style:
    paragraph, run = child(element, "w:pPr"), child(element, "w:rPr")
    hidden, align = child(run, "w:vanish"), value(run, "w:vertAlign")
    return Style(
        id=attribute(element, "w:styleId"),
        name=value(element, "w:name").strip(),
        based_on=value(element, "w:basedOn"),
        outline=outline_level(paragraph),
        numbers=number_properties(paragraph),
        hidden=None if hidden is None else is_on(hidden),
        raised=align == "superscript" if align else None,
    )


def _first(said: list[_T | None]) -> _T | None:
    return next((one for one in said if one is not None), None)
