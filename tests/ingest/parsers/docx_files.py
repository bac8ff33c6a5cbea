"""Small Word documents, written part by part as the standard has them."""

import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES = {
    "w": MAIN,
    "r": _TYPES,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")


def docx(body="", *, parts=None, relations="", strict=False, **own):
    """The bytes of a document with this body; ``styles="..."`` and so on are what is in a part.

    ``parts`` are other parts by name, ``relations`` elements that lead to them.
    """
    files = {"_rels/.rels": _relations(_relation("root", "officeDocument", "word/document.xml"))}
    links = [_relation(f"own-{kind}", kind, f"{kind}.xml") for kind in own]
    files["word/_rels/document.xml.rels"] = _relations("".join(links) + relations)
    files["word/document.xml"] = _root("document", f"<w:body>{body}</w:body>")
    for kind, inner in own.items():
        assert kind in _PARTS
        files[f"word/{kind}.xml"] = _root(kind, inner)
    if strict:
        files = {name: text.replace(MAIN, STRICT) for name, text in files.items()}
    return package({**files, **(parts or {})})


def package(files):
    """The bytes of a ZIP file with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def part(name, inner):
    """XML of a part whose root is ``w:name``."""
    return _root(name, inner)


def relation(relation_id, kind, target):
    return _relation(relation_id, kind, target)


def p(*runs, style="", properties=""):
    """A paragraph; a run that is no XML is its text."""
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{own}{properties}</w:pPr>{inner}</w:p>"


def r(text, properties=""):
    shown = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{shown}</w:r>"


def item(text, num_id=1, level=0):
    """A paragraph in a list."""
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
    return p(text, properties=numbers)


def field(code, *result):
    """A complex field; without a result it has a code alone."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(result)}' if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def level(at, number_format="decimal", text=None, start=1, more=""):
    """One level of a list."""
    shown = f"%{at + 1}." if text is None else text
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def lists(*levels, nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', more=""):
    """``numbering.xml`` with one definition, and list 1 of it."""
    own = "".join(levels)
    return f'<w:abstractNum w:abstractNumId="0">{own}</w:abstractNum>{more}{nums}'


def style(style_id, name="", inner="", based_on=""):
    """A paragraph style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>'
        f"{base}{inner}</w:style>"
    )


def table(*rows):
    """A table; a cell that is no XML is the text of its one paragraph, a row may be XML."""
    return f"<w:tbl>{''.join(one if isinstance(one, str) else row(*one) for one in rows)}</w:tbl>"


def row(*cells, properties=""):
    inner = "".join(one if one.startswith("<w:tc") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def cell(content, properties=""):
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _root(name, inner):
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {spaces}>{inner}</w:{name}>'


def _relation(relation_id, kind, target):
    return f'<Relationship Id="{relation_id}" Type="{_TYPES}/{kind}" Target="{target}"/>'


def _relations(inner):
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'
