"""Which builder understands a document; in doubt prose, never a wrong clause number."""

from dataclasses import replace

from ingest.blocks import Block, ParsedDocument
from ingest.structure.cfr import build_cfr
from ingest.structure.cfr_marks import head
from ingest.structure.chinese_law import build_chinese_law
from ingest.structure.chinese_sequence import Articles, find_articles
from ingest.structure.lines import Line, lines_of
from ingest.structure.prose import build_prose
from ingest.structure.tree import Structure
from kb.domain.vocabulary import ClauseKind

_FEW_ARTICLES = 3
_OPENING = 300
"""Characters: a text that all but opens with a section sign is about sections, however few."""
_SHORT_OPENING = 3000
_MOST_BACKWARD = 0.1
_MOST_JUMPS = 1 / 3
_FEWEST_JUMPS = 3
_INSTRUMENT = tuple("法 法典 条例 规定 办法 细则 规则 规范 决定 通则 章程 准则 纲要".split())


def build_structure(document: ParsedDocument) -> Structure:
    """The tree of a document, with warnings where a builder was not trusted."""
    lines = lines_of(document.blocks)
    articles = find_articles(lines)
    if articles.marks:
        doubt = _doubt_law(lines, articles)
        return _prose_with(document.blocks, doubt) if doubt else build_chinese_law(document.blocks)
    sections = [line for line in lines if _is_section(line)]
    if sections:
        structure = build_cfr(document.blocks)
        trusted = any(line.is_heading for line in sections) or sections[0].start <= _OPENING
        doubt = "" if trusted else _doubt_cfr(structure)
        return _prose_with(document.blocks, doubt) if doubt else structure
    return build_prose(document.blocks)


def _prose_with(blocks: tuple[Block, ...], doubt: str) -> Structure:
    structure = build_prose(blocks)
    return replace(structure, warnings=(doubt, *structure.warnings))


def _is_section(line: Line) -> bool:
    found = head(line)
    return found is not None and found.kind is ClauseKind.SECTION


def _doubt_law(lines: list[Line], articles: Articles) -> str:
    """Why the articles are not to be trusted; "" when they are."""
    count, first = len(articles.marks), min(articles.marks)
    before = lines[first].start
    if count < _FEW_ARTICLES and before > _SHORT_OPENING and before > _length(lines) / 2:
        return f"only {count} article numbers after a long text; read as prose"
    restarts = sum(1 for mark in articles.marks.values() if mark.key == (1, 0))
    backward = len(articles.backward) - max(0, restarts - 1)
    if backward > max(1, count * _MOST_BACKWARD):
        return "article numbers run back and forth; read as prose"
    jumps = len(articles.jumps)
    if jumps >= _FEWEST_JUMPS and jumps > count * _MOST_JUMPS and not _is_instrument(lines, first):
        return "article numbers have too many gaps; read as prose"
    if len(articles.quoted) > count:
        return "most article numbers stand in quoted text; read as prose"
    return ""


def _is_instrument(lines: list[Line], first: int) -> bool:
    """A title that names a law: an excerpt may leave articles out, a commentary may not."""
    return any(
        "".join(line.text.split()).rstrip("）)").endswith(_INSTRUMENT) for line in lines[:first][:3]
    )


def _doubt_cfr(structure: Structure) -> str:
    """Why section signs at line starts are not to be trusted where no heading carries one."""
    sections = [unit for unit in structure.units if unit.kind is ClauseKind.SECTION]
    covered = sum(unit.end - unit.start for unit in sections)
    whole = max(unit.end for unit in structure.units)
    if len(sections) < _FEW_ARTICLES or covered * 2 < whole:
        return "few section signs in a long text; read as prose"
    return ""


def _length(lines: list[Line]) -> int:
    return lines[-1].end if lines else 0
