"""Fields of a DOCX: their results are text, their codes are not (ISO/IEC 29500-1, 17.16)."""

import re
from dataclasses import dataclass

from ingest.parsers.docx_number_formats import printed_number
from ingest.parsers.docx_symbols import symbol
from ingest.parsers.xml_parts import whole

_CIRCLED = re.compile(r"\\o\s*\\ac\s*\(\s*([○◯□△◇〇])\s*[,，;]\s*([^)]*)\)", re.IGNORECASE)
_RUBY = re.compile(
    r"\\o\s*(?:\\a[dlrc]\s*)?\(\s*\\s\s*\\up\s*[\d.]+\s*\(([^()]*)\)\s*[,，;]\s*([^()]*)\)",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"\\f\s*\(([^(),]*),([^(),]*)\)", re.IGNORECASE)
_SYMBOL = re.compile(r"SYMBOL\s+(\d+|0x[0-9a-f]+)(?=\s|$)", re.IGNORECASE)
_FONT = re.compile(r'\\f\s*"?([^"\\]+?)"?\s*(?:\\|$)')
_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]+)"|([^\s"\\]+))', re.IGNORECASE)
_OPENS_CONTENTS = ("TOC", "TOA", "INDEX")
_COUNTS = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM")


@dataclass(slots=True)
class Field:
    """A field that has begun: its code so far, and whether its result has begun.

    ``first`` is the piece of its paragraph with which the result begins.
    """

    code: str = ""
    has_result: bool = False
    first: int = 0

    @property
    def name(self) -> str:
        words = self.code.split(None, 1)
        return words[0].upper() if words else ""

    @property
    def is_contents(self) -> bool:
        """A table of contents or of cases, or an index."""
        return self.name in _OPENS_CONTENTS

    @property
    def address(self) -> str:
        """Where a link leads; "" for other fields and for a place within the document."""
        found = _LINK.match(self.code)
        return (found[1] or found[2]) if found else ""

    @property
    def counts_by_itself(self) -> bool:
        """A field that prints a number which only Word knows."""
        return self.name in _COUNTS


def text_without_result(field: Field) -> str | None:
    """What Word shows for a field that has a code alone; None where that is not understood.

    Chinese editions of Word make circled characters and readings above characters in this way.
    """
    if field.name == "SYMBOL":
        return _symbol(field.code)
    if field.name != "EQ":
        return ""
    if circled := _CIRCLED.search(field.code):
        n = whole(circled[2].strip())
        return printed_number(n, "decimalEnclosedCircle") if n else circled[2].strip()
    if ruby := _RUBY.search(field.code):
        return f"{ruby[2].strip()}({ruby[1].strip()})"
    if fraction := _FRACTION.search(field.code):
        return f"{fraction[1].strip()}/{fraction[2].strip()}"
    return None


def _symbol(code: str) -> str | None:
    found, font = _SYMBOL.match(code.strip()), _FONT.search(code)
    return symbol(font[1] if font else "", int(found[1], 0)) if found else None
