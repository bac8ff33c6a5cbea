"""XLS workbooks (BIFF 2 to 8) through xlrd, as sheets like those of XLSX.

xlrd rather than a conversion: it is everywhere, so one file gives one text on every machine.
"""

import contextlib
import io
from typing import Any

import xlrd

from ingest.blocks import Block, ParsedDocument
from ingest.parsers.number_formats import GENERAL, shown_number
from ingest.parsers.sheet_rows import Merged, Note, Row, Sheet
from ingest.parsers.sheet_tables import (
    MOST_CELLS,
    SPLIT,
    cell_text,
    cell_words,
    column_name,
    sheet_blocks,
)
from ingest.parsers.workbook import (
    CellRemarks,
    SheetRemarks,
    sheet_heading,
    titled,
    workbook_warnings,
)
from kb.errors import EmptyInput, InputRefused

PARSER = "xls/1"
_AGAIN = "Open it in Excel or WPS, and save it as .xlsx."
_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def parse_workbook(data: bytes) -> ParsedDocument:
    """As ``parse_xlsx``. Raises InputRefused for what is damaged or locked, EmptyInput for no text.

    xlrd tells neither formulas nor drawings: a formula without a stored value shows nothing, and
    a warning says that text boxes and charts are not looked for.
    """
    with _opened(data) as book:
        blocks, remarks, bare = _read(book)
    if not blocks:
        raise EmptyInput("There is no text in the cells of this workbook.", "Add one with text.")
    warnings = workbook_warnings(remarks, bare, macros=_MACROS in data)
    warnings.append("text boxes and charts of .xls files are not looked for")
    return titled(blocks, PARSER, {}, warnings)


def _opened(data: bytes) -> Any:
    try:
        # What it thinks of a file it prints; that is not for those who add one.
        return xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), formatting_info=True, on_demand=True
        )
    except Exception as error:  # noqa: BLE001 - broken files end in any of Python's errors
        if "encrypted" in str(error).lower() or "password" in str(error).lower():
            problem = "This XLS workbook is locked with a password."
            raise InputRefused(problem, "Save it without one.") from None
        problem = "This XLS workbook is damaged, or none at all."
        raise InputRefused(problem, _AGAIN) from None


def _read(book: Any) -> tuple[list[Block], list[SheetRemarks], list[str]]:
    blocks: list[Block] = []
    remarks: list[SheetRemarks] = []
    bare: list[str] = []
    filled = 0
    for number in range(book.nsheets):
        sheet, said, hidden = _sheet(book, number)
        filled += sum(len(row.cells) for row in sheet.rows)
        if filled > MOST_CELLS:
            raise InputRefused(f"This workbook has more than {MOST_CELLS} filled cells.", SPLIT)
        remarks.append(SheetRemarks(sheet.name, hidden, said))
        if sheet.rows or sheet.notes:
            blocks.append(sheet_heading(sheet.name, len(blocks) + 1))
            blocks += sheet_blocks(sheet, len(blocks) + 1)
        else:
            bare.append(sheet.name)
    return blocks, remarks, bare


def _sheet(book: Any, number: int) -> tuple[Sheet, CellRemarks, bool]:
    try:
        found = book.sheet_by_index(number)
        said = CellRemarks()
        sheet = Sheet(
            " ".join(cell_text(found.name).split()) or f"Sheet{number + 1}",
            _rows(book, found, said),
            [Merged(top + 1, left + 1, bottom, right)
             for top, bottom, left, right in found.merged_cells],
            _notes(found),
        )  # fmt: skip
        columns = {column for row in sheet.rows for column in row.cells}
        hidden = [at + 1 for at, info in found.colinfo_map.items() if info.hidden]
        said.hidden_columns = [column_name(at) for at in sorted(columns & set(hidden))]
        is_hidden = found.visibility != 0
        book.unload_sheet(number)
    except Exception as error:  # noqa: BLE001 - as above
        problem = f"Sheet {number + 1} of this XLS workbook is damaged ({type(error).__name__})."
        raise InputRefused(problem, _AGAIN) from None
    return sheet, said, is_hidden


def _rows(book: Any, sheet: Any, said: CellRemarks) -> list[Row]:
    rows = []
    for at in range(sheet.nrows):
        cells: dict[int, str] = {}
        for column in range(sheet.row_len(at)):
            cell = sheet.cell(at, column)
            if text := cell_words(_shown(book, cell)):
                cells[column + 1] = text
                if cell.ctype == xlrd.XL_CELL_ERROR:
                    said.errors.append(f"{column_name(column + 1)}{at + 1} {text}")
        if cells:
            rows.append(Row(at + 1, cells))
            info = sheet.rowinfo_map.get(at)
            if info is not None and info.hidden:
                said.hidden_rows.append(at + 1)
    return rows


def _shown(book: Any, cell: Any) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            code = GENERAL
            if cell.xf_index is not None:
                found = book.format_map.get(book.xf_list[cell.xf_index].format_key)
                code = found.format_str if found is not None else GENERAL
            return shown_number(float(cell.value), code, from_1904=bool(book.datemode))
        case xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#ERROR"))
    return ""


def _notes(sheet: Any) -> list[Note]:
    notes = []
    with contextlib.suppress(AttributeError):
        for (row, column), note in sorted(sheet.cell_note_map.items()):
            if text := cell_text(note.text or ""):
                notes.append(Note(row + 1, f"{column_name(column + 1)}{row + 1}", text))
    return notes
