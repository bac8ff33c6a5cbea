"""Messages over a pipe: four bytes of length, then that many bytes."""

from typing import BinaryIO

_HEAD = 4
_PIECE = 1 << 20
"""Bytes asked of a pipe at once: a buffer is made for as many."""


class BrokenFrame(Exception):
    """The other side ended, or sends what is no message, or one too long."""


class TooLong(BrokenFrame):
    """A message longer than what was asked for."""


def write_frame(pipe: BinaryIO, *parts: bytes) -> None:
    """One message of all the parts. Raises OSError where nobody listens any more."""
    for part in (sum(map(len, parts)).to_bytes(_HEAD, "big"), *parts):
        left = memoryview(part)
        while left:
            left = left[pipe.write(left) :]
    pipe.flush()


def read_frame(pipe: BinaryIO, most: int) -> bytes:
    """Raises BrokenFrame; no more than ``most`` bytes are ever held."""
    size = int.from_bytes(_exactly(pipe, _HEAD), "big")
    if size > most:
        raise TooLong(f"a message of {size} bytes, more than {most}")
    return _exactly(pipe, size)


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    """A pipe gives what is there, which may be less than was asked for."""
    parts, missing = [], size
    while missing:
        part = pipe.read(min(missing, _PIECE))
        if not part:
            raise BrokenFrame("the other side ended")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
