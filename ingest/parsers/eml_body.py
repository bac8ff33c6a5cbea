"""The text of one MIME part: plain text or HTML, in the encoding that it states or really has."""

import re
from collections.abc import Iterator
from email.message import Message

from ingest.blocks import Block
from ingest.parsers.decoding import Decoded, decode
from ingest.parsers.eml_headers import as_labelled, decoded_words, raw_value
from ingest.parsers.html import parse_html
from ingest.parsers.plain_text import parse_plain_text
from kb.errors import EmptyInput, InputRefused

_TEXTS = ("text/plain", "text/html")
_CHARSET = re.compile(rb"charset\s*=", re.IGNORECASE)
_HEAD = 4_096
_SIGNATURE = "-- "
_SHORT = 200
"""Bytes: so little Chinese in GB18030 may happen to be UTF-8 as well."""


def is_text(entity: Message) -> bool:
    """Whether a part is one of the two forms that bodies have."""
    return entity.get_content_type() in _TEXTS


def is_attached(entity: Message) -> bool:
    """Whether a part was attached as a file; a text with a name alone may be a body."""
    kind = raw_value(entity, "Content-Disposition").strip().lower()
    return kind.startswith("attachment") or (bool(entity.get_filename()) and not is_text(entity))


def part_name(entity: Message) -> str:
    """The name of a file that is attached, else its type."""
    try:
        name = entity.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    return decoded_words(name) or f"({entity.get_content_type()})"


def body_of(entity: Message) -> tuple[list[Block], list[str]]:
    """Blocks of a part and what was odd in it; none where it is empty.

    Raises InputRefused where its encoding is in doubt.
    """
    data = entity.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return [], []
    label = _label(entity)
    try:
        if entity.get_content_type() == "text/html":
            page = parse_html(_labelled(data, label))
            return list(page.blocks), list(page.warnings)
        decoded = _decoded(data, label)
    except EmptyInput:
        return [], []
    text = _reflowed(decoded.text) if _is_flowed(entity) else decoded.text
    plain = parse_plain_text(text)
    return list(plain.blocks), [*decoded.remarks, *plain.warnings]


def _label(entity: Message) -> str:
    try:
        stated = entity.get_content_charset("") or ""
    except (ValueError, LookupError):
        return ""
    return "" if stated in ("us-ascii", "ascii", "unknown-8bit") else stated


def _decoded(data: bytes, label: str) -> Decoded:
    """As labelled where the bytes allow it: a short body cannot prove its encoding."""
    text = as_labelled(data, label) if label else None
    if text is not None and text.strip() and len(data) < _SHORT:
        return Decoded(text)
    try:
        return decode(data, label)
    except EmptyInput:
        raise
    except InputRefused:
        if text is None:
            raise
        return Decoded(text)


def _labelled(data: bytes, label: str) -> bytes:
    """A page that names no encoding itself has that of its part."""
    if not label or _CHARSET.search(data[:_HEAD]):
        return data
    return _decoded(data, label).text.encode("utf-8", "replace")


def _is_flowed(entity: Message) -> bool:
    return str(entity.get_param("format", "")).lower() == "flowed"


def _reflowed(text: str) -> str:
    """format=flowed (RFC 3676): a space at a line's end says that the next one goes on."""
    return "\n".join(_flow(text.replace("\r\n", "\n").split("\n")))


def _flow(lines: list[str]) -> Iterator[str]:
    open_line = ""
    for line in lines:
        words = line.removeprefix(" ") if line.startswith(" ") else line
        if open_line:
            words = open_line + words
        if line.endswith(" ") and line != _SIGNATURE:
            open_line = words
        else:
            open_line = ""
            yield words
    if open_line:
        yield open_line
