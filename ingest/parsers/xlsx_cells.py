"""The cells of one worksheet (ECMA-376, part 1, 18.3.1): texts, merged cells, what is hidden."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.parsers.links import Link
from ingest.parsers.number_formats import GENERAL, shown_number
from ingest.parsers.opc import outside, relation_id
from ingest.parsers.sheet_rows import Merged, Note, Row, Sheet
from ingest.parsers.sheet_tables import (
    MOST_CELLS,
    SPLIT,
    cell_words,
    column_name,
)
from ingest.parsers.workbook import CellRemarks
from ingest.parsers.xlsx_text import rich_text, unescaped
from ingest.parsers.xml_parts import whole
from ingest.parsers.zip_package import Package, XmlElement, local
from kb.errors import InputRefused

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_HYPERLINK = re.compile(
    r"""\bHYPERLINK\s*\(\s*"([^"]{1,2000})"\s*(?:[,;]\s*"([^"]{0,2000})")?""", re.IGNORECASE
)
_MOST_MERGED = 200_000
"""Merged ranges that are looked at; they only tell how far column heads reach."""
_LAST_COLUMN = 16_384
_TRUE, _FALSE = "TRUE", "FALSE"


@dataclass(slots=True)
class Book:
    """What the sheets of a workbook share; ``cells`` counts those that were read."""

    strings: list[str]
    codes: list[str]
    from_1904: bool
    cells: int = 0


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet, and what has to be said of it."""

    sheet: Sheet
    remarks: CellRemarks
    links: Sequence[Link] = ()


def read_sheet(
    package: Package, part: str, name: str, book: Book, notes: Sequence[Note]
) -> ReadSheet:
    """Raises InputRefused for broken XML and where the workbook has too many cells."""
    reading, addresses = _Reading(book), outside(package, part)
    for element in package.elements(part, "row", "mergeCell", "col", "hyperlink"):
        match local(element):
            case "row":
                reading.row(element)
            case "col":
                reading.column(element)
            case "hyperlink":
                reading.link(element, addresses)
            case _:
                reading.merge(element)
    sheet = Sheet(name, reading.rows, reading.merged, notes)
    return ReadSheet(sheet, reading.remarks(), reading.links)


class _Reading:
    def __init__(self, book: Book) -> None:
        self._book = book
        self._row = 0
        self._hidden: list[tuple[int, int]] = []
        self._remarks = CellRemarks()
        self._filled: set[int] = set()
        self.rows: list[Row] = []
        self.merged: list[Merged] = []
        self.links: list[Link] = []

    def row(self, element: XmlElement) -> None:
        stated = element.get("r") or ""
        # Rows out of order would make places wrong; a number that goes back is not believed.
        number = whole(stated) or 0
        self._row = number if number > self._row else self._row + 1
        column, cells = 0, {}
        for cell in element:
            if local(cell) != "c":
                continue
            column = _column(cell.get("r") or "", column + 1)
            if text := self._cell(cell, f"{column_name(column)}{self._row}"):
                cells[column] = text
        if not cells:
            return
        self._book.cells += len(cells)
        if self._book.cells > MOST_CELLS:
            raise InputRefused(f"This workbook has more than {MOST_CELLS} filled cells.", SPLIT)
        self._filled.update(cells)
        self.rows.append(Row(self._row, dict(sorted(cells.items()))))
        if element.get("hidden") in ("1", "true"):
            self._remarks.hidden_rows.append(self._row)

    def column(self, element: XmlElement) -> None:
        first, last = whole(element.get("min") or ""), whole(element.get("max") or "")
        if element.get("hidden") in ("1", "true") and first and last:
            self._hidden.append((first, min(last, _LAST_COLUMN)))

    def merge(self, element: XmlElement) -> None:
        corners = [_REFERENCE.fullmatch(c) for c in (element.get("ref") or "").split(":")]
        if len(corners) != 2 or len(self.merged) >= _MOST_MERGED:  # noqa: PLR2004 - two corners
            return
        start, end = corners
        if start and end:
            left, right = _column(start[0], 1), _column(end[0], 1)
            self.merged.append(Merged(int(start[2]), left, int(end[2]), right))

    def link(self, element: XmlElement, addresses: dict[str, str]) -> None:
        """A link on a cell; what it shows are the words of the first cell that it covers."""
        target = addresses.get(relation_id(element), "")
        if target and (corner := _REFERENCE.match(element.get("ref") or "")):
            at = bisect_left(self.rows, int(corner[2]), key=lambda row: row.number)
            found = self.rows[at] if at < len(self.rows) else None
            here = found is not None and found.number == int(corner[2])
            words = found.cells.get(_column(corner[1], 1), "") if found and here else ""
            self.links.append(Link(words, target))

    def remarks(self) -> CellRemarks:
        """Hidden columns count where they have cells."""
        within = {n for first, last in self._hidden for n in range(first, last + 1)}
        self._remarks.hidden_columns = [column_name(n) for n in sorted(within & self._filled)]
        return self._remarks

    def _cell(self, cell: XmlElement, name: str) -> str:
        value, formula, inline = None, None, None
        for child in cell:
            match local(child):
                case "v":
                    value = child.text or ""
                case "f":
                    formula = child
                    self._formula_link(child.text or "")
                case "is":
                    inline = child
        kind = cell.get("t") or "n"
        if inline is not None:
            return cell_words(rich_text(inline))
        if not value:
            if formula is not None and not (kind == "str" and value is not None):
                self._remarks.unvalued.append(name)
            return ""
        if kind == "e":
            self._remarks.errors.append(f"{name} {value}")
        return cell_words(self._shown(kind, value, cell.get("s") or ""))

    def _formula_link(self, formula: str) -> None:
        if found := _HYPERLINK.search(formula):
            self.links.append(Link(found[2] or "", found[1]))

    def _shown(self, kind: str, value: str, style: str) -> str:
        if kind == "s":
            at = whole(value)
            if at is None or not 0 <= at < len(self._book.strings):
                problem = "This XLSX workbook is damaged: a cell has a text that is not in it."
                raise InputRefused(problem, "Open it in Excel, and save it again.")
            return self._book.strings[at]
        if kind in ("str", "e", "d"):
            return unescaped(value)
        if kind == "b":
            return _TRUE if value.strip() in ("1", "true") else _FALSE
        return self._number(value, style)

    def _number(self, value: str, style: str) -> str:
        codes = self._book.codes
        at = whole(style)
        code = codes[at] if at is not None and 0 <= at < len(codes) else GENERAL
        if code == GENERAL and len(value) <= 15 and value.isdecimal():  # noqa: PLR2004 - as shown
            return value
        try:
            number = float(value)
        except ValueError:
            return value
        if number in (float("inf"), float("-inf")) or number != number:  # noqa: PLR0124 - nan
            return value
        return shown_number(number, code, from_1904=self._book.from_1904)


def _column(reference: str, otherwise: int) -> int:
    """The column of B7 (2); ``otherwise`` where a cell states none."""
    number = 0
    for letter in reference.replace("$", "").upper():
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number if 0 < number <= _LAST_COLUMN else otherwise
