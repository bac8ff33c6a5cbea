"""Plain text: blank lines separate, and a line is a block unless an editor wrapped it."""

import re

from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.parsers.clean import clean
from ingest.parsers.layout import glue, goes_on, hard_wrapped, squeeze, width

PARSER = "plain_text/1"
_BROKEN_WORD = re.compile(r"([A-Za-z]+)-$")
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LOWER_START = re.compile(r"[a-z]+")


def parse_plain_text(text: str) -> ParsedDocument:
    """Blocks of a text file; every visible character stays, but a hyphen proved to be a wrap's.

    Lines are joined only when ``hard_wrapped`` says so. A hyphen at such a wrap is dropped (with
    a warning) when the text has the whole word elsewhere and never the hyphenated one.
    """
    cleaned = clean(text)
    blocks: list[Block] = []
    warnings: list[str] = []
    known: set[str] = set()
    for first, lines in line_groups(cleaned.split("\n"), first_line=1):
        if hard_wrapped(lines):
            known = known or set(_WORDS.findall(cleaned.lower()))
            joined = _join_wrapped(lines, first, known, warnings)
            blocks.append(Block(BlockKind.PARAGRAPH, joined, first, first + len(lines) - 1))
            continue
        blocks.extend(line_blocks(lines, first))
    return ParsedDocument(tuple(blocks), PARSER, warnings=tuple(warnings))


def line_groups(lines: list[str], first_line: int) -> list[tuple[int, list[str]]]:
    """Runs of lines that are not blank, each with the number of its first line."""
    groups: list[tuple[int, list[str]]] = []
    open_group = False
    for number, line in enumerate(lines, first_line):
        if not line.strip():
            open_group = False
        elif open_group:
            groups[-1][1].append(line)
        else:
            groups.append((number, [line]))
            open_group = True
    return groups


def line_blocks(lines: list[str], first_line: int) -> list[Block]:
    """One paragraph for each line; a full line of Chinese that ends in mid-sentence goes on."""
    blocks: list[Block] = []
    widest = max(map(width, lines), default=0)
    for number, line in enumerate(lines, first_line):
        last = blocks[-1] if blocks else None
        if last and goes_on(lines[number - first_line - 1], line, widest):
            joined = last.text + glue(last.text, squeeze(line)) + squeeze(line)
            blocks[-1] = Block(BlockKind.PARAGRAPH, joined, last.first_line, number)
        elif line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, squeeze(line), number, number))
    return blocks


def _join_wrapped(lines: list[str], first: int, known: set[str], warnings: list[str]) -> str:
    parts = [squeeze(lines[0])]
    for number, line in enumerate(map(squeeze, lines[1:]), first):
        broken, rest = _BROKEN_WORD.search(parts[-1]), _LOWER_START.match(line)
        if broken and rest:
            whole, hyphened = broken[1] + rest[0], f"{broken[1]}-{rest[0]}"
            if whole.lower() in known and hyphened.lower() not in known:
                warnings.append(f"line {number}: the hyphen at the line end of {whole} went")
                parts[-1] = parts[-1][:-1]
        else:
            parts.append(glue(parts[-1], line))
        parts.append(line)
    return "".join(parts)
