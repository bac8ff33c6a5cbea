"""Which part of a larger text a document is: a book of a code, an article or annex of a regulation.

Ids of parts come from what the part itself prints (第七编 -> 7), never from its place in a folder,
so that they are the same whichever other parts are there.
"""

import re
from dataclasses import dataclass

from kb.identifiers import slugify
from kb.language.fold import unify
from kb.legal.numerals import chinese_to_int

_NUMBERED = re.compile(r"第(?P<number>[^\s编章分部]+)(?P<kind>分?编|章|部分)")
_IN_TITLE = re.compile(r"^(?P<whole>.{2,60}?(?:法典?|条例))\s*(?P<part>第\S{1,4}?编(?:\s.*|\S*)?)$")
_NAMED = {
    "序言": "preamble",
    "总纲": "general",
    "总则": "general",
    "附则": "supplementary",
    "附录": "annex",
}
_SECTION = re.compile(r"§\s*(\S+)")
TITLE_PAGE = "title-page"


@dataclass(frozen=True, slots=True)
class Part:
    """``slug`` is what the edition's id prints behind ``part-``; ``label`` is as printed."""

    slug: str
    label: str


def chinese_part(label: str, file_stem: str) -> Part:
    """第七编 侵权责任 is 7, 附则 is supplementary; what prints neither is called after its file."""
    squeezed = "".join(unify(label).split())
    if match := _NUMBERED.match(squeezed):
        number = chinese_to_int(match["number"])
        prefix = {"分编": "subpart-", "章": "chapter-"}.get(match["kind"], "")
        if number is not None:
            return Part(f"{prefix}{number}", label)
    return Part(_NAMED.get(squeezed) or slugify(file_stem) or "unnamed", label)


def converted_part(unit: str) -> Part:
    """Article 10, Annex IX, Recitals; 21 U.S.C. § 360e is section-360e."""
    if section := _SECTION.search(unit):
        return Part(f"section-{slugify(section[1])}", unit)
    return Part(slugify(unit), unit)


def part_in_title(title: str) -> tuple[str, Part] | None:
    """民法典第七编侵权责任 as (民法典, its seventh book); None for a title of a whole text."""
    match = _IN_TITLE.match(" ".join(title.split()))
    if match is None:
        return None
    return match["whole"], chinese_part(match["part"], "")
