"""Parts of a DOCX in other formats (``w:altChunk``), each read by the parser of its own."""

from dataclasses import replace
from pathlib import PurePosixPath

from ingest.blocks import Block, ParsedDocument
from ingest.parsers.decoding import decode
from ingest.parsers.html import parse_html
from ingest.parsers.mhtml import is_mhtml, parse_mhtml
from ingest.parsers.plain_text import parse_plain_text
from ingest.parsers.rtf import parse_rtf
from kb.domain.places import Place
from kb.errors import InputRefused

_HTML_SIGNS = (b"<!doctype html", b"<html", b"<?xml", b"<body", b"<p", b"<div", b"<h1", b"<!--")
_START = 400


def parse_chunk(data: bytes, name: str) -> ParsedDocument:
    """A part that is no Word document, by what it is, since names of parts are free.

    Raises InputRefused where it is in no format that documents take in.
    """
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    suffix = PurePosixPath(name).suffix.lower()
    if start.startswith(b"{\\rtf"):
        return parse_rtf(data)
    if is_mhtml(data) or suffix in (".mht", ".mhtml"):
        return parse_mhtml(data)
    if start.startswith(_HTML_SIGNS) or suffix in (".html", ".htm", ".xhtml"):
        return parse_html(data)
    if suffix in (".txt", ".text"):
        decoded = decode(data)
        document = parse_plain_text(decoded.text)
        return replace(document, warnings=(*decoded.remarks, *document.warnings))
    raise InputRefused(f"it is in a format that is not read ({suffix or 'no suffix'})", "")


def placed(blocks: tuple[Block, ...], name: str) -> list[Block]:
    """The blocks of the part ``name`` with places that say so."""
    return [
        replace(
            block,
            at=_within(block.place, name),
            rows=tuple(_within(row, name) for row in block.rows),
        )
        for block in blocks
    ]


def _within(place: Place, name: str) -> Place:
    return replace(place, part=f"{name}!{place.part}" if place.part else name)
