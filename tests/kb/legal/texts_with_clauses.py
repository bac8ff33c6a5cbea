"""Texts with their clauses, as parsing and building give them."""

from dataclasses import dataclass, replace
from pathlib import Path

from ingest.blocks import ParsedDocument, stored_text
from ingest.parsers.markdown import parse_markdown
from ingest.structure.detect import build_structure
from kb.domain.clauses import Clause


@dataclass(frozen=True)
class Read:
    title: str
    text: str
    clauses: tuple[Clause, ...]

    def words(self, found) -> str:
        return self.text[found.start : found.end]

    def clause(self, eid: str) -> Clause:
        return next(clause for clause in self.clauses if clause.eid == eid)


def read(markdown: str) -> Read:
    return _built(parse_markdown(markdown))


def read_files(folder: Path, name: str) -> Read:
    """The file of this name; for a pattern all its files in order, as one text."""
    parsed = [parse_markdown(path.read_text("utf-8")) for path in sorted(_paths(folder, name))]
    blocks = tuple(block for document in parsed for block in document.blocks)
    return _built(replace(parsed[0], blocks=blocks))


def _paths(folder: Path, name: str):
    return folder.glob(name) if "*" in name else [folder / name]


def _built(document: ParsedDocument) -> Read:
    structure = build_structure(document)
    clauses = tuple(
        unit.in_edition("local:a@undated.zh", n) for n, unit in enumerate(structure.units)
    )
    return Read(structure.title, stored_text(document.blocks), clauses)
