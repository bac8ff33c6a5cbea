"""Small Office files and books for tests, made by other libraries than those that read them."""

import io
import zipfile

import openpyxl
from pptx import Presentation

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)


def saved(document):
    """The bytes of a workbook or a deck."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(rows, name="目录"):
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    return book


def deck(*titles):
    """A deck of slides, each with a title and a body."""
    made = Presentation()
    for title in titles:
        made.slides.add_slide(made.slide_layouts[1]).shapes.title.text = title
    return made


def with_parts(data, changed):
    """A package with some of its parts exchanged or, for None, left out; new ones are added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = changed.get(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return out.getvalue()


def part_of(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode("utf-8")


def book_of(pages, title="质量手册", manifest="", more=None):
    """An EPUB; ``manifest`` may replace the items that are made from the names of its pages."""
    items = manifest or "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/epub+zip")
        made.writestr("META-INF/container.xml", CONTAINER)
        made.writestr("OEBPS/content.opf", package)
        for name, text in pages.items():
            made.writestr(f"OEBPS/{name}", text)
        for name, text in (more or {}).items():
            made.writestr(name, text)
    return out.getvalue()


def texts(document):
    return [block.text for block in document.blocks]
