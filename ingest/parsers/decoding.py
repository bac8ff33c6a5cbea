"""Bytes to text: by mark, as UTF-8, by label, by evidence; else refused with advice."""

import codecs
import re
from dataclasses import dataclass

from ingest.parsers.encodings import Guess, guess, labelled
from ingest.parsers.types import KNOWN_TYPES
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
_TOLERATED_BAD = 0.001
"""Of the bytes that are not ASCII: a page cut in mid-character, not another encoding."""
_BAD = "\ufffd"
_HIGH = bytes(range(128, 256))
_AS_TEXT = f"Add its text as {KNOWN_TYPES}."
_CURE = "Save it as UTF-8, e.g. iconv -f GB18030 -t UTF-8 FILE > NEW"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and what has to be said of how its bytes were read."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(data: bytes, label: str = "") -> Decoded:
    """The text of a file without its byte order mark.

    ``label`` is the encoding that the file itself names, as an HTML page does. Raises
    InputRefused for binary content and for bytes whose encoding is in doubt, EmptyInput for a
    file without any visible character.
    """
    decoded = _decoded(data, label)
    if not decoded.text.strip():
        raise EmptyInput("The file is empty.", "Add a file that has text in it.")
    _refuse_controls(decoded.text)
    return decoded


def _decoded(data: bytes, label: str) -> Decoded:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise InputRefused(f"This is not text but {name}.", _AS_TEXT)
    for mark, encoding in _UTF16:
        # FF FE 00 00 is UTF-32; its zeros are refused below.
        if data.startswith(mark) and not data.startswith(codecs.BOM_UTF32_LE):
            return Decoded(_strictly(data[len(mark) :], encoding, "UTF-16", len(mark)))
    if b"\x00" in data:
        at = data.index(b"\x00")
        raise InputRefused(
            f"This is binary content or UTF-16 without a mark: a zero byte at offset {at}.", _CURE
        )
    if data.startswith(codecs.BOM_UTF8):
        body = data.removeprefix(codecs.BOM_UTF8)
        return _mostly(body, "utf-8") or Decoded(_strictly(body, "utf-8", "UTF-8", 3))
    return _without_mark(data, labelled(label), label)


def _without_mark(data: bytes, named: str, label: str) -> Decoded:
    """UTF-8 first: other encodings give valid UTF-8 only by an accident of a few characters."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        lies = named not in ("", "utf-8") and not text.isascii()
        return Decoded(text, (f"the page says {label} but is UTF-8",) if lies else ())
    found = guess(data, named)
    if found is not None:
        return Decoded(data.decode(found.encoding), _remarks(found, named, label))
    if damaged := _mostly(data, "utf-8") or _mostly(data, named):
        return damaged
    if named and named != "utf-8":
        problem = f"The page says {label}, but its bytes do not read as that."
        raise InputRefused(problem, _CURE)
    return Decoded(_strictly(data, "utf-8", "UTF-8", 0))


def _remarks(found: Guess, named: str, label: str) -> tuple[str, ...]:
    if named == found.encoding:
        return ()
    if named:
        return (f"the page says {label} but is {found.name}",)
    return (f"read as {found.name}: the file names no encoding",)


def _mostly(data: bytes, encoding: str) -> Decoded | None:
    """The text with a mark for each place that cannot be read; None where they are not few."""
    if not encoding:
        return None
    text = data.decode(encoding, "replace")
    bad = text.count(_BAD)
    high = len(data) - len(data.translate(None, _HIGH))
    if not 0 < bad <= high * _TOLERATED_BAD:
        return None
    if encoding != "utf-8":
        rest = guess(text.replace(_BAD, "").encode(encoding), encoding)
        if rest is None or rest.encoding != encoding:
            return None
    line = text[: text.index(_BAD)].count("\n") + 1
    places = f"{bad} place{'s' if bad > 1 else ''}"
    return Decoded(text, (f"{places} could not be decoded, the first in line {line}",))


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
            f"This seems to be binary content: {controls} control characters.", _AS_TEXT
        )
