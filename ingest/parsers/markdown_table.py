"""Pipe tables, row by row, so that no cell is lost where rows differ in length."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt

from ingest.parsers.cell_lines import cell_line
from ingest.parsers.markdown_inline import inline_text
from kb.domain import tables

CELLS = tables.CELLS
_RULE = re.compile(r"[\s|:>-]*-[\s|:>-]*")
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class PipeRow:
    """A row with its cells parted by " | ", and which of the table's source lines it is."""

    text: str
    line: int


def table_rows(lines: list[str], markdown: MarkdownIt) -> list[PipeRow]:
    """Rows of a table's source lines, the head first; the rule under the head goes."""
    rows = [(n, line) for n, line in enumerate(lines) if not (n == 1 and _RULE.fullmatch(line))]
    made = (PipeRow(_row(line, markdown, is_head=n == 0), n) for n, line in rows)
    return [row for row in made if row.text]


def _row(line: str, markdown: MarkdownIt, *, is_head: bool) -> str:
    inner = line.strip().removeprefix("|").removesuffix("|")
    cells = (_cell(cell, markdown, is_head=is_head) for cell in _PIPE.split(inner))
    return CELLS.join(cells).strip()


def _cell(cell: str, markdown: MarkdownIt, *, is_head: bool) -> str:
    """Pipe tables have no other way to break the lines of a cell than the tag of HTML."""
    lines = (_line(part, markdown) for part in _BREAK.split(cell))
    return cell_line(list(lines), is_head=is_head)


def _line(text: str, markdown: MarkdownIt) -> str:
    tokens = markdown.parseInline(text.strip().replace("\\|", "|"))
    return inline_text(tokens[0]) if tokens else ""
