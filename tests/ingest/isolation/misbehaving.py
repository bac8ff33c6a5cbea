"""Parsers that do what parsers must not do; a worker imports them by name."""

import ctypes
import faulthandler
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.limits import page_recognised
from kb.domain.places import Box, Place, PlaceUnit


def document(*texts: str, at: Place | None = None) -> ParsedDocument:
    blocks = [
        Block(BlockKind.PARAGRAPH, text, number, number, at=at)
        for number, text in enumerate(texts, 1)
    ]
    return ParsedDocument(tuple(blocks), "misbehaving/1")


def behave(data: bytes) -> ParsedDocument:
    box = Box(1, 0.5, 1.0, 2.0, 3.0)
    place = Place(PlaceUnit.PAGE, 1, 2, "annex", (box,), 0.5)
    return document(data.decode(), at=place)


def hang(data: bytes) -> ParsedDocument:
    while True:
        time.sleep(60)


def hang_in_c(data: bytes) -> ParsedDocument:
    """Without ever giving a signal handler or another thread a turn."""
    ctypes.PyDLL(None).pause()
    raise AssertionError


def eat_memory(data: bytes) -> ParsedDocument:
    held = []
    while True:
        held.append(bytearray(16 * 1024 * 1024))


def eat_memory_unlimited(data: bytes) -> ParsedDocument:
    """Where the system keeps no limit: shared memory is not counted by it."""
    import mmap

    held = []
    while True:
        held.append(mmap.mmap(-1, 16 * 1024 * 1024))
        held[-1].write(b"x" * (16 * 1024 * 1024))


def segfault(data: bytes) -> ParsedDocument:
    faulthandler._sigsegv()
    raise AssertionError


def abort(data: bytes) -> ParsedDocument:
    ctypes.CDLL(None).abort()
    raise AssertionError


def leave(data: bytes) -> ParsedDocument:
    os._exit(0)


def recurse(data: bytes) -> ParsedDocument:
    return recurse(data)


def fail(data: bytes) -> ParsedDocument:
    raise KeyError("a key\nthat is missing")


def exit_politely(data: bytes) -> ParsedDocument:
    sys.exit(0)


def print_much(data: bytes) -> ParsedDocument:
    for number in (1, 2):
        os.write(number, b"\x00\x00\x00\x05ready" * 100_000)
    print("garbage" * 100_000)
    ctypes.CDLL(None).puts(b"garbage of C")
    return document("read in spite of it")


def read_all_input(data: bytes) -> ParsedDocument:
    return document(f"there were {len(sys.stdin.read())} characters")


def _answers() -> int:
    """The pipe's number, as one finds it who looks for it."""
    import gc
    import io

    files = [one for one in gc.get_objects() if isinstance(one, io.BufferedWriter)]
    return max(one.fileno() for one in files if not one.closed)


def flood(data: bytes) -> ParsedDocument:
    number = _answers()
    while True:
        os.write(number, b"\xff" * 65536)


def lie(data: bytes) -> ParsedDocument:
    """An answer in its place, and the same once more for the next document."""
    forged = b"?" * 16 + b'{"document":{}}'
    for _ in range(2):
        os.write(_answers(), len(forged).to_bytes(4, "big") + forged)
    return document("honest")


def write_too_much(data: bytes) -> ParsedDocument:
    return document("x" * 3 * 1024 * 1024)


def have_many_pages(data: bytes) -> ParsedDocument:
    blocks = [
        Block(BlockKind.PARAGRAPH, "x", n, n, at=Place(PlaceUnit.PAGE, n, n)) for n in range(1, 99)
    ]
    return ParsedDocument(tuple(blocks), "misbehaving/1")


def give_surrogates(data: bytes) -> ParsedDocument:
    return document("\ud800")


def give_nothing(data: bytes) -> ParsedDocument:
    return None


def give_wrong_rows(data: bytes) -> ParsedDocument:
    place = Place(PlaceUnit.ROW, 1, 1)
    block = Block(BlockKind.TABLE, "a | b\nc | d", 1, 1, rows=(place,))
    return ParsedDocument((block,), "misbehaving/1")


def connect(data: bytes) -> ParsedDocument:
    socket.create_connection(("127.0.0.1", 9))
    raise AssertionError


def start_a_process(data: bytes) -> ParsedDocument:
    subprocess.run([sys.executable, "-c", ""], check=True)
    raise AssertionError


def start_and_hang(data: bytes) -> ParsedDocument:
    """As a parser does whose program hangs."""
    words = [sys.executable, "-c", "import time; time.sleep(600)"]
    subprocess.run(words, check=True, start_new_session=True)
    raise AssertionError


def start_and_end(data: bytes) -> ParsedDocument:
    told = subprocess.run([sys.executable, "-c", "print('made')"], check=True, capture_output=True)
    return document(told.stdout.decode().strip())


def tell_surroundings(data: bytes) -> ParsedDocument:
    return document(str(Path.cwd()), " ".join(sorted(os.environ)), str(os.getpid()))


def seem_alive(data: bytes) -> ParsedDocument:
    """Says without end that one more page was recognised."""
    while True:
        page_recognised(1, 1)


def recognise_slowly(data: bytes) -> ParsedDocument:
    """As many pages as the document says; all together take longer than any limit of a test."""
    pages = int(data)
    for page in range(1, pages + 1):
        time.sleep(0.4)
        page_recognised(page, pages)
    return document(f"{pages} pages")


def recognise_and_hang(data: bytes) -> ParsedDocument:
    for page in range(1, 9):
        page_recognised(page, 100)
    return hang(data)


def tell_and_hang(data: bytes) -> ParsedDocument:
    """Tells its process to whoever reads the named pipe."""
    with Path(data.decode()).open("w") as pipe:
        pipe.write(f"{os.getpid()}\n")
    return hang(data)
