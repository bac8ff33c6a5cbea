"""Documents that are ZIP archives (XLSX, PPTX, EPUB), opened under limits, and XML read from them.

What a library raises over a broken archive or broken XML becomes a refusal here, once.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from ingest.parsers.clean import clean
from kb.errors import InputRefused

XmlElement: TypeAlias = Any

MOST_ENTRIES = 20_000
"""A deck of a thousand slides with pictures has some 5,000."""
MOST_BYTES = 1024**3
"""Uncompressed, all entries together; the largest real workbooks stay below a half of it."""
MOST_BYTES_OF_A_PART = 300 * 1024**2
"""Of one XML part that is read; a sheet of a million filled cells has some 50 MB."""
MOST_RATIO = 500
"""Uncompressed to compressed; sheets of equal rows reach 100, a bomb of zeros 1,000."""
RATIO_COUNTS_FROM = 10 * 1024**2
"""Bytes: below this no ratio does harm."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AGAIN = "Open it in the program that made it, save it again, and add the new file."
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

    def __init__(self, archive: zipfile.ZipFile, kind: str) -> None:
        self._archive, self._kind = archive, kind
        self._by_name = {entry.filename.lstrip("/"): entry for entry in archive.infolist()}
        # Names of parts are compared without case (OPC, 10.1); some writers rely on it.
        self._folded = {name.lower(): name for name in self._by_name}

    @property
    def names(self) -> list[str]:
        return list(self._by_name)

    def has(self, name: str) -> bool:
        return name.lower() in self._folded

    def read(self, name: str) -> bytes:
        """The bytes of one entry. Raises InputRefused where they are absent or cannot be read."""
        entry = self._by_name.get(self._folded.get(name.lower(), ""))
        if entry is None:
            raise InputRefused(f"This {self._kind} is incomplete: no {clean(name)} in it.", _AGAIN)
        if entry.file_size > MOST_BYTES_OF_A_PART:
            size = entry.file_size // 1024**2
            raise InputRefused(
                f"{clean(name)} in this {self._kind} has {size} MB.", "Split the document."
            )
        try:
            return self._archive.read(entry)
        except _UNREADABLE:
            problem = f"This {self._kind} is damaged: {clean(name)} cannot be unpacked."
            raise InputRefused(problem, _AGAIN) from None

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

    Raises InputRefused for what is no archive, is cut off, is locked, or unpacks to too much.
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
    if len(entries) > MOST_ENTRIES:
        problem = f"This {kind} has {len(entries)} parts; the limit is {MOST_ENTRIES}."
        raise InputRefused(problem, "Split the document.")
    unpacked = sum(entry.file_size for entry in entries)
    ratio = unpacked / max(len(data), 1)
    if unpacked > MOST_BYTES or (unpacked > RATIO_COUNTS_FROM and ratio > MOST_RATIO):
        raise InputRefused(
            f"This {kind} unpacks to {unpacked // 1024**2} MB, {ratio:.0f} times its size.",
            "Split the document, or leave its pictures out.",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputRefused(f"This {kind} is locked with a password.", "Save it without one.")
    return Package(archive, kind)


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
