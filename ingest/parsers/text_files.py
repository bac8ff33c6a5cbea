"""Markdown and plain text from bytes: what was odd in their encoding is their first warning."""

from collections.abc import Callable
from dataclasses import replace

from ingest.blocks import ParsedDocument
from ingest.parsers.decoding import decode
from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text


def parse_markdown_file(data: bytes) -> ParsedDocument:
    """Raises InputRefused for bytes that are no text."""
    return _parsed(data, parse_markdown)


def parse_text_file(data: bytes) -> ParsedDocument:
    """Raises InputRefused for bytes that are no text."""
    return _parsed(data, parse_plain_text)


def _parsed(data: bytes, parse: Callable[[str], ParsedDocument]) -> ParsedDocument:
    decoded = decode(data)
    document = parse(decoded.text)
    return replace(document, warnings=(*decoded.remarks, *document.warnings))
