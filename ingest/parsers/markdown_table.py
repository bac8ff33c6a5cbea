"""Pipe tables, row by row, so that no cell is lost where rows differ in length."""

import re

from markdown_it import MarkdownIt

from ingest.parsers.markdown_inline import inline_text

_RULE = re.compile(r"[\s|:>-]*-[\s|:>-]*")
_PIPE = re.compile(r"(?<!\\)\|")
CELLS = " | "


def table_rows(lines: list[str], markdown: MarkdownIt) -> list[str]:
    """Rows of a table's source lines, cells parted by " | "; the rule under the head goes."""
    rows = [line for n, line in enumerate(lines) if not (n == 1 and _RULE.fullmatch(line))]
    return [row for row in (_row(line, markdown) for line in rows) if row]


def _row(line: str, markdown: MarkdownIt) -> str:
    inner = line.strip().removeprefix("|").removesuffix("|")
    cells = (_cell(cell, markdown) for cell in _PIPE.split(inner))
    return CELLS.join(cells).strip()


def _cell(cell: str, markdown: MarkdownIt) -> str:
    tokens = markdown.parseInline(cell.strip().replace("\\|", "|"))
    return inline_text(tokens[0]) if tokens else ""
