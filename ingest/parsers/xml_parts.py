"""XML of office files: never a DTD, an entity or the network; names as the standard prints them."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

from kb.errors import InputRefused

Element: TypeAlias = Any
"""An element of lxml, which ships no types."""

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Transitional and strict files (ISO/IEC 29500) differ in namespaces alone.
_PREFIXES = {
    _MAIN: "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_NAMESPACES: dict[str, tuple[str, ...]] = {
    prefix: tuple(uri for uri, own in _PREFIXES.items() if own == prefix)
    for prefix in _PREFIXES.values()
}
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_MEND = "Open it in the program that made it, save it anew, and add that."


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    uri, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(uri[1:], "")
    return f"{prefix}:{local}" if prefix else local


@lru_cache(maxsize=4096)
def _keys(name: str) -> tuple[str, ...]:
    prefix, _, local = name.rpartition(":")
    return tuple(f"{{{uri}}}{local}" for uri in _NAMESPACES.get(prefix, ())) or (local,)


def name(element: Element) -> str:
    """``w:p`` and the like; "" for a comment, an instruction or an entity."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""


def attribute(element: Element, wanted: str, otherwise: str = "") -> str:
    """The value of ``w:val`` and the like."""
    for key in _keys(wanted):
        found = element.get(key)
        if found is not None:
            return str(found)
    return otherwise


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, the first of that name in it, and so on."""
    for wanted in path:
        if element is None:
            return None
        element = next((inner for inner in element if name(inner) == wanted), None)
    return element


def value(element: Element | None, *path: str) -> str:
    """``w:val`` of a descendant by path; "" where it is not there."""
    found = child(element, *path)
    return "" if found is None else attribute(found, "w:val")


def whole(text: str) -> int | None:
    """A number as files state it; None for anything else."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text.strip()) else None


def is_on(element: Element | None) -> bool:
    """A toggle such as ``w:b``: there and not switched off."""
    return element is not None and attribute(element, "w:val") not in ("0", "false", "off")


def descendants(element: Element, wanted: str) -> Iterator[Element]:
    """All elements of that name inside, in document order."""
    return iter(element.iter(*_keys(wanted)))


def tree(data: bytes, part: str) -> Element:
    """The root of a small part. Raises InputRefused where it is no XML or brings a DTD."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(part, error) from None
    _refuse_doctype(root, part)
    return root


def elements_of(data: bytes, part: str, *wanted: str) -> Iterator[Element]:
    """The outermost elements of these names, one at a time, each forgotten before the next.

    Raises InputRefused where the part is no XML or brings a DTD.
    """
    keys = tuple(key for one in wanted for key in _keys(one))
    events = etree.iterparse(io.BytesIO(data), events=("start", "end"), tag=keys, **_SAFE)
    depth = 0
    try:
        for event, element in events:
            depth += 1 if event == "start" else -1
            if depth == 0:
                _refuse_doctype(element, part)
                yield element
                _forget(element)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(part, error) from None


def _forget(element: Element) -> None:
    """Empties it and what came before it; its tail stays, but WordprocessingML has none."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _refuse_doctype(element: Element, part: str) -> None:
    if element.getroottree().docinfo.doctype:
        raise InputRefused(
            f"The part {part} declares a document type or XML entities, as no office file does.",
            _MEND,
        )


def _broken(part: str, error: Exception) -> InputRefused:
    return InputRefused(f"The part {part} is damaged, not readable XML: {error}.", _MEND)
