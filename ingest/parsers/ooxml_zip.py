"""ZIP files as packages of parts: opened under limits, each part read under its own."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from kb.errors import InputRefused

MEGABYTE = 1024 * 1024
MOST_ENTRIES = 10_000
"""A document has dozens of parts, one with many pictures a thousand."""
MOST_UNPACKED = 1024 * MEGABYTE
"""All parts together; the largest real documents, full of pictures, stay below half of it."""
MOST_PART = 256 * MEGABYTE
"""One part: 10,000 pages of WordprocessingML are some 60 MB."""
MOST_RATIO = 200
"""Unpacked to packed: XML of real documents reaches 50, a bomb of zeros 1,000."""
RATIO_COUNTS_FROM = 32 * MEGABYTE
"""Smaller parts may repeat themselves as they like; they cannot fill a memory."""
_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_MEND = "Open it in the program that made it, save it anew, and add that."


@dataclass(frozen=True, slots=True)
class ZipPackage:
    """The parts of a ZIP file by name."""

    names: frozenset[str]
    _archive: zipfile.ZipFile

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises InputRefused where it is damaged, locked or too large.

        What is counted is what comes out: a bomb's directory lies about sizes.
        """
        chunks, size = [], 0
        try:
            with self._archive.open(name) as part:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    if size > MOST_PART:
                        raise _too_large(f"{name} unpacks to more than {_megabytes(MOST_PART)}")
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise InputRefused(f"The part {name} is damaged: {error}.", _MEND) from None
        except (RuntimeError, NotImplementedError) as error:
            raise InputRefused(f"The part {name} cannot be unpacked: {error}.", _MEND) from None
        return b"".join(chunks)


def open_package(data: bytes) -> ZipPackage:
    """The package in ``data``. Raises InputRefused where it is no ZIP file, damaged, or a bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        problem = f"This file is cut off or damaged: {str(error).rstrip('.') or 'no ZIP file'}."
        raise InputRefused(problem, "Fetch it again, or save it anew, and add that.") from None
    _refuse_bomb(archive.infolist())
    return ZipPackage(frozenset(archive.namelist()), archive)


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise _too_large(f"it has {len(entries)} parts, and {MOST_ENTRIES} are the most")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        raise _too_large(f"it unpacks to {_megabytes(unpacked)}")
    for entry in entries:
        large = entry.file_size >= RATIO_COUNTS_FROM
        if large and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
            raise _too_large(f"{entry.filename} unpacks to {_megabytes(entry.file_size)}")
        if entry.flag_bits & _ENCRYPTED:
            raise InputRefused(
                f"This file is locked with a password: {entry.filename}.",
                "Unlock it, save it without one, and add that.",
            )


def _too_large(why: str) -> InputRefused:
    return InputRefused(f"This file is not unpacked: {why}.", "Split it, or save it anew.")


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.0f} MB"
