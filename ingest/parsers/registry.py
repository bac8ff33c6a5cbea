"""Which parser reads which file, by its suffix. A parser takes the bytes of a file.

A parser is named as ``module:function`` and imported where a file of its type is read, which for
most of them is another process.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from ingest.blocks import ParsedDocument

Parser = Callable[[bytes], ParsedDocument]

_MARKDOWN = "ingest.parsers.text_files:parse_markdown_file"
_PLAIN_TEXT = "ingest.parsers.text_files:parse_text_file"
_HTML = "ingest.parsers.html:parse_html"
_IMAGE = "ingest.parsers.image:parse_image"
PARSERS: dict[str, str] = {
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".txt": _PLAIN_TEXT,
    ".text": _PLAIN_TEXT,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".xlsx": "ingest.parsers.xlsx:parse_xlsx",
    ".xlsm": "ingest.parsers.xlsx:parse_xlsx",
    ".xltx": "ingest.parsers.xlsx:parse_xlsx",
    ".csv": "ingest.parsers.csv_text:parse_csv",
    ".tsv": "ingest.parsers.csv_text:parse_csv",
    ".pptx": "ingest.parsers.pptx:parse_pptx",
    ".pptm": "ingest.parsers.pptx:parse_pptx",
    ".ppsx": "ingest.parsers.pptx:parse_pptx",
    ".epub": "ingest.parsers.epub:parse_epub",
    ".eml": "ingest.parsers.eml:parse_eml",
    ".doc": "ingest.parsers.legacy:parse_doc",
    ".wps": "ingest.parsers.legacy:parse_doc",
    ".xls": "ingest.parsers.legacy:parse_xls",
    ".et": "ingest.parsers.legacy:parse_xls",
    ".ppt": "ingest.parsers.legacy:parse_ppt",
    ".dps": "ingest.parsers.legacy:parse_ppt",
    ".docx": "ingest.parsers.docx:parse_docx",
    ".docm": "ingest.parsers.docx:parse_docx",
    ".mht": "ingest.parsers.mhtml:parse_mhtml",
    ".mhtml": "ingest.parsers.mhtml:parse_mhtml",
    ".rtf": "ingest.parsers.rtf:parse_rtf",
    ".pdf": "ingest.parsers.pdf:parse_pdf",
    **dict.fromkeys(".png .jpg .jpeg .tif .tiff .bmp .webp".split(), _IMAGE),
}

BY_PROGRAM: set[str] = {
    "ingest.parsers.legacy:parse_doc",
    "ingest.parsers.legacy:parse_xls",
    "ingest.parsers.legacy:parse_ppt",
}
"""Of these parsers, those that have an installed program convert the file; no other may start
one."""


def parser_name(suffix: str) -> str | None:
    """``module:function`` for a suffix such as ".md" in any case; None where there is none."""
    return PARSERS.get(suffix.lower())


def is_picture(suffix: str) -> bool:
    """Whether such a file is a picture of text, if it is text at all."""
    return parser_name(suffix) == _IMAGE


def load_parser(name: str) -> Parser:
    """The function that is called ``module:function``."""
    module, function = name.split(":")
    return cast("Parser", getattr(import_module(module), function))


def parser_for(suffix: str) -> Parser | None:
    """The parser of a suffix such as ".md" in any case; None where there is none."""
    name = parser_name(suffix)
    return load_parser(name) if name else None
