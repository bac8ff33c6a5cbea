"""The body of a catalogue file: `# zh` and `# en`, each with one `## label {eid}` a digest."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from ingest.catalogue.entry import DigestClause
from ingest.catalogue.errors import CatalogueError

LANGUAGES = ("zh", "en")
_SECTION = re.compile(r"# (\S+)")
_HEADING = re.compile(r"## (?P<label>\S.*) \{(?P<eid>[a-z][a-z0-9_-]*)\}")
_SHAPE = "write '## label {eid}' and the digest below it, inside '# zh' or '# en'"


@dataclass(slots=True)
class _Open:
    label: str
    eid: str
    line: int
    lines: list[str] = field(default_factory=list)


def read_body(path: Path, body: str, first_line: int) -> dict[str, tuple[DigestClause, ...]]:
    """Digests by language, in file order; `first_line` is the body's first line in the file.

    Paragraphs of a digest are joined with a line feed. An empty body has no digests in either
    language. CatalogueError names file, line and cure.
    """
    if not body.strip():
        return dict.fromkeys(LANGUAGES, ())
    sections: dict[str, list[_Open]] = {}
    current: list[_Open] | None = None
    for number, raw in enumerate(body.splitlines(), start=first_line):
        line = raw.strip()
        if section := _SECTION.fullmatch(line):
            current = _open_section(path, sections, section[1], number)
        elif line.startswith("#"):
            _open_clause(path, current, line, number)
        elif line:
            _add_text(path, current, line, number)
    digests = {name: tuple(_close(path, c) for c in held) for name, held in sections.items()}
    _check_sections(path, digests)
    return digests


def _open_section(
    path: Path, sections: dict[str, list[_Open]], name: str, number: int
) -> list[_Open]:
    if name not in LANGUAGES or name in sections:
        raise CatalogueError(path, f"line {number}: section '# {name}' is not expected", _SHAPE)
    sections[name] = []
    return sections[name]


def _open_clause(path: Path, current: list[_Open] | None, line: str, number: int) -> None:
    heading = _HEADING.fullmatch(line)
    if heading is None or current is None:
        raise CatalogueError(path, f"line {number}: '{line}' is not a clause heading", _SHAPE)
    if any(clause.eid == heading["eid"] for clause in current):
        raise CatalogueError(
            path, f"line {number}: eId {heading['eid']} stands twice", "keep one of the two"
        )
    current.append(_Open(heading["label"], heading["eid"], number))


def _add_text(path: Path, current: list[_Open] | None, line: str, number: int) -> None:
    if not current:
        raise CatalogueError(path, f"line {number}: text stands before any heading", _SHAPE)
    current[-1].lines.append(line)


def _check_sections(path: Path, sections: dict[str, tuple[DigestClause, ...]]) -> None:
    if tuple(sections) != LANGUAGES:
        found = ", ".join(sections) or "none"
        raise CatalogueError(path, f"sections found: {found}", "write '# zh', then '# en'")
    zh, en = ([clause.eid for clause in sections[language]] for language in LANGUAGES)
    if not zh:
        raise CatalogueError(path, "there is no digest", _SHAPE)
    if zh != en:
        odd = sorted(set(zh) ^ set(en)) or ["the order"]
        raise CatalogueError(
            path,
            f"the eIds of zh and en differ: {', '.join(odd)}",
            "give both languages the same clauses in the same order",
        )


def _close(path: Path, clause: _Open) -> DigestClause:
    if not clause.lines:
        raise CatalogueError(path, f"line {clause.line}: {clause.eid} has no text", "write it")
    return DigestClause(clause.eid, clause.label, "\n".join(clause.lines), clause.line)
