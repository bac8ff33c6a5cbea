"""Small tables of the starter corpus: rows in both languages, each with its own proof.

A table of targets is apart for each target year (``until``), because that year decides whether
it has passed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.catalogue.body import LANGUAGES
from ingest.catalogue.entry import BilingualText, CatalogueEntry
from ingest.catalogue.errors import CatalogueError
from ingest.catalogue.front_matter import BilingualModel, InstrumentId, Level, Proof, Text
from kb.legal.aliases import fold_name

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ROWS = "rows:"
_ROW = "  - zh:"
_MEMORY = "M"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Row(_Model):
    zh: list[Text]
    en: list[Text]
    proof: Proof | None = None
    seen: Text | None = None
    until: Annotated[int, Field(ge=1949, le=2100)] | None = None


class _Table(_Model):
    """All fields of a table's file; corpus/tables/README.md describes each."""

    id: InstrumentId
    title_zh: Text
    title_en: Text
    aliases_zh: list[Text]
    aliases_en: list[Text]
    jurisdiction: Text
    level: Level
    seen_at: date
    note: BilingualModel
    columns: Annotated[list[BilingualModel], Field(min_length=1)]
    rows: Annotated[list[_Row], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class TableRecord:
    """One row by language; ``line`` is the 1-based line of its beginning in the file.

    ``proof`` and ``seen`` are None in a row that says what was looked for and not found.
    """

    cells: dict[str, tuple[str, ...]]
    proof: str | None
    seen: str | None
    until: int | None
    line: int


@dataclass(frozen=True, slots=True)
class CatalogueTable:
    """A table; ``columns`` are its heads."""

    id: str
    title: BilingualText
    aliases: tuple[str, ...]
    jurisdiction: str
    level: str
    seen_at: date
    note: BilingualText
    columns: tuple[BilingualText, ...]
    rows: tuple[TableRecord, ...]

    def by_end(self) -> dict[int | None, tuple[TableRecord, ...]]:
        """Its rows by their last year, in the order of the file; None where none is given."""
        ends = dict.fromkeys(row.until for row in self.rows)
        return {end: tuple(row for row in self.rows if row.until == end) for end in ends}


def read_table(path: Path) -> CatalogueTable:
    """One file; CatalogueError says in one line what is wrong and what to do."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = _Table.model_validate(yaml.load(text, Loader=_LOADER))  # noqa: S506 - a safe one
    except UnicodeDecodeError:
        raise CatalogueError(path, "the file is not UTF-8", "save it as UTF-8") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"]))
        cure = "see corpus/tables/README.md for the fields"
        raise CatalogueError(path, f"field {field}: {first['msg']}", cure) from None
    except (yaml.YAMLError, ValueError) as error:
        raise CatalogueError(path, f"the file is not YAML: {error}", "correct it") from None
    _check(path, table)
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.startswith(_ROW)]
    if len(lines) != len(table.rows):
        problem = f"{len(table.rows)} rows, {len(lines)} lines that begin with '{_ROW}'"
        raise CatalogueError(path, problem, "begin each row so, indented by two spaces")
    return CatalogueTable(
        id=table.id,
        title=BilingualText(table.title_zh, table.title_en),
        aliases=(*table.aliases_zh, *table.aliases_en),
        jurisdiction=table.jurisdiction,
        level=table.level,
        seen_at=table.seen_at,
        note=BilingualText(table.note.zh, table.note.en),
        columns=tuple(BilingualText(it.zh, it.en) for it in table.columns),
        rows=tuple(
            TableRecord({"zh": tuple(it.zh), "en": tuple(it.en)}, it.proof, it.seen, it.until, line)
            for it, line in zip(table.rows, lines, strict=True)
        ),
    )


def check_tables(
    files: Iterable[Path], entries: Iterable[CatalogueEntry]
) -> Iterator[CatalogueError]:
    """What is wrong with tables: the first fault of each file, and names that others have."""
    owners = {
        fold_name(name): entry.instrument_id
        for entry in entries
        for name in (entry.title_zh, entry.title_en, *entry.aliases_zh, *entry.aliases_en)
    }
    for path in files:
        try:
            table = read_table(path)
        except CatalogueError as error:
            yield error
            continue
        for name in dict.fromkeys((table.title.zh, table.title.en, *table.aliases)):
            owner = owners.setdefault(fold_name(name), table.id)
            if owner != table.id:
                problem = f"'{name}' is a name of {table.id} and of {owner}"
                yield CatalogueError(path, problem, "leave it to the one that people mean")


def _check(path: Path, table: _Table) -> None:
    jurisdiction, _, slug = table.id.partition(":")
    if (path.parent.name, path.stem) != (jurisdiction, slug):
        problem = f"field id: {table.id} is not what the file is called"
        cure = f"call the file {jurisdiction}/{slug}.yml, or correct the id"
        raise CatalogueError(path, problem, cure)
    width = len(table.columns)
    for n, row in enumerate(table.rows):
        for language in LANGUAGES:
            cells = getattr(row, language)
            if len(cells) != width:
                problem = f"field rows.{n}.{language}: {len(cells)} cells, {width} columns"
                raise CatalogueError(path, problem, "write one cell for each column")
        if any("\n" in cell or " | " in cell for cell in (*row.zh, *row.en)):
            cure = "write one line without ' | ' in each cell"
            raise CatalogueError(path, f"field rows.{n}: a cell has several lines or ' | '", cure)
        if row.proof == _MEMORY or (row.proof is None) != (row.seen is None):
            problem = f"field rows.{n}.proof: from memory, or without the place where it was read"
            cure = "read one page and name it; of what was not found give neither proof nor seen"
            raise CatalogueError(path, problem, cure)
