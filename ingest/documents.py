"""From a file to a draft: read, parse, structure, annotate. Raises InputRefused."""

from datetime import UTC, datetime
from typing import Protocol

from ingest.annotate import annotate
from ingest.blocks import ParsedDocument, block_origins, stored_text
from ingest.draft import Draft
from ingest.parsers.registry import parser_name
from ingest.sanitation.examine import examine, with_remarks
from ingest.sources.files import IGNORE_FILE, FoundFile
from ingest.sources.versions import dates_of
from ingest.structure.detect import build_structure
from kb.domain.instruments import Source
from kb.errors import EmptyInput, InputRefused
from kb.identifiers import sha256_bytes

MEGABYTE = 1024 * 1024
READING = "+tree/4"
"""Grows when structure builders change what clauses a text has: a file that an older version read
is then read again by the next ``add``, even where its bytes are the same."""


class Parses(Protocol):
    """As ``ingest.isolation.parsing.Parsing``."""

    def parse(self, suffix: str, data: bytes) -> ParsedDocument: ...


def check_name(file: FoundFile) -> None:
    """Raises InputRefused for a name that cannot be written down as text."""
    try:
        file.origin.encode("utf-8")
    except UnicodeEncodeError:
        shown = file.name.encode("utf-8", "replace").decode("utf-8")
        raise InputRefused(
            f"{shown}: the file's name is not UTF-8.", "Rename it, then add it again."
        ) from None


def check_readable(file: FoundFile, max_megabytes: int) -> None:
    """Raises InputRefused for a path that is missing, closed, no file, or too large."""
    path = file.path
    if file.trouble:
        raise file.trouble
    if file.member:
        return
    if not path.exists():
        raise _missing(file)
    if not path.is_file():
        leave = f"Move it elsewhere, or name it in {IGNORE_FILE}."
        cure = "Name a file or a folder." if file.explicit else leave
        raise InputRefused(f"{path}: neither a file nor a folder.", cure)
    size = path.stat().st_size
    if size > max_megabytes * MEGABYTE:
        raise InputRefused(
            f"{path}: {size / MEGABYTE:.0f} MB; the limit is {max_megabytes} MB.",
            "Split the file, or raise TOUCHSTONE_MAX_FILE_MB.",
        )


def _missing(file: FoundFile) -> InputRefused:
    if file.path.is_symlink():
        cure = "Mend the link, or remove it."
        return InputRefused(f"{file.path}: a link that leads to no file.", cure)
    return InputRefused(f"{file.path}: there is no such file.", "Check the path.")


def is_document(file: FoundFile) -> bool:
    """True where there is a parser for this type of file."""
    return parser_name(file.path.suffix) is not None


def read_draft(file: FoundFile, content: bytes, parsing: Parses) -> Draft:
    """The draft of one file. Raises InputRefused where it holds no text that can be read."""
    document = _parsed(file, content, parsing)
    text = stored_text(document.blocks)
    structure = build_structure(document)
    remarks = examine(document, file.path, content)
    annotation = annotate(file.path, document, structure, text, dates_of(file))
    return Draft(
        instrument=annotation.instrument,
        facts=annotation.facts,
        text=text,
        structure=structure,
        origins=block_origins(document.blocks),
        parser=f"{document.parser}{READING}",
        source=Source(
            name=file.name,
            sha256=sha256_bytes(content),
            origin=file.origin,
            read_at=datetime.now(UTC).isoformat(timespec="seconds"),
        ),
        original=content,
        warnings=with_remarks(
            (*document.warnings, *structure.warnings, *annotation.warnings), remarks
        ),
        remarks=remarks,
        is_registered=annotation.is_registered,
    )


def _parsed(file: FoundFile, content: bytes, parsing: Parses) -> ParsedDocument:
    """Refusals name the file: a run has many."""
    try:
        document = parsing.parse(file.path.suffix, content)
    except InputRefused as refusal:
        raise type(refusal)(f"{file.path}: {refusal.problem}", refusal.cure) from refusal
    if not document.blocks:
        raise EmptyInput(f"{file.path}: there is no text in it.", "Add a file that has text.")
    return document
