"""Words of a workbook's XML: strings shared by cells, and runs with fonts of their own."""

import re

from ingest.parsers.sheet_tables import SPLIT
from ingest.parsers.zip_package import Package, XmlElement, local
from kb.errors import InputRefused

MOST_STRINGS = 3_000_000
"""As many as there may be filled cells."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared_strings(package: Package, part: str) -> list[str]:
    """The strings that cells point to by number; [] where a workbook has no such part."""
    if not part or not package.has(part):
        return []
    strings = []
    for element in package.elements(part, "si"):
        strings.append(rich_text(element))
        if len(strings) > MOST_STRINGS:
            raise InputRefused(f"This workbook has more than {MOST_STRINGS} texts.", SPLIT)
    return strings


def rich_text(element: XmlElement) -> str:
    """The words of a string without the phonetic hints that stand above them."""
    words = []
    for child in element:
        name = local(child)
        if name == "t":
            words.append(child.text or "")
        elif name == "r":
            words += [run.text or "" for run in child if local(run) == "t"]
    return unescaped("".join(words))


def unescaped(text: str) -> str:
    """``_x000D_`` stands for a character that XML cannot hold (22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: _character(int(found[1], 16)), text)


def _character(code: int) -> str:
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - halves of a pair
