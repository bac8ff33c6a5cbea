"""Data to stdout, everything else to stderr."""

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from kb.rendering.phrases import clean


def on_terminal() -> bool:
    """Whether a person looks at stdout and the terminal can show more than plain lines."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class ReaderLeft(Exception):
    """Whoever read our output has seen enough, as in ``touchstone text ... | head``."""


def print_bytes(data: bytes) -> None:
    """Past the text layer, which would write CRLF on Windows."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes once more at its end and would complain there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise ReaderLeft from None


def print_json(document: Any) -> None:
    print_lines([json.dumps(document, ensure_ascii=False, indent=2)])


def print_lines(lines: Iterable[str]) -> None:
    print_bytes("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))


def note(lines: Iterable[str], *, quiet: bool) -> None:
    """Remarks for people; never data."""
    if not quiet:
        sys.stderr.writelines(f"note: {clean(line)}\n" for line in lines)
