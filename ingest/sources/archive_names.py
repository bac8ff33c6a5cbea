"""Names of members: in the characters that they were written in, and safe to put behind a path."""

import re

_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_COMMON = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
"""GB2312: what Chinese file names are made of; accented words in cp437 hardly ever look like it."""
_LONGEST = 255
"""Bytes of one part of a path, on the file systems in use."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def decoded(names: list[tuple[bytes, bool]]) -> list[str]:
    """The names of an archive, each as its bytes and whether it says itself that it is UTF-8.

    Names that do not say so are all in one encoding: that of the machine they were packed on.
    """
    others = b"\n".join(raw for raw, stated in names if not stated and not raw.isascii())
    encoding = _encoding(others)
    return [raw.decode("utf-8" if stated else encoding, errors="replace") for raw, stated in names]


def _encoding(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        pairs = len(_PAIR.findall(raw))
        if encoding == "utf-8" or len(_COMMON.findall(raw)) * 2 >= pairs:
            return encoding
    return "cp437"


def label(name: str) -> str:
    """A name with the one separator that archives have; Windows packs some with its own."""
    return name.replace("\\", "/")


def why_unsafe(name: str) -> str:
    """The reason not to take what is called so, "" where there is none."""
    parts = name.split("/")
    if _CONTROL.search(name):
        return "has a name with control characters"
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "has an absolute path for a name"
    if ".." in parts:
        return "has a name that leads out of the archive"
    if any(len(part.encode("utf-8", "replace")) > _LONGEST for part in parts):
        return "has a name that is too long"
    return ""


def is_hidden(name: str) -> bool:
    """As in folders; and what macOS packs beside each file."""
    parts = [part for part in name.split("/") if part != ".."]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)
