"""Links laid over a page: the words under each, and the address behind them."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pypdfium2.raw as c

from ingest.parsers.links import Link
from kb.language.fold import bare

_MOST = 2_000
"""Links of a page; tables of contents have hundreds, and no page thousands that are read."""
_LONGEST = 2_000


def links_of(page: Any, text_page: Any) -> list[Link]:
    """Those that lead out of the document. ``page`` and ``text_page`` of pypdfium2, both open.

    A link over two lines is two, and each shows a half of an address that the page prints whole:
    then the whole counts as shown.
    """
    found: list[Link] = []
    for at in range(min(c.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        handle = c.FPDFPage_GetAnnot(page.raw, at)
        if not handle:
            continue
        try:
            found.extend(_link(page, text_page, handle))
        finally:
            c.FPDFPage_CloseAnnot(handle)
    printed = bare(text_page.get_text_range()) if found else ""
    return [_whole(link, printed) for link in found]


def _whole(link: Link, printed: str) -> Link:
    address = unquote(link.target.partition(":")[2].partition("?")[0]).strip()
    return replace(link, shown=address) if "@" in address and bare(address) in printed else link


def _link(page: Any, text_page: Any, handle: Any) -> Iterator[Link]:
    if c.FPDFAnnot_GetSubtype(handle) != c.FPDF_ANNOT_LINK:
        return
    link = c.FPDFAnnot_GetLink(handle)
    action = c.FPDFLink_GetAction(link) if link else None
    if not action or c.FPDFAction_GetType(action) != c.PDFACTION_URI:
        return
    if target := _address(page.pdf.raw, action):
        yield Link(_words_under(text_page, handle), target)


def _address(document: Any, action: Any) -> str:
    length = c.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    c.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def _words_under(text_page: Any, handle: Any) -> str:
    box = c.FS_RECTF()
    if not c.FPDFAnnot_GetRect(handle, box):
        return ""
    words = text_page.get_text_bounded(box.left, box.bottom, box.right, box.top)
    return " ".join(str(words).split())
