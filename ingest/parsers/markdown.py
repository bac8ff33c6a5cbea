"""Markdown: CommonMark with tables, less the rules that would lose or reorder text."""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.parsers import markdown_html
from ingest.parsers.clean import clean
from ingest.parsers.front_matter import split_front_matter
from ingest.parsers.links import Link, link_remarks
from ingest.parsers.markdown_html import table_blocks, with_html_tables
from ingest.parsers.markdown_inline import paragraph_lines
from ingest.parsers.markdown_table import table_rows
from ingest.parsers.plain_text import line_blocks, line_groups
from kb.domain.places import Place, PlaceUnit

PARSER = "markdown/2"
# An indented line is a paragraph in the CFR files; a reference definition or a tag is text too,
# and text over --- is a paragraph over a rule.
_OFF = ("code", "reference", "lheading", "html_block", "html_inline", "autolink")
# markdown-it drops what is nested deeper than its limit.
_TOO_DEEP = re.compile(r"^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]?){30}", re.MULTILINE)


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").disable(list(_OFF))
    return with_html_tables(markdown)


def parse_markdown(text: str) -> ParsedDocument:
    """Blocks of a Markdown file: marks go, words and printed list numbers stay.

    Line numbers are those of the file, front matter included. Comments and style sheets are left
    out, HTML tables read as tables; other tags stay as text. Never raises.
    """
    front = split_front_matter(clean(text))
    body = _without_comments(front.body)
    if _TOO_DEEP.search(body):
        blocks = _as_lines(body, front.lines_before + 1)
        warnings = (*front.warnings, "lists or quotes are nested too deep; read as plain lines")
        return ParsedDocument(tuple(blocks), PARSER, front.data, warnings)
    walk = _Walk(body, front.lines_before)
    found = tuple(walk.blocks())
    return ParsedDocument(found, PARSER, front.data, (*front.warnings, *walk.warnings))


def _without_comments(text: str) -> str:
    """The text less <!-- comments -->, line feeds kept; an unclosed one stays."""
    out, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        out += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*out, text[at:]])


def _as_lines(text: str, first_line: int) -> list[Block]:
    groups = line_groups(text.split("\n"), first_line)
    return [block for at, lines in groups for block in line_blocks(lines, at)]


class _Walk:
    """One pass over markdown-it's tokens."""

    def __init__(self, body: str, offset: int) -> None:
        self._lines = body.split("\n")
        self._tokens = _markdown().parse(body)
        self._offset = offset
        self._marks: list[str] = []
        self._out: list[Block] = []
        self.warnings: list[str] = []

    def blocks(self) -> list[Block]:
        """All blocks that have text, in order."""
        in_table = False
        for at, token in enumerate(self._tokens):
            match token.type:
                case "table_open":
                    in_table = True
                    self._table(token)
                case "table_close":
                    in_table = False
                case "list_item_open":
                    self._marks.append(token.info + token.markup if token.info else "")
                    self._item = token
                case "list_item_close":
                    self._left_over_mark()
                case "fence":
                    self._left_over_mark()
                    self._out += _as_lines(token.content, self._lines_of(token)[0] + 1)
                case markdown_html.TABLE:
                    self._html_table(token)
                case "inline" if not in_table:
                    self._text(self._tokens[at - 1], token)
        self.warnings += link_remarks(self._links())
        return [block for block in self._out if block.text]

    def _links(self) -> Iterator[Link]:
        for token in self._tokens:
            target, words = "", ""
            for child in token.children or ():
                if child.type == "link_open":
                    target, words = str(child.attrGet("href") or ""), ""
                elif child.type == "link_close":
                    yield Link(words, target)
                else:
                    words += child.content

    def _lines_of(self, token: Token) -> tuple[int, int]:
        first, end = token.map or (0, 1)
        return self._offset + first + 1, self._offset + max(end, first + 1)

    def _text(self, opening: Token, token: Token) -> None:
        first, last = self._lines_of(token)
        is_item, mark = bool(self._marks), self._taken_mark()
        if opening.type == "heading_open":
            words = " ".join(line.text for line in paragraph_lines(token, join=True))
            level = int(opening.tag[1:])
            self._out.append(Block(BlockKind.HEADING, f"{mark}{words}".strip(), first, last, level))
            return
        kind = BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH
        for line in paragraph_lines(token, join=False):
            text, mark = f"{mark}{line.text}".strip(), ""
            self._out.append(Block(kind, text, first + line.first, first + line.last))

    def _table(self, token: Token) -> None:
        self._left_over_mark()
        first, last = self._lines_of(token)
        rows = table_rows(self._lines[first - self._offset - 1 : last - self._offset], _markdown())
        at = [Place(PlaceUnit.LINE, first + row.line, first + row.line) for row in rows]
        text, heads = "\n".join(row.text for row in rows), int(rows[:1] != [] and not rows[0].line)
        self._out.append(Block(BlockKind.TABLE, text, first, last, rows=tuple(at), head_rows=heads))

    def _html_table(self, token: Token) -> None:
        self._left_over_mark()
        found, remarks = table_blocks(token.content, self._lines_of(token)[0])
        self._out += found
        self.warnings += remarks

    def _taken_mark(self) -> str:
        """The printed numbers of the list items that begin here, once."""
        marks, self._marks = [mark for mark in self._marks if mark], []
        return " ".join(marks) + " " if marks else ""

    def _left_over_mark(self) -> None:
        mark = self._taken_mark().strip()
        if mark:
            first, _ = self._lines_of(self._item)
            self._out.append(Block(BlockKind.LIST_ITEM, mark, first, first))
