"""Header fields of a message: encoded words (RFC 2047), and raw bytes in whatever encoding.

``email.header`` fails on raw bytes beside encoded words, and on characters cut in two between
words, as programs in China leave them.
"""

import binascii
import re
from email.message import Message
from quopri import decodestring

from ingest.parsers.clean import clean
from ingest.parsers.decoding import decode
from kb.errors import InputRefused

_WORD = re.compile(r"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([BbQq])\?([^?]*)\?=")
_LONGEST = 2_000
"""Characters; a field with more is a list of a whole office."""


def header(message: Message, name: str) -> str:
    """The words of a field on one line; "" where the message has none."""
    text = decoded_words(raw_value(message, name))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def raw_value(message: Message, name: str) -> str:
    """A field as it stands, bytes that are no ASCII as surrogates; "" where there is none."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            return str(value)
    return ""


def decoded_words(raw: str) -> str:
    """Words of a field, such as ``=?gb2312?B?zajWqg==?=``, as text on one line."""
    out: list[str] = []
    pending, charset, at = b"", "", 0
    for found in _WORD.finditer(raw):
        between = raw[at : found.start()]
        named = found[1].lower()
        if pending and (between.strip() or named != charset):
            out.append(_text(pending, charset))
            pending = b""
        if between.strip() or not at:
            out.append(_text(_bytes(between), ""))
        pending, charset, at = pending + _word(found[2], found[3]), named, found.end()
    out += [_text(pending, charset), _text(_bytes(raw[at:]), "")]
    return " ".join(clean("".join(out)).split())


def _word(way: str, words: str) -> bytes:
    if way in "Qq":
        return decodestring(_bytes(words), header=True)
    data = _bytes(words).rstrip(b"=")
    for missing in (b"===", b"="):
        try:
            # A word that was cut off lacks its end; then its last character is lost to all.
            return binascii.a2b_base64(data + missing)
        except binascii.Error:
            data = data[:-1]
    return b""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text(data: bytes, charset: str) -> str:
    if not data.strip():
        return data.decode("ascii", "replace")
    label = "" if charset in ("unknown-8bit", "us-ascii", "ascii") else charset
    # Two or three characters are too short a text to prove an encoding: a stated one is believed.
    if label and (text := as_labelled(data, label)) is not None:
        return text
    try:
        return decode(data).text
    except InputRefused:
        return as_labelled(data, "gb18030") or data.decode("utf-8", "replace")


def as_labelled(data: bytes, label: str) -> str | None:
    """The text in the encoding that is stated, without proof; None where it cannot be that."""
    # GB2312 is what many programs call GB18030.
    known = {"gb2312": "gb18030", "gbk": "gb18030"}.get(label.lower(), label)
    try:
        return data.decode(known)
    except (LookupError, ValueError):
        return None
