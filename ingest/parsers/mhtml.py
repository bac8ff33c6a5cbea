"""MHTML (.mht): a web page with its pictures as one MIME message (RFC 2557)."""

from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message
from typing import TypeAlias

from ingest.blocks import Block, ParsedDocument
from ingest.parsers.clean import clean
from ingest.parsers.decoding import decode
from ingest.parsers.html import parse_html
from ingest.parsers.plain_text import parse_plain_text
from kb.errors import EmptyInput, InputRefused

PARSER = "mhtml/1"
_Part: TypeAlias = "Message[str, str]"
_HEADERS = (b"mime-version:", b"content-type:", b"from:", b"subject:", b"date:", b"message-id:")
_MARK = b"\xef\xbb\xbf"
_START = 400
_PAGES = ("text/html", "application/xhtml+xml")
_MOST_PARTS = 2_000
"""Pictures, style sheets and frames of one page."""
_SAVE = "Open it in a browser, save it as .html, and add that."


def is_mhtml(data: bytes) -> bool:
    """Whether it begins with the header of a message."""
    return _trimmed(data)[:_START].lower().startswith(_HEADERS)


def parse_mhtml(data: bytes) -> ParsedDocument:
    """Blocks of the page in a message; places are lines of that page, once decoded.

    A page of frames is read frame by frame. Raises InputRefused for what is no message or holds
    no page, EmptyInput where the page has no text.
    """
    body = _trimmed(data)
    if not body:
        raise EmptyInput("The file is empty.", "Add a file that has text in it.")
    if body[:_START].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        document = parse_html(body)
        warning = "an HTML page under the name of an MHTML file"
        return replace(document, parser=PARSER, warnings=(warning, *document.warnings))
    parts = _parts(body)
    if not parts:
        raise InputRefused("This file holds no page: it is not MHTML.", _SAVE)
    return _joined(_read(parts))


def _trimmed(data: bytes) -> bytes:
    """Without the blank lines and byte order marks that some programs put before the headers."""
    return data.lstrip(b" \t\r\n").removeprefix(_MARK).lstrip(b" \t\r\n")


def _parts(data: bytes) -> list[_Part]:
    """The pages, the root first; the plain texts where there is no page; else []."""
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        found = [part for part in message.walk() if not part.is_multipart()][:_MOST_PARTS]
        start = str(message.get_param("start", "") or "").strip("<> ")
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return []
    pages = [part for part in found if part.get_content_type() in _PAGES]
    pages.sort(key=lambda part: not start or _id(part) != start)
    if pages or not is_mhtml(data):
        return pages
    return [part for part in found if part.get_content_type() == "text/plain"]


def _id(part: _Part) -> str:
    return str(part.get("Content-ID", "")).strip("<> ")


def _read(parts: list[_Part]) -> list[ParsedDocument]:
    """The root page; where that has no text of its own, the pages that it frames."""
    if parts[0].get_content_type() not in _PAGES:
        return [_text(part) for part in parts]
    try:
        return [_page(parts[0])]
    except InputRefused as refusal:
        found = []
        for part in parts[1:]:
            with suppress(InputRefused):
                found.append(_page(part))
        if not found:
            raise refusal from None
        return found


def _content(part: _Part) -> bytes:
    """The decoded bytes; those of a damaged base64 part as far as they can be read."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: _Part) -> str:
    try:
        return str(part.get_content_charset() or "")
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""


def _page(part: _Part) -> ParsedDocument:
    return _named(parse_html(_content(part), _charset(part)), part)


def _text(part: _Part) -> ParsedDocument:
    decoded = decode(_content(part), _charset(part))
    document = parse_plain_text(decoded.text)
    return _named(replace(document, warnings=(*decoded.remarks, *document.warnings)), part)


def _named(document: ParsedDocument, part: _Part) -> ParsedDocument:
    """Places that name the page within the message, by the last word of its address."""
    address = clean(str(part.get("Content-Location", "")))
    name = address.split("?")[0].rstrip("/").rpartition("/")[2]
    return replace(document, blocks=tuple(_placed(block, name) for block in document.blocks))


def _placed(block: Block, name: str) -> Block:
    rows = tuple(replace(row, part=name) for row in block.rows)
    return replace(block, at=replace(block.place, part=name), rows=rows)


def _joined(documents: list[ParsedDocument]) -> ParsedDocument:
    blocks = [block for document in documents for block in document.blocks]
    numbered = (replace(block, first_line=n, last_line=n) for n, block in enumerate(blocks, 1))
    warnings = [warning for document in documents for warning in document.warnings]
    if len(documents) > 1:
        warnings.insert(0, f"{len(documents)} pages of one message, read one after the other")
    return ParsedDocument(tuple(numbered), PARSER, warnings=tuple(warnings))
