"""Reads PDF: the text of its pages as blocks that know their pages and boxes.

pdfium finds the characters, as it is fast and forgives broken files; what makes lines, columns,
tables and paragraphs of them are the modules beside this one. Pages are read one after the
other, and of each only its lines are kept.
"""

from typing import Any

import pypdfium2 as pdfium

from ingest.blocks import ParsedDocument
from ingest.parsers.pdf_blocks import blocks_of
from ingest.parsers.pdf_headings import outline_of
from ingest.parsers.pdf_open import DAMAGED_CURE, attachments, damage, open_pdf
from ingest.parsers.pdf_page import Before, Page, read_page
from ingest.parsers.pdf_pictured import taken_once, to_be_recognised
from ingest.parsers.pdf_running import take_off_running
from ingest.parsers.pdf_scanned import in_order, recognised
from ingest.parsers.pdf_second_opinion import SecondOpinion
from ingest.parsers.pdf_warnings import Findings, warnings_of
from kb.errors import EmptyInput, InputRefused

PARSER = "pdf/1"
_NO_TEXT = "Have its text recognised (OCR), and add that."


def parse_pdf(data: bytes) -> ParsedDocument:
    """The blocks of a PDF. Raises InputRefused where it does not open, EmptyInput without text."""
    document = open_pdf(data)
    try:
        findings = Findings(damage(data), attachments(document))
        findings.is_dynamic_form = document.get_formtype() == pdfium.raw.FORMTYPE_XFA_FULL
        outline = outline_of(document)
        pages, findings.unread = _read_pages(document, data)
    finally:
        document.close()
    findings.running = take_off_running(pages)
    findings.pages = pages
    findings.empty = [page.number for page in pages if not page.parts]
    findings.pictured = [page.number for page in pages if to_be_recognised(page)]
    scanned = recognised(data, findings.pictured)
    more = taken_once(pages, scanned.blocks)
    blocks = in_order(blocks_of(pages, outline), more)
    if not blocks and findings.unread:
        raise InputRefused("None of its pages can be read.", DAMAGED_CURE)
    if not blocks:
        count = len(pages)
        problem = f"None of its {count} pages has text." if count > 1 else "Its page has no text."
        unseen = sum(page.hidden for page in pages)
        told = [f"{unseen} characters in it are not to be seen."] if unseen else []
        raise EmptyInput(" ".join((problem, *told, *scanned.warnings)), scanned.cure or _NO_TEXT)
    warnings = (*warnings_of(findings), *scanned.warnings, *filter(None, [scanned.cure]))
    parser = f"{PARSER}+{scanned.engine}" if scanned.engine else PARSER
    return ParsedDocument(blocks, parser, warnings=warnings)


def pages_without_text(data: bytes) -> tuple[int, ...]:
    """The pages, from 1, that show no text but running heads: pictures of text, or nothing.

    A parser that recognises text asks here which pages are its own. Raises as ``parse_pdf``.
    """
    document = open_pdf(data)
    try:
        pages, _ = _read_pages(document, data)
    finally:
        document.close()
    take_off_running(pages)
    return tuple(page.number for page in pages if not page.parts)


def _read_pages(document: Any, data: bytes) -> tuple[list[Page], list[int]]:
    """All pages in order, and the numbers of those that cannot be read."""
    pages: list[Page] = []
    unread: list[int] = []
    before = Before(SecondOpinion(data))
    if document.get_formtype() != pdfium.raw.FORMTYPE_NONE:
        document.init_forms()
    for index in range(len(document)):
        try:
            page = document[index]
            try:
                pages.append(read_page(page, index + 1, before))
            finally:
                page.close()
        except (pdfium.PdfiumError, ValueError, OverflowError):
            # One broken page costs that page alone.
            unread.append(index + 1)
    return pages, unread
