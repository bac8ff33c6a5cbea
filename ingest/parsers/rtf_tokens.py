"""RTF as tokens (Rich Text Format Specification 1.9.1)."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[A-Za-z]{1,40})(?P<number>-?[0-9]{1,10})?[ ]?"
    rb"|(?P<hex>(?:\\'[0-9A-Fa-f]{2})+)"
    rb"|\\(?P<sign>[^A-Za-z'])"
    rb"|(?P<newline>[\r\n]+)|(?P<text>[^{}\\\r\n]+)|(?P<stray>\\)",
    re.DOTALL,
)


class TokenKind(StrEnum):
    """What a token is; ``BYTES`` are of text, in the code page of its font."""

    OPEN = "open"
    CLOSE = "close"
    WORD = "word"
    SIGN = "sign"
    BYTES = "bytes"


class Token(NamedTuple):
    """A brace, a control word with its number, a control symbol, or bytes of text."""

    kind: TokenKind
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """All tokens of a file; raw bytes, as of pictures, are passed over."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        match found.lastgroup:
            case "open":
                yield Token(TokenKind.OPEN)
            case "close":
                yield Token(TokenKind.CLOSE)
            case "word" | "number":
                word, stated = found["word"].decode("ascii"), found["number"]
                number = None if stated is None else int(stated)
                if word == "bin":
                    at += max(0, number or 0)
                yield Token(TokenKind.WORD, word, number)
            case "hex":
                yield Token(TokenKind.BYTES, data=_from_hex(found["hex"]))
            case "sign":
                yield Token(TokenKind.SIGN, found["sign"].decode("latin-1"))
            case "text":
                yield Token(TokenKind.BYTES, data=found["text"])


def _from_hex(escaped: bytes) -> bytes:
    return bytes.fromhex(escaped.replace(b"\\'", b"").decode("ascii"))
