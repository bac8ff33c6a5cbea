"""The parts of a DOCX and how they refer to one another (ISO/IEC 29500-2)."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from ingest.parsers.xml_parts import Element, descendants, tree
from ingest.parsers.zip_package import Package
from kb.errors import InputRefused

_ROOT_RELATIONS = "_rels/.rels"
_USUAL_DOCUMENT = "word/document.xml"
_OTHERS = (
    ("xl/workbook", "an Excel workbook", ".xlsx"),
    ("ppt/presentation", "a PowerPoint presentation", ".pptx"),
    ("META-INF/container.xml", "an EPUB book", ".epub"),
    ("content.xml", "an OpenDocument file", ".odt"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """From one part to another. ``kind`` is the last word of its type: styles, footnotes."""

    id: str
    kind: str
    target: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class DocxPackage:
    """A document's parts; ``document`` is the name of the main one."""

    parts: Package
    document: str
    relations: tuple[Relation, ...]

    def read(self, kind: str) -> tuple[str, bytes] | None:
        """The name and bytes of the part that the document uses as its ``styles`` and so on."""
        for relation in self.relations:
            if relation.kind == kind and self.parts.has(relation.target):
                return relation.target, self.parts.read(relation.target)
        return None

    def root(self, kind: str) -> Element | None:
        """The same as a tree; None where there is no such part."""
        found = self.read(kind)
        return None if found is None else tree(found[1], found[0])

    def target(self, relation_id: str, part: str) -> Relation | None:
        """What a part means by the id of a relation."""
        relations = self.relations if part == self.document else relations_of(self.parts, part)
        return next((one for one in relations if one.id == relation_id), None)

    @property
    def has_macros(self) -> bool:
        return any(name.lower().endswith("vbaproject.bin") for name in self.parts.names)


def docx_package(parts: Package) -> DocxPackage:
    """The document in a package. Raises InputRefused where the package holds something else."""
    document = next(
        (
            one.target
            for one in relations_of(parts, "")
            if one.kind == "officeDocument" and parts.has(one.target)
        ),
        _USUAL_DOCUMENT,
    )
    for sign, what, suffix in _OTHERS:
        if any(name.startswith(sign) for name in parts.names) and not document.startswith("word/"):
            raise _not_docx(f"This is {what}, not a Word document.", suffix)
        if not parts.has(document) and any(name.startswith(sign) for name in parts.names):
            raise _not_docx(f"This is {what}, not a Word document.", suffix)
    if not parts.has(document):
        raise InputRefused(
            "This is a ZIP file without a Word document in it.", "Unpack it, and add what it holds."
        )
    return DocxPackage(parts, document, relations_of(parts, document))


def _not_docx(problem: str, suffix: str) -> InputRefused:
    return InputRefused(problem, f"Name it {suffix}, or save it as .docx.")


def relations_of(parts: Package, part: str) -> tuple[Relation, ...]:
    """The relations of a part, of the package for ""; none where their file is missing."""
    folder, name = posixpath.split(part)
    holder = posixpath.join(folder, "_rels", f"{name}.rels") if part else _ROOT_RELATIONS
    if not parts.has(holder):
        return ()
    return tuple(
        _relation(one, folder)
        for one in descendants(tree(parts.read(holder), holder), "rel:Relationship")
    )


def _relation(element: Element, folder: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return Relation(element.get("Id", ""), kind, target, outside)
