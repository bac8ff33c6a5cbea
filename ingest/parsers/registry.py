"""Which parser reads which file, by its suffix. A parser takes the bytes of a file."""

from collections.abc import Callable
from dataclasses import replace

from ingest.blocks import ParsedDocument
from ingest.parsers.decoding import decode
from ingest.parsers.html import parse_html
from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text

Parser = Callable[[bytes], ParsedDocument]


def _of_text(parse: Callable[[str], ParsedDocument]) -> Parser:
    """A parser of text as one of bytes; what was odd in their encoding is its first warning."""

    def parse_bytes(data: bytes) -> ParsedDocument:
        decoded = decode(data)
        document = parse(decoded.text)
        return replace(document, warnings=(*decoded.remarks, *document.warnings))

    return parse_bytes


_MARKDOWN, _PLAIN_TEXT = _of_text(parse_markdown), _of_text(parse_plain_text)
_PARSERS: dict[str, Parser] = {
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".txt": _PLAIN_TEXT,
    ".text": _PLAIN_TEXT,
    ".html": parse_html,
    ".htm": parse_html,
    ".xhtml": parse_html,
}


def parser_for(suffix: str) -> Parser | None:
    """The parser of a suffix such as ".md" in any case; None where there is none."""
    return _PARSERS.get(suffix.lower())
