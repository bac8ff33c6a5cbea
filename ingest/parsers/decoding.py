"""Bytes to text: UTF-8 or UTF-16 with a mark; everything else is refused with advice."""

import codecs
import re

from kb.errors import EmptyInput, InputRefused

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document (docx, xlsx, pptx)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (doc, xls, ppt)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_TOLERATED_CONTROLS = 0.01
_CURE = "Save it as UTF-8, e.g. iconv -f GB18030 -t UTF-8 FILE > NEW"


def decode(data: bytes) -> str:
    """The text of a file without its byte order mark.

    Raises InputRefused for binary content, for bytes that are not UTF-8 (or UTF-16 with a mark),
    and for a file without any visible character.
    """
    text = _decoded(data)
    if not text.strip():
        raise EmptyInput("The file is empty.", "Add a file that has text in it.")
    _refuse_controls(text)
    return text


def _decoded(data: bytes) -> str:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise InputRefused(f"This is not text but {name}.", "Add its text as .md or .txt.")
    for mark, encoding in _UTF16:
        # FF FE 00 00 is UTF-32; its zeros are refused below.
        if data.startswith(mark) and not data.startswith(codecs.BOM_UTF32_LE):
            return _strictly(data[len(mark) :], encoding, "UTF-16", len(mark))
    if b"\x00" in data:
        at = data.index(b"\x00")
        raise InputRefused(
            f"This is binary content or UTF-16 without a mark: a zero byte at offset {at}.", _CURE
        )
    return _strictly(
        data.removeprefix(codecs.BOM_UTF8),
        "utf-8",
        "UTF-8",
        len(data) - len(data.removeprefix(codecs.BOM_UTF8)),
    )


def _strictly(data: bytes, encoding: str, name: str, before: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise InputRefused(
            f"This is not valid {name}: byte offset {before + error.start}, line {line}.", _CURE
        ) from None


def _refuse_controls(text: str) -> None:
    controls = len(_CONTROLS.findall(text))
    if controls > max(3, len(text) * _TOLERATED_CONTROLS):
        raise InputRefused(
            f"This seems to be binary content: {controls} control characters.",
            "Add its text as .md or .txt.",
        )
