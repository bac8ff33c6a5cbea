"""Which parser reads which file, by its suffix."""

from collections.abc import Callable

from ingest.blocks import ParsedDocument
from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text

Parser = Callable[[str], ParsedDocument]

_PARSERS: dict[str, Parser] = {
    ".md": parse_markdown,
    ".markdown": parse_markdown,
    ".txt": parse_plain_text,
    ".text": parse_plain_text,
}


def parser_for(suffix: str) -> Parser | None:
    """The parser of a suffix such as ".md" in any case; None where there is none."""
    return _PARSERS.get(suffix.lower())
