"""Zip and tar as lists of members that can be read; nothing is ever written to disk."""

import gzip
import io
import stat
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, Protocol

from ingest.sources.archive_names import decoded, label
from kb.errors import InputRefused

_ZIP, _TAR, _GZIP = (".zip",), (".tar",), (".tgz", ".tar.gz")
SUFFIXES = (*_ZIP, *_TAR, *_GZIP)
_FLAG_ENCRYPTED, _FLAG_UTF8 = 0x1, 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others are rare, and LZMA may ask for gigabytes to unpack a kilobyte."""
_HEADER = 30
"""Bytes of a local header before the name (APPNOTE.TXT 4.3.7)."""
_END, _END64, _LOCATOR64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_SIZE, _LOCATOR_SIZE, _END64_SIZE = 22, 20, 56
_COMMENT = 65_535
_DIRECTORY_EACH = 512
"""Bytes of a zip's directory for each member: names are shorter than that on average."""
_UNPACK = "Unpack it with its own program and add the folder."


@dataclass(frozen=True, slots=True)
class Entry:
    """One member: ``number`` is its place; ``trouble`` says why it is not to be read."""

    number: int
    label: str
    size: int
    packed: int
    trouble: str = ""


class Reader(Protocol):
    """An open archive."""

    @property
    def entries(self) -> list[Entry]: ...

    def read(self, entry: Entry) -> bytes: ...

    def close(self) -> None: ...


def is_archive(path: PurePath | str) -> bool:
    return str(path).lower().endswith(SUFFIXES)


def open_archive(name: str, file: BinaryIO, most_entries: int, most_bytes: int) -> Reader:
    """The archive in an open file, which it owns. Raises InputRefused, without naming it."""
    opener = _zip if name.lower().endswith(_ZIP) else _tar
    try:
        return opener(name, file, most_entries, most_bytes)
    except InputRefused:
        file.close()
        raise
    # Both libraries raise whatever a broken archive makes them meet.
    except Exception as error:
        file.close()
        problem = f"it cannot be opened as an archive ({type(error).__name__}: {error})."
        raise InputRefused(" ".join(problem.split()), "Pack it anew.") from error


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._infos = archive.infolist()
        names = decoded([_raw_name(info) for info in self._infos])
        self.entries = [
            Entry(number, label(name), info.file_size, info.compress_size, _zip_trouble(info))
            for number, (info, name) in enumerate(zip(self._infos, names, strict=True))
            if not name.endswith(("/", "\\"))
        ]

    def read(self, entry: Entry) -> bytes:
        """No more than the archive says, whatever there is."""
        with self._archive.open(self._infos[entry.number]) as member:
            return member.read(entry.size)

    def close(self) -> None:
        file = self._archive.fp
        self._archive.close()
        if file is not None:
            file.close()


def _zip(_name: str, file: BinaryIO, most_entries: int, _most_bytes: int) -> Reader:
    if _directory_size(file) > most_entries * _DIRECTORY_EACH:
        raise too_many(most_entries)
    archive = zipfile.ZipFile(file)
    _check_apart(archive)
    return _Zip(archive)


def _directory_size(file: BinaryIO) -> int:
    """As the end of a zip states it: a directory is read whole, so it must not be huge."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _COMMENT - _END_SIZE - _LOCATOR_SIZE - _END64_SIZE))
    tail = file.read()
    last = tail[-_END_SIZE:]
    plain = last.startswith(_END) and last.endswith(b"\0\0")
    at = len(tail) - _END_SIZE if plain else tail.rfind(_END)
    if at < 0:
        return 0
    record = tail[max(0, at - _LOCATOR_SIZE - _END64_SIZE) : max(0, at - _LOCATOR_SIZE)]
    locator = tail[max(0, at - _LOCATOR_SIZE) : at]
    if locator.startswith(_LOCATOR64) and record.startswith(_END64):
        return int.from_bytes(record[40:48], "little")
    return int.from_bytes(tail[at + 12 : at + 16], "little")


def _check_apart(archive: zipfile.ZipFile) -> None:
    """Members that share their packed bytes are how a small zip unpacks to petabytes."""
    end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise InputRefused("its members overlap, as in an archive made to do harm.", _UNPACK)
        end = info.header_offset + _HEADER + info.compress_size
    if end > archive.start_dir:
        raise InputRefused("its members overlap its directory.", "Pack it anew.")


def _raw_name(info: zipfile.ZipInfo) -> tuple[bytes, bool]:
    stated = bool(info.flag_bits & _FLAG_UTF8)
    return info.orig_filename.encode("utf-8" if stated else "cp437"), stated


def _zip_trouble(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _FLAG_ENCRYPTED:
        return "is encrypted"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    return "" if info.compress_type in _METHODS else "is packed in a way that is not read"


class _Tar:
    def __init__(self, archive: tarfile.TarFile, infos: list[tarfile.TarInfo]) -> None:
        self._archive, self._infos = archive, infos
        raw = [info.name.encode("utf-8", "surrogateescape") for info in infos]
        names = decoded([(name, False) for name in raw])
        self.entries = [
            Entry(number, label(name), info.size, info.size, _tar_trouble(info))
            for number, (info, name) in enumerate(zip(infos, names, strict=True))
            if not info.isdir()
        ]

    def read(self, entry: Entry) -> bytes:
        member = self._archive.extractfile(self._infos[entry.number])
        if member is None:
            raise InputRefused("it is no file.", _UNPACK)
        with member:
            return member.read(entry.size)

    def close(self) -> None:
        self._archive.close()
        if self._archive.fileobj is not None:
            self._archive.fileobj.close()


def _tar(name: str, file: BinaryIO, most_entries: int, most_bytes: int) -> Reader:
    packed = name.lower().endswith(_GZIP)
    stream = _Bounded(gzip.GzipFile(fileobj=file) if packed else file, most_bytes)
    archive = tarfile.open(  # noqa: SIM115 - the reader closes it
        fileobj=stream,  # type: ignore[call-overload]
        mode="r:",
        encoding="utf-8",
        errors="surrogateescape",
    )
    infos: list[tarfile.TarInfo] = []
    for info in archive:
        infos.append(info)
        if len(infos) > most_entries:
            raise too_many(most_entries)
    return _Tar(archive, infos)


def _tar_trouble(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return "is a link"
    return "" if info.isreg() and not info.issparse() else "is no ordinary file"


class _Bounded:
    """A stream that ends the reading where it unpacks to more than the limit."""

    def __init__(self, stream: "BinaryIO | gzip.GzipFile", most: int) -> None:
        self._stream, self._most = stream, most

    def read(self, size: int = -1) -> bytes:
        if size < 0 or self.tell() + size > self._most:
            content = self._stream.read(max(0, self._most - self.tell()) + 1)
        else:
            content = self._stream.read(size)
        if self.tell() > self._most:
            raise too_large(self._most)
        return content

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        # Only from the start is known where it leads; nobody asks for another way.
        if whence != io.SEEK_SET or offset > self._most:
            raise too_large(self._most)
        return self._stream.seek(offset)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()


def too_many(most: int) -> InputRefused:
    cure = "Unpack it and add the folder, or raise TOUCHSTONE_ARCHIVE_ENTRIES."
    return InputRefused(f"it has more than {most} members.", cure)


def too_large(most: int) -> InputRefused:
    cure = "Unpack it and add the folder, or raise TOUCHSTONE_ARCHIVE_TOTAL_MB."
    return InputRefused(f"it unpacks to more than {most // (1024 * 1024)} MB.", cure)
