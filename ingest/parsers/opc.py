"""Office packages (ECMA-376, part 2): relationships between parts, and the title they state."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from ingest.parsers.clean import clean
from ingest.parsers.zip_package import Package, local

_CORE = "docProps/core.xml"
_SAYS_NOTHING = re.compile(
    r"(?:untitled|无标题|标题|title|presentation|演示文稿|document|文档|workbook|工作簿|sheet|slide"
    r"|powerpoint[ -]?(?:presentation|演示文稿)|幻灯片|ppt|(?:microsoft )?(?:word|excel|powerpoint)"
    r"(?: - .*)?|book|新建.*|副本)[\s\d.]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """``kind`` is the last word of its type ("slide"); ``target`` a name in the package."""

    kind: str
    target: str


def relationships(package: Package, part: str) -> dict[str, Relationship]:
    """By their ids; those that lead outside of the package are left out."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if not package.has(path):
        return {}
    found = {}
    for element in package.xml(path):
        if local(element) != "Relationship" or element.get("TargetMode") == "External":
            continue
        target = unquote(element.get("Target") or "")
        full = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = (element.get("Type") or "").rpartition("/")[2]
        found[element.get("Id") or ""] = Relationship(kind, full)
    return found


def outside(package: Package, part: str) -> dict[str, str]:
    """The addresses outside of the package to which a part links, by their ids."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if not package.has(path):
        return {}
    return {
        element.get("Id") or "": element.get("Target") or ""
        for element in package.xml(path)
        if local(element) == "Relationship" and element.get("TargetMode") == "External"
    }


def targets(package: Package, part: str, kind: str) -> list[str]:
    """The parts that are there and to which ``part`` has relationships of this kind."""
    related = relationships(package, part).values()
    return [one.target for one in related if one.kind == kind and package.has(one.target)]


def relation_id(element: object, name: str = "id") -> str:
    """The value of an r:id attribute, in either of the namespaces that are in use."""
    attributes = getattr(element, "attrib", {})
    ends = f"relationships}}{name}"
    return next((str(value) for key, value in attributes.items() if key.endswith(ends)), "")


def main_part(package: Package, otherwise: str) -> str:
    """The part that the whole document hangs on."""
    found = targets(package, "", "officeDocument")
    return found[0] if found else otherwise


def stated_title(package: Package) -> dict[str, object]:
    """``{"title": ...}`` of the document's properties; {} where it states none that says much."""
    stated = targets(package, "", "core-properties") or [_CORE]
    if not package.has(stated[0]):
        return {}
    for element in package.xml(stated[0]):
        if local(element) == "title":
            words = " ".join(clean(element.text or "").split())
            return {} if not words or _SAYS_NOTHING.fullmatch(words) else {"title": words}
    return {}
