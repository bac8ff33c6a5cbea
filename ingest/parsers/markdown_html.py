"""HTML tables within Markdown: which lines they take, and the blocks that they hold."""

import re
from bisect import bisect_right
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from ingest.blocks import Block
from ingest.parsers.html_lines import page_lines
from ingest.parsers.html_tree import read_page

TABLE, STYLE = "html_table", "html_style"
_AROUND = r"<(?:div|center|figure)\b[^<>]*>\s*"
_OPENS = re.compile(rf"((?:{_AROUND}){{0,5}})<table\b", re.IGNORECASE)
_STYLE_OPENS = re.compile(r"<style\b[^<>]*>", re.IGNORECASE)
_STYLE_ENDS = re.compile(r"</style\s*>[ \t]*(?=\n|$)", re.IGNORECASE)
_TABLE_TAG = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)
_CLOSES = re.compile(r"\s*</(?:div|center|figure)\s*>", re.IGNORECASE)


def with_html_tables(markdown: MarkdownIt) -> MarkdownIt:
    """Adds a rule that takes the lines of an HTML table as one token, blank lines and all.

    A table that is never closed stays text, as other tags do. The style sheet that a table may
    bring along is a token of its own, with no words.
    """
    markdown.block.ruler.before("blockquote", TABLE, _take, {"alt": ["paragraph", "blockquote"]})
    return markdown


def table_blocks(content: str, first_line: int) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of a table's source, which begins in ``first_line``, and what was odd in it."""
    page = read_page(content)
    blocks = [_moved(line.block, first_line - 1) for line in page_lines(page.steps)]
    return blocks, tuple(f"table in line {first_line}: {remark}" for remark in page.remarks)


def _moved(block: Block, lines: int) -> Block:
    rows = tuple(replace(it, first=it.first + lines, last=it.last + lines) for it in block.rows)
    first, last = block.first_line + lines, block.last_line + lines
    return replace(block, first_line=first, last_line=last, rows=rows)


def _take(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """A rule of markdown-it: whether the block begins in this line; takes it unless silent."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("<", begin):
        return False
    kind, end = TABLE, _end_of_table(state, begin)
    if end is None:
        kind, end = STYLE, _end_of_style(state.src, begin)
    if end is None:
        return False
    last = bisect_right(state.bMarks, end - 1, 0, len(state.bMarks) - 1) - 1
    inside = all(_is_inside(state, line) for line in range(start_line, min(last + 1, end_line)))
    if last >= end_line or not inside:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.map = [start_line, last + 1]
        token.content = state.getLines(start_line, last + 1, state.blkIndent, keepLastLF=False)
        state.line = last + 1
    return True


def _is_inside(state: StateBlock, line: int) -> bool:
    """Whether a line belongs to the list item that is open."""
    return state.isEmpty(line) or state.sCount[line] >= state.blkIndent


def _end_of_style(source: str, begin: int) -> int | None:
    if not _STYLE_OPENS.match(source, begin):
        return None
    closing = _STYLE_ENDS.search(source, begin)
    return closing.end() if closing else None


def _end_of_table(state: StateBlock, begin: int) -> int | None:
    """Behind the table and the elements around it that hold nothing else."""
    opening = _OPENS.match(state.src, begin)
    if opening is None:
        return None
    end: int | None = _pairs(state).get(opening.end() - len("<table"))
    for _ in re.findall("<", opening[1]):
        closing = _CLOSES.match(state.src, end) if end is not None else None
        end = closing.end() if closing else None
    return end


def _pairs(state: StateBlock) -> dict[int, int]:
    """Where each table of the text begins and ends; found once, however many are never closed."""
    if TABLE not in state.env:
        found: dict[int, int] = {}
        opened: list[int] = []
        for tag in _TABLE_TAG.finditer(state.src):
            if not tag[1]:
                opened.append(tag.start())
            elif opened:
                found[opened.pop()] = tag.end()
        state.env[TABLE] = found
    pairs: dict[int, int] = state.env[TABLE]
    return pairs
