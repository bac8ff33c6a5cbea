"""Office files of before 2007 (.doc, .xls, .ppt and those of WPS): read by what they really are.

Under these suffixes programs also write HTML, RTF, plain tables and the new formats.
"""

from dataclasses import replace

from ingest.blocks import ParsedDocument
from ingest.parsers.legacy_office import converted
from ingest.parsers.registry import parser_for
from kb.errors import InputRefused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEW = {"doc": "docx", "xls": "xlsx", "ppt": "pptx"}
_BARE = b"\x09"
"""How workbooks of the first versions begin, which had no container."""
_HEAD = 1_000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def parse_doc(data: bytes) -> ParsedDocument:
    """A Word or WPS document. Raises InputRefused without LibreOffice, unless it is not one."""
    return _parsed(data, "doc")


def parse_xls(data: bytes) -> ParsedDocument:
    """An Excel or WPS workbook; needs no other program."""
    return _parsed(data, "xls")


def parse_ppt(data: bytes) -> ParsedDocument:
    """A PowerPoint or WPS deck. Raises InputRefused without LibreOffice, unless it is not one."""
    return _parsed(data, "ppt")


def _parsed(data: bytes, old: str) -> ParsedDocument:
    new = _NEW[old]
    if data.startswith(b"PK\x03\x04"):
        return _through(f".{new}", data, old)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{\\rtf"):
        return _through(".rtf", data, old)
    if head.startswith(b"mime-version:") or b"\nmime-version:" in data[:_HEAD].lower():
        return _through(".mht", data, old)
    if head.startswith((b"<!doctype", b"<html")) or b"<html" in head or b"<table" in head:
        return _through(".html", data, old)
    if _ENCRYPTED in data:
        raise InputRefused("This file is locked with a password.", "Save it without one.")
    if old == "xls":
        return _workbook(data)
    if not data.startswith(_OLE):
        problem = f"This is no .{old} file, whatever its suffix says."
        raise InputRefused(problem, "Give it the suffix of its type.")
    return _through(f".{new}", converted(data, old, new), old)


def _workbook(data: bytes) -> ParsedDocument:
    if not data.startswith(_OLE) and not data.startswith(_BARE):
        # What exporting programs call .xls is often a table as text.
        return _through(".csv", data, "xls")
    from ingest.parsers.legacy_xls import parse_workbook

    return parse_workbook(data)


def _through(suffix: str, data: bytes, old: str) -> ParsedDocument:
    """Read by the parser of another suffix, which the warnings name."""
    parse = parser_for(suffix)
    if parse is None:
        problem = f"This .{old} file is a {suffix} file, and those are not read."
        raise InputRefused(problem, "Save it as .html or .txt, and add that.")
    document = parse(data)
    kind = suffix.removeprefix(".")
    return replace(document, warnings=(f"the .{old} file was read as {kind}", *document.warnings))
