"""Of which instrument a document is a text, as it, its folder or its front matter name it."""

import re
from dataclasses import dataclass
from pathlib import Path

from ingest.blocks import ParsedDocument
from ingest.identity.folder_title import (
    AMENDMENTS,
    PART_TITLE,
    FolderTitle,
    folder_title,
    title_page,
)
from ingest.identity.parts import TITLE_PAGE, Part, chinese_part, converted_part, part_in_title
from ingest.identity.titles import STATE, PlainTitle, plain_title
from ingest.sources.archives import MARK
from ingest.stated_title import StatedTitle, stated_title
from ingest.structure.tree import Structure
from kb.domain.vocabulary import ClauseKind
from kb.identifiers import sha256_text, slugify
from kb.language.script import language_of

_GENERIC_NAME = re.compile(r"^(?:readme|index|versions?|[\d\-_.]+)$", re.IGNORECASE)
_DIVISIONS = (ClauseKind.BOOK, ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.HEADING)
_FOLDERS_UP = 3
_FIRST_CHAPTER = re.compile(r"(?:1|[AI])[.)．]\s+\S|[1一]、|1\s+[A-Z]{3,}\b")
"""1. INTRODUCTION is what any text may open with: it names none, and would make all of them one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """``title`` is the edition's; ``plain`` the instrument's name and a mark of a draft.

    ``above`` is set where a folder holds the text in parts, ``part`` where this is one of them.
    ``basis`` says where the instrument's name was read. ``slug`` is set where file and folder
    together name the text. ``is_dated`` is False for a collection: it has as many dates as texts.
    """

    title: StatedTitle
    plain: PlainTitle
    basis: str
    part: Part | None = None
    above: FolderTitle | None = None
    slug: str = ""
    is_dated: bool = True

    @property
    def name(self) -> str:
        return self.plain.name

    @property
    def is_chinese(self) -> bool:
        return language_of(self.name) == "zh"


def read_subject(path: Path, document: ParsedDocument, structure: Structure) -> Subject:
    """Never without a name: the file's own is the last resort."""
    if stated := stated_title(document.front_matter):
        part = converted_part(stated.unit) if stated.whole else None
        return Subject(stated, plain_title(stated.whole or stated.text), "front matter", part)
    own = " ".join(structure.title.split()) or _first_heading(structure)
    own = "" if _FIRST_CHAPTER.match(own) else own
    is_collection = AMENDMENTS.match(own) is not None
    if is_collection or PART_TITLE.match(own):
        above = folder_title(path)
        if above:
            return _below(path, own, above, is_collection=is_collection)
    title, basis = _own_title(path, own)
    if split := part_in_title(title.text):
        return Subject(title, plain_title(split[0]), basis, split[1])
    if not _has_articles(structure) and (above := title_page(path)):
        part = Part(TITLE_PAGE, title.text)
        return Subject(title, plain_title(title.text), basis, part, above)
    return Subject(title, plain_title(title.text), basis)


def _own_title(path: Path, own: str) -> tuple[StatedTitle, str]:
    """第一编 总则 is the title of many a part and names none: its folder has to."""
    if own and PART_TITLE.match(own):
        folder = path.parent.name.rpartition(MARK)[2]
        return StatedTitle(f"{folder} {own}".strip()), "folder name and title"
    return (StatedTitle(own), "title") if own else (StatedTitle(path.stem), "file name")


def _below(path: Path, own: str, above: FolderTitle, *, is_collection: bool) -> Subject:
    """Amendments kept beside a text, and what lies below an undated page, are their own text."""
    folder = path.resolve().parent.name
    slug = slugify(f"{folder} {path.stem}") if folder.isascii() else ""
    if is_collection:
        title = StatedTitle(f"{above.title}{own}")
        plain = plain_title(title.text)
        return Subject(title, plain, above.origin, slug=slug, is_dated=False)
    title = StatedTitle(f"{above.title} {own}")
    if not above.header:
        return Subject(title, plain_title(title.text), above.origin, slug=slug)
    part = chinese_part(own, path.stem)
    return Subject(title, plain_title(above.title), above.origin, part, above)


def slug_of(path: Path, subject: Subject) -> str:
    """English words of title, folder or file where they name the text, else the title."""
    if subject.slug:
        return subject.slug
    if not subject.is_chinese and slugify(subject.name):
        return slugify(subject.name)
    for named in _names_on_the_way(path, in_folder=subject.above is not None):
        if named.isascii() and slugify(named) and not _GENERIC_NAME.match(named):
            return _whole_slug(named, subject.name)
        if not _GENERIC_NAME.match(named):
            break
    return slugify(subject.name.removeprefix(STATE)) or sha256_text(subject.name)[:12]


def _whole_slug(named: str, title: str) -> str:
    """A name too long for a slug loses the words that tell it from another: the title tells."""
    slug = slugify(named)
    is_cut = slug != slugify(named, limit=len(named))
    return f"{slug}-{sha256_text(title)[:8]}" if is_cut else slug


def _names_on_the_way(path: Path, *, in_folder: bool) -> list[str]:
    """The file's name, then those of its folders: versions/2027-01-01/README.md says nothing."""
    folders = [folder.name for folder in path.resolve().parents[:_FOLDERS_UP]]
    return folders if in_folder else [path.stem, *folders]


def _has_articles(structure: Structure) -> bool:
    return any(unit.kind is ClauseKind.ARTICLE for unit in structure.units)


def _first_heading(structure: Structure) -> str:
    """A part of a larger text has no title of its own but the book or chapter that it holds."""
    first = structure.units[0] if structure.units else None
    if first is None or first.kind not in _DIVISIONS:
        return ""
    own = " ".join((first.heading or first.label).split())
    return own if own.startswith(first.number) else f"{first.number} {own}".strip()
