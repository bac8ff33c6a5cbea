"""XLSX and XLSM workbooks: every sheet with its tables, as a reader sees the cells.

Read as XML rather than through a library of spreadsheets: openpyxl's fast mode tells neither
merged nor hidden cells nor comments, and its whole mode takes some fifty times the file's size.
"""

from dataclasses import dataclass

from ingest.blocks import Block, ParsedDocument
from ingest.parsers.clean import clean
from ingest.parsers.links import Link, link_remarks
from ingest.parsers.opc import main_part, relation_id, relationships, stated_title
from ingest.parsers.sheet_tables import sheet_blocks
from ingest.parsers.workbook import SheetRemarks, sheet_heading, titled, workbook_warnings
from ingest.parsers.xlsx_cells import Book, read_sheet
from ingest.parsers.xlsx_drawings import Drawn, drawn_on
from ingest.parsers.xlsx_notes import notes_of
from ingest.parsers.xlsx_styles import number_codes
from ingest.parsers.xlsx_text import shared_strings
from ingest.parsers.zip_package import Package, local, open_package
from kb.errors import EmptyInput, InputRefused

PARSER = "xlsx/1"
_KIND = "XLSX workbook"


@dataclass(frozen=True, slots=True)
class _Tab:
    name: str
    part: str
    kind: str
    is_hidden: bool


def parse_xlsx(data: bytes) -> ParsedDocument:
    """Blocks of a workbook: a heading for each sheet, tables, remarks, comments as notes.

    Hidden sheets, rows and columns are read too, since a filter that somebody left on hides data;
    warnings name them, as they do formulas without a stored value and what was left out. Raises
    InputRefused for what is no workbook, is damaged, locked, or past the limits; EmptyInput for
    one without text.
    """
    package = open_package(data, _KIND)
    main = main_part(package, "xl/workbook.xml")
    tabs, from_1904 = _tabs(package, main)
    related = relationships(package, main).values()
    part = {one.kind: one.target for one in related if one.kind in ("sharedStrings", "styles")}
    book = Book(
        shared_strings(package, part.get("sharedStrings", "")),
        number_codes(package, part.get("styles", "")),
        from_1904=from_1904,
    )
    blocks: list[Block] = []
    remarks: list[SheetRemarks] = []
    drawn: list[Drawn] = []
    links: list[Link] = []
    bare: list[str] = []
    for tab in tabs:
        if tab.kind != "worksheet":
            bare.append(tab.name)
            continue
        found = read_sheet(package, tab.part, tab.name, book, notes_of(package, tab.part))
        links += found.links
        drawn.append(drawn_on(package, tab.part))
        if found.sheet.rows or found.sheet.notes:
            blocks.append(sheet_heading(tab.name, len(blocks) + 1))
            blocks += sheet_blocks(found.sheet, len(blocks) + 1)
        else:
            bare.append(tab.name)
        remarks.append(SheetRemarks(tab.name, tab.is_hidden, found.remarks))
    if not blocks:
        raise EmptyInput("There is no text in the cells of this workbook.", "Add one with text.")
    warnings = workbook_warnings(remarks, bare, macros=_has_macros(package))
    warnings += filter(None, (Drawn.warning(drawn, kind) for kind in Drawn.KINDS))
    warnings += link_remarks(links)
    return titled(blocks, PARSER, stated_title(package), warnings)


def _tabs(package: Package, main: str) -> tuple[list[_Tab], bool]:
    """The sheets in the order of their tabs, and whether days are counted from 1904."""
    root, related = package.xml(main), relationships(package, main)
    if local(root) != "workbook":
        raise InputRefused(f"This is no {_KIND}.", "Give the file the suffix of its type.")
    tabs: list[_Tab] = []
    from_1904 = False
    for element in root.iter("{*}sheet", "{*}workbookPr"):
        if local(element) == "workbookPr":
            from_1904 = element.get("date1904") in ("1", "true")
            continue
        name = " ".join(clean(element.get("name") or "").split()) or f"Sheet{len(tabs) + 1}"
        target = related.get(relation_id(element))
        hidden = element.get("state", "visible") != "visible"
        if target is None or not package.has(target.target):
            raise InputRefused(
                f"This {_KIND} is incomplete: its sheet '{name}' is not in it.",
                "Open it in the program that made it, save it again, and add the new file.",
            )
        tabs.append(_Tab(name, target.target, target.kind, hidden))
    return tabs, from_1904


def _has_macros(package: Package) -> bool:
    return any(name.lower().endswith("vbaproject.bin") for name in package.names)
