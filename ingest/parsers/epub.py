"""EPUB books: the files of the spine in order, each read as a page of HTML."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from ingest.blocks import Block, ParsedDocument
from ingest.parsers.clean import clean
from ingest.parsers.epub_page import page_blocks
from ingest.parsers.zip_package import Package, local, open_package
from kb.errors import EmptyInput, InputRefused

PARSER = "epub/1"
MOST_FILES = 5_000
"""Of the spine: long books have some hundreds."""
_KIND = "EPUB book"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""How fonts alone are garbled (EPUB 3.3, 4.2.3, and Adobe's); a reader sees all of the text."""
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_SUFFIXES = (".xhtml", ".html", ".htm")
_NAMED = 5
_AGAIN = "Get the book again, or save its text as HTML."


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    media_type: str
    is_contents: bool


def parse_epub(data: bytes) -> ParsedDocument:
    """Blocks of a book; the place of each is its lines in the file of the book that holds it.

    Tables of contents and the titles that pages have for programs are left out. Raises
    InputRefused for what is no book, is damaged, locked, or past the limits; EmptyInput for one
    without text.
    """
    package = open_package(data, _KIND)
    _refuse_locked(package)
    book = _book(package)
    blocks: list[Block] = []
    warnings: list[str] = []
    bare: list[str] = []
    contents = [item.name for item in book.spine if item.is_contents]
    for item in book.spine:
        if item.is_contents:
            continue
        try:
            name = clean(item.name)
            found, odd = page_blocks(package.read(item.name), name, len(blocks))
        except EmptyInput:
            bare.append(item.name)
            continue
        except InputRefused as refusal:
            problem = f"{name} in this {_KIND}: {refusal.problem}"
            raise InputRefused(problem, _AGAIN) from refusal
        if not found:
            bare.append(item.name)
        warnings += (f"{name}: {remark}" for remark in odd)
        blocks += found
    if not blocks:
        raise EmptyInput("There is no text in this book.", "Add one that is not all pictures.")
    said = [
        _named("contents page", contents, "left out"),
        _named("page", bare, "without text"),
        _named("file", book.unread, "of other types left out"),
        _named("page", book.unlisted, "outside of the reading order left out"),
        _named(
            "entry" if len(book.unknown) == 1 else "entrie",
            book.unknown,
            "of the reading order without a file",
        ),
    ]
    stated: dict[str, object] = {"title": book.title} if book.title else {}
    return ParsedDocument(tuple(blocks), PARSER, stated, (*filter(None, said), *warnings))


@dataclass(frozen=True, slots=True)
class _Book:
    title: str
    spine: tuple[_Item, ...]
    unread: tuple[str, ...]
    unlisted: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def _refuse_locked(package: Package) -> None:
    if not package.has(_ENCRYPTION):
        return
    for method in package.xml(_ENCRYPTION).iter("{*}EncryptionMethod"):
        owner = local(method.getparent())
        if owner == "EncryptedData" and method.get("Algorithm") not in _OF_FONTS:
            raise InputRefused(
                f"This {_KIND} is locked: copy protection (DRM) encrypts its text.",
                "Ask its publisher for a copy without it.",
            )


def _book(package: Package) -> _Book:
    root = _package_file(package)
    folder = posixpath.dirname(root)
    items: dict[str, _Item] = {}
    order: list[str] = []
    title = ""
    toc = _contents_of_guide(package, root)
    for element in package.xml(root).iter("{*}item", "{*}itemref", "{*}title"):
        match local(element):
            case "title":
                title = title or " ".join(clean(element.text or "").split())
            case "item":
                name = _resolved(folder, element.get("href") or "")
                is_contents = "nav" in (element.get("properties") or "").split() or name in toc
                kind = (element.get("media-type") or "").lower()
                items[element.get("id") or ""] = _Item(name, kind, is_contents)
            case _:
                order.append(element.get("idref") or "")
    if len(order) > MOST_FILES:
        problem = f"This {_KIND} has {len(order)} files; the limit is {MOST_FILES}."
        raise InputRefused(problem, "Split it.")
    listed = [items[one] for one in dict.fromkeys(order) if one in items]
    absent = [item.name for item in listed if not package.has(item.name)]
    if absent or not listed:
        lost = f": {clean(absent[0])} is not in it" if absent else ": it lists no pages"
        raise InputRefused(f"This {_KIND} is incomplete{lost}.", _AGAIN)
    unread = tuple(item.name for item in listed if item.media_type not in _PAGES)
    known = {item.name for item in listed}
    contents = {item.name for item in items.values() if item.is_contents}
    unlisted = (
        name
        for name in package.names
        if name.lower().endswith(_SUFFIXES) and name not in known | contents
    )
    return _Book(
        title,
        tuple(item for item in listed if item.media_type in _PAGES),
        unread,
        tuple(unlisted),
        tuple(one for one in dict.fromkeys(order) if one not in items),
    )


def _package_file(package: Package) -> str:
    if not package.has(_CONTAINER):
        raise InputRefused(f"This is no {_KIND}.", "Give the file the suffix of its type.")
    for element in package.xml(_CONTAINER).iter("{*}rootfile"):
        if path := element.get("full-path"):
            return _resolved("", str(path))
    raise InputRefused(f"This {_KIND} is incomplete: it names no package.", _AGAIN)


def _contents_of_guide(package: Package, root: str) -> set[str]:
    """The printed table of contents, which books of version 2 name in their guide."""
    folder = posixpath.dirname(root)
    return {
        _resolved(folder, element.get("href") or "")
        for element in package.xml(root).iter("{*}reference")
        if element.get("type") == "toc"
    }


def _resolved(folder: str, href: str) -> str:
    path = posixpath.normpath(posixpath.join("/", folder, unquote(href.partition("#")[0])))
    return path.lstrip("/")


def _named(what: str, names: list[str] | tuple[str, ...], rest: str) -> str:
    if not names:
        return ""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    plural = "" if len(names) == 1 else "s"
    return f"{len(names)} {what}{plural} {rest}: {clean(', '.join(names[:_NAMED]))}{more}"
