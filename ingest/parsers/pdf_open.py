"""Opens a PDF, or says why it cannot be read and what to do about it."""

import re
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from kb.errors import EmptyInput, InputRefused

_HEADER_WITHIN = 1024
"""Bytes before "%PDF-" that readers forgive, and after which "%%EOF" is looked for."""
_START = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
_CATALOG = re.compile(
    rb"(\d{1,9})\s+0\s+obj\s*<<(?:(?!endobj).){0,400}?/Type\s*/Catalog", re.DOTALL
)
_TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
DAMAGED_CURE = "Open it in a PDF viewer and save it anew, or ask for a sound copy."
_SAVE_OPEN = "Open it with its password, save a copy without one, and add that."


def open_pdf(data: bytes) -> Any:
    """The document; an empty password is tried. Raises InputRefused or EmptyInput."""
    if not data.strip():
        raise EmptyInput("The file is empty.", "Add a file that has text.")
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise InputRefused("This is no PDF.", "Give the file the suffix of what it is.")
    try:
        document = _opened(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        raise _refusal(error) from None
    if not pages:
        raise InputRefused("The PDF has no page that can be found.", "Ask for a sound copy of it.")
    return document


def _opened(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        # A file that lost its end lost the note of where its root is; the root is still there.
        roots = _CATALOG.findall(data)
        if not roots or b"/Encrypt" in data:
            raise
        return pdfium.PdfDocument(data + b"\ntrailer<</Root %d 0 R>>\n%%%%EOF\n" % int(roots[-1]))


def _refusal(error: pdfium.PdfiumError) -> InputRefused:
    code = getattr(error, "err_code", None)
    if code == c.FPDF_ERR_PASSWORD:
        return InputRefused("The PDF is locked with a password.", _SAVE_OPEN)
    if code == c.FPDF_ERR_SECURITY:
        return InputRefused("The PDF is locked in a way that is not known here.", _SAVE_OPEN)
    return InputRefused("The PDF is damaged beyond reading.", DAMAGED_CURE)


def damage(data: bytes) -> str:
    """What is broken about a file that could be opened all the same; "" where nothing is."""
    tail = data.rstrip(b"\0\r\n \t")[-_HEADER_WITHIN:]
    if b"%%EOF" not in tail:
        return "the file is cut off at its end: what could be read of it was read"
    found = _START.search(tail)
    offset = int(found[1]) if found else -1
    begin = data.find(b"%PDF-")
    # An offset of 0 stands in files whose real table is named elsewhere.
    if offset == 0 or any(_TABLE.match(data, at) for at in (offset, offset + begin) if at > 0):
        return ""
    return "the file's table of contents is broken: what could be read without it was read"


def attachments(document: Any) -> list[str]:
    """Names of the files that a PDF carries; a portfolio is little else."""
    names = []
    for number in range(document.count_attachments()):
        try:
            names.append(str(document.get_attachment(number).get_name()) or "without a name")
        except pdfium.PdfiumError:
            names.append("without a name")
    return names
