"""What runs in the process that parses: one document after another, until the pipe is closed.

A job is a message of a token, a line of JSON (parser and limits) and the bytes of the document;
the answer begins with the same token. Before it come messages of pages that were recognised, if
any. Whatever a parser prints goes nowhere.
"""

import json
import os
import sys
from functools import partial
from typing import BinaryIO

from ingest.isolation.answers import encode
from ingest.isolation.confinement import allow_programs, confine
from ingest.isolation.frames import BrokenFrame, read_frame, write_frame
from ingest.limits import Limits, hold_to, tell_pages_to
from ingest.parsers.clean import counted
from ingest.parsers.registry import load_parser
from kb.errors import EmptyInput, InputRefused

TOKEN = 16
READY = b"ready"
PAGE = b"page"
"""Behind the token, where an answer begins with a brace."""
_MOST = 2**32
"""Bytes of a job: the parent has held the file to its limit."""
_DETAIL = 200
"""Characters of an exception's own words; it may quote the document."""


def main(parent: str, memory_mb: str) -> None:
    """Both as the command line has them: process id of the parent, limit of memory."""
    jobs, answers = _own_pipes()
    confine(int(parent), int(memory_mb))
    write_frame(answers, READY)
    while True:
        try:
            job = read_frame(jobs, _MOST)
        except BrokenFrame:
            return
        token = job[:TOKEN]
        tell_pages_to(partial(_page, answers, token))
        write_frame(answers, token, _answer(job[TOKEN:]))


def _page(answers: BinaryIO, token: bytes, count: int, of: int) -> None:
    write_frame(answers, token, PAGE, json.dumps([count, of]).encode("ascii"))


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes under numbers of their own; what is read and printed goes nowhere from now on."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return jobs, answers


def _answer(job: bytes) -> bytes:
    head, _, data = job.partition(b"\n")
    try:
        return b'{"document":' + _parsed(json.loads(head), data) + b"}"
    except InputRefused as refusal:
        empty = isinstance(refusal, EmptyInput)
        return _said(refused=[refusal.problem, refusal.cure, empty])
    except MemoryError:
        return _said(failed=["memory", ""])
    except BaseException as error:  # noqa: BLE001 - whatever a library raises costs this file alone
        return _said(failed=["error", f"{type(error).__name__}: {error}"[:_DETAIL]])


def _parsed(job: dict[str, object], data: bytes) -> bytes:
    allow_programs(allowed=job["programs"] is True)
    hold_to(Limits(**job["limits"]))  # type: ignore[arg-type]  # our own parent wrote it
    return encode(counted(load_parser(str(job["parser"])), data))


def _said(**words: object) -> bytes:
    return json.dumps(words).encode("ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
