"""Documents that are ZIP archives (DOCX, XLSX, PPTX, EPUB): opened under limits, and their XML.

What a library raises over a broken archive or broken XML becomes a refusal here, once.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from ingest.parsers.clean import clean
from kb.errors import InputRefused

XmlElement: TypeAlias = Any

MEGABYTE = 1024**2
MOST_ENTRIES = 20_000
"""A deck of a thousand slides with pictures has some 5,000."""
MOST_BYTES = 1024 * MEGABYTE
"""Uncompressed, all entries together; the largest real documents stay below a half of it."""
MOST_BYTES_OF_A_PART = 300 * MEGABYTE
"""Of one part that is read; 10,000 pages of WordprocessingML are some 60 MB."""
MOST_RATIO = 500
"""Uncompressed to compressed, of a part; sheets of equal rows reach 100, a bomb of zeros 1,000."""
RATIO_COUNTS_FROM = 10 * MEGABYTE
"""Smaller parts may repeat themselves as they like; they cannot fill a memory."""

_CHUNK = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AGAIN = "Open it in the program that made it, save it again, and add the new file."
_SPLIT = "Split the document, or leave its pictures out."
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
"""What zipfile raises over bytes that are no archive, cut off, encrypted or packed unknown ways."""


class Package:
    """The entries of one archive, read one at a time. Made by ``open_package``."""

    def __init__(
        self, archive: zipfile.ZipFile, kind: str, by_name: dict[str, zipfile.ZipInfo]
    ) -> None:
        self._archive, self._kind, self._by_name = archive, kind, by_name
        # Names of parts are compared without case (OPC, 10.1); some writers rely on it.
        self._folded = {name.lower(): name for name in by_name}

    @property
    def names(self) -> list[str]:
        return list(self._by_name)

    def has(self, name: str) -> bool:
        return name.lower() in self._folded

    def read(self, name: str) -> bytes:
        """The bytes of one entry. Raises InputRefused where they are absent or cannot be read.

        What is counted is what comes out: a bomb's directory lies about sizes.
        """
        entry = self._by_name.get(self._folded.get(name.lower(), ""))
        if entry is None:
            raise InputRefused(f"This {self._kind} is incomplete: no {clean(name)} in it.", _AGAIN)
        chunks, size = [], 0
        try:
            with self._archive.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    if size > MOST_BYTES_OF_A_PART:
                        break
                    chunks.append(chunk)
        except _UNREADABLE:
            problem = f"This {self._kind} is damaged: {clean(name)} cannot be unpacked."
            raise InputRefused(problem, _AGAIN) from None
        if size > MOST_BYTES_OF_A_PART:
            most = MOST_BYTES_OF_A_PART // MEGABYTE
            problem = f"{clean(name)} in this {self._kind} unpacks to more than {most} MB."
            raise InputRefused(problem, _SPLIT)
        return b"".join(chunks)

    def xml(self, name: str) -> XmlElement:
        """The root element of a part. Raises InputRefused where it is no XML or names entities."""
        try:
            root = etree.fromstring(self.read(name), _xml_parser())
        except (etree.LxmlError, ValueError):
            raise self._no_xml(name) from None
        self._refuse_entities(root, name)
        return root

    def elements(self, name: str, *tags: str) -> Iterator[XmlElement]:
        """The elements of these local names in order, each freed when the next is asked for."""
        steps = etree.iterparse(
            io.BytesIO(self.read(name)),
            tag=tuple(f"{{*}}{tag}" for tag in tags),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        checked = False
        try:
            for _, element in steps:
                if not checked:
                    self._refuse_entities(element, name)
                    checked = True
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except (etree.LxmlError, ValueError):
            raise self._no_xml(name) from None

    def _no_xml(self, name: str) -> InputRefused:
        problem = f"This {self._kind} is damaged: {clean(name)} is not readable XML."
        return InputRefused(problem, _AGAIN)

    def _refuse_entities(self, element: XmlElement, name: str) -> None:
        """Entities are how a few bytes of XML become gigabytes, or another file's content."""
        declared = element.getroottree().docinfo.internalDTD
        if declared is not None and any(True for _ in declared.iterentities()):
            problem = f"{clean(name)} in this {self._kind} declares XML entities."
            raise InputRefused(problem, _AGAIN)


def open_package(data: bytes, kind: str) -> Package:
    """The archive within its limits; ``kind`` is what messages call it, e.g. "XLSX workbook".

    Raises InputRefused for what is no archive, is cut off, is locked, unpacks to too much, or
    names its parts as no program does that writes documents.
    """
    if data.startswith(_OLE):
        raise _refused_ole(data, kind)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE:
        cut = data.startswith(b"PK")
        problem = f"This {kind} is cut off or damaged." if cut else f"This is no {kind}."
        raise InputRefused(problem, _AGAIN) from None
    entries = archive.infolist()
    _refuse_bomb(entries, kind)
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputRefused(f"This {kind} is locked with a password.", "Save it without one.")
    return Package(archive, kind, _named(entries, kind))


def _refuse_bomb(entries: list[zipfile.ZipInfo], kind: str) -> None:
    if len(entries) > MOST_ENTRIES:
        problem = f"This {kind} has {len(entries)} parts; the limit is {MOST_ENTRIES}."
        raise InputRefused(problem, "Split the document.")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_BYTES:
        problem = f"This {kind} unpacks to {unpacked // MEGABYTE} MB."
        raise InputRefused(problem, _SPLIT)
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > RATIO_COUNTS_FROM and ratio > MOST_RATIO:
            problem = (
                f"{clean(entry.filename)} in this {kind} unpacks to "
                f"{entry.file_size // MEGABYTE} MB, {ratio:.0f} times its size."
            )
            raise InputRefused(problem, _SPLIT)


def _named(entries: list[zipfile.ZipInfo], kind: str) -> dict[str, zipfile.ZipInfo]:
    """The parts by name, with slashes as the standard has them, folders left out.

    Two parts of one name have one content for one reader and another for the next, so that nobody
    could check a quote; a second copy with the same bytes does no harm.
    """
    found: dict[str, zipfile.ZipInfo] = {}
    known: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.filename.replace("\\", "/").lstrip("/")
        if ".." in name.split("/"):
            raise _odd(kind, f"the part {clean(name)} climbs out of it")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise _odd(kind, f"the part {clean(name)} is a link")
        if not name or name.endswith("/"):
            continue
        first = known.setdefault(name.lower(), entry)
        if first is entry:
            found[name] = entry
        elif (first.CRC, first.file_size) != (entry.CRC, entry.file_size):
            raise _odd(kind, f"it has two parts called {clean(name)}")
    return found


def _odd(kind: str, what: str) -> InputRefused:
    return InputRefused(f"This {kind} is not read: {what}.", _AGAIN)


def _refused_ole(data: bytes, kind: str) -> InputRefused:
    if _ENCRYPTED in data:
        return InputRefused(f"This {kind} is locked with a password.", "Save it without one.")
    problem = f"This is no {kind} but an Office document of before 2007."
    return InputRefused(problem, "Give it its old suffix (.doc, .xls, .ppt), and add it again.")


def _xml_parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )


def local(element: XmlElement) -> str:
    """The name of an element without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
