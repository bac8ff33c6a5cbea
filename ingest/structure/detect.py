"""Which builder understands a document; in doubt prose, never a wrong clause number."""

from collections.abc import Mapping
from dataclasses import replace

from ingest.blocks import Block, ParsedDocument
from ingest.structure.annex_alone import build_annex_alone, is_annex_alone
from ingest.structure.cfr import build_cfr
from ingest.structure.cfr_marks import head
from ingest.structure.chinese_law import build_chinese_law
from ingest.structure.chinese_sequence import find_articles
from ingest.structure.decimal_marks import decimal_at
from ingest.structure.english_marks import EnglishArticle
from ingest.structure.english_sequence import find_english_articles
from ingest.structure.english_statute import build_english_statute
from ingest.structure.lines import Line, lines_of
from ingest.structure.paper_evidence import looks_like_paper
from ingest.structure.policy_paper import build_policy_paper
from ingest.structure.prose import build_prose
from ingest.structure.sequence import Articles, Mark, Numbered
from ingest.structure.standard import read_standard
from ingest.structure.standard_evidence import (
    is_numbered_throughout,
    looks_like_standard,
    may_be_numbered,
)
from ingest.structure.tables import with_tables
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
_ENGLISH_INSTRUMENT = frozenset(
    "law act code regulation regulations provisions measures rules decree constitution charter "
    "statute ordinance order decision".split()
)

_MANY_DECIMALS = 10
"""A text with so many numbers like 4.2.1 looks as if it could be cited by them."""
_GAPS = "article numbers have too many gaps"
_COMMENTARY = frozenset(
    "commentary comments notes guide summary analysis interpretation overview review explained "
    "introduction news notice".split()
)


def build_structure(document: ParsedDocument) -> Structure:
    """The tree of a document, tables row by row, with warnings where a builder was not trusted."""
    return with_tables(_built(document), document.blocks)


def _built(document: ParsedDocument) -> Structure:
    blocks, lines = document.blocks, lines_of(document.blocks)
    articles = find_articles(lines)
    if len(articles.marks) < _FEW_ARTICLES and looks_like_standard(lines):
        return _standard(blocks)
    if articles.marks:
        doubt = _doubt_law(lines, articles, is_instrument=_is_instrument(lines, articles.marks))
        return _prose_with(blocks, doubt) if doubt else build_chinese_law(blocks)
    english = find_english_articles(lines)
    doubt = _doubt_english(lines, english) if english.marks else ""
    if english.marks and not doubt:
        return build_english_statute(blocks)
    return _without_articles(blocks, lines, doubt)


def _without_articles(blocks: tuple[Block, ...], lines: list[Line], doubt: str) -> Structure:
    """``doubt``: why numbers of articles in it were not trusted."""
    sections = [line for line in lines if _is_section(line)]
    if sections:
        structure = build_cfr(blocks)
        trusted = any(line.is_heading for line in sections) or sections[0].start <= _OPENING
        doubt = "" if trusted else _doubt_cfr(structure)
        return _prose_with(blocks, doubt) if doubt else structure
    if is_annex_alone(lines):
        return build_annex_alone(blocks)
    if may_be_numbered(lines):
        structure, unclear = read_standard(blocks)
        if not unclear and is_numbered_throughout(structure):
            return _doubted(structure, doubt, "numbered clauses")
    if looks_like_paper(lines):
        return _doubted(build_policy_paper(blocks), doubt, "a policy paper")
    return _prose_with(blocks, doubt or _uncounted(lines))


def _uncounted(lines: list[Line]) -> str:
    """A rulebook is numbered like a standard; without the evidence for one it stays prose."""
    numbers = {found.printed: None for line in lines if (found := decimal_at(line))}
    deep = [number for number in numbers if "." in number]
    if len(deep) < _MANY_DECIMALS:
        return ""
    return f"{len(deep)} decimal numbers ({', '.join(deep[:3])} ...) are no clauses here"


def _standard(blocks: tuple[Block, ...]) -> Structure:
    structure, doubt = read_standard(blocks)
    return _prose_with(blocks, doubt) if doubt else structure


def _prose_with(blocks: tuple[Block, ...], doubt: str) -> Structure:
    return _doubted(build_prose(blocks), doubt, "prose")


def _doubted(structure: Structure, doubt: str, read_as: str) -> Structure:
    """With the reason first why no builder of articles or sections was trusted."""
    warnings = (f"{doubt}; read as {read_as}", *structure.warnings) if doubt else structure.warnings
    return replace(structure, warnings=warnings)


def _is_section(line: Line) -> bool:
    found = head(line)
    return found is not None and found.kind is ClauseKind.SECTION


def _doubt_law(lines: list[Line], articles: Articles[Mark], *, is_instrument: bool) -> str:
    """Why the articles are not to be trusted; "" when they are."""
    count, first = len(articles.marks), min(articles.marks)
    before = lines[first].start
    if count < _FEW_ARTICLES and before > _SHORT_OPENING and before > _length(lines) / 2:
        return f"only {count} article numbers after a long text"
    restarts = sum(1 for mark in articles.marks.values() if mark.key == (1, 0))
    backward = len(articles.backward) - max(0, restarts - 1)
    if backward > max(1, count * _MOST_BACKWARD):
        return "article numbers run back and forth"
    jumps = len(articles.jumps)
    if jumps >= _FEWEST_JUMPS and jumps > count * _MOST_JUMPS and not is_instrument:
        return _GAPS
    if len(articles.quoted) > count:
        return "most article numbers stand in quoted text"
    return ""


def _is_instrument(lines: list[Line], marks: Mapping[int, Numbered]) -> bool:
    """A title that names a law: an excerpt may leave articles out, a commentary may not."""
    return any(
        "".join(line.text.split()).rstrip("）)").endswith(_INSTRUMENT)
        for line in lines[: min(marks)][:3]
    )


def _doubt_english(lines: list[Line], articles: Articles[EnglishArticle]) -> str:
    """Few articles have to open the text as headings, or to begin with one in a named statute."""
    marks, first = articles.marks, min(articles.marks)
    is_instrument = _is_english_instrument(lines[:first][:3])
    if doubt := _doubt_law(lines, articles, is_instrument=is_instrument):
        return doubt
    if len(articles.jumps) > len(marks) * _MOST_JUMPS and not is_instrument:
        return _GAPS
    begins = [mark.key for mark in marks.values()][:2] == [(1, 0), (2, 0)]
    opens = lines[first].start <= _OPENING and _is_all_articles(lines, marks)
    if len(marks) >= _FEW_ARTICLES or opens or (begins and is_instrument):
        return ""
    return f"only {len(marks)} article numbers"


def _is_all_articles(lines: list[Line], marks: Mapping[int, EnglishArticle]) -> bool:
    """Headings of articles, and none beside them that heads something else."""
    first = min(marks)
    level = lines[first].level
    beside = [at for at, line in enumerate(lines) if at > first and 0 < line.level <= level]
    return lines[first].is_heading and all(at in marks for at in beside)


def _is_english_instrument(lines: list[Line]) -> bool:
    """A title that names a statute and is not about one."""
    words = {word.strip(".,;:()\"'”“").lower() for line in lines for word in line.text.split()}
    return words.isdisjoint(_COMMENTARY) and not words.isdisjoint(_ENGLISH_INSTRUMENT)


def _doubt_cfr(structure: Structure) -> str:
    """Why section signs at line starts are not to be trusted where no heading carries one."""
    sections = [unit for unit in structure.units if unit.kind is ClauseKind.SECTION]
    covered = sum(unit.end - unit.start for unit in sections)
    whole = max(unit.end for unit in structure.units)
    if len(sections) < _FEW_ARTICLES or covered * 2 < whole:
        return "few section signs in a long text"
    return ""


def _length(lines: list[Line]) -> int:
    return lines[-1].end if lines else 0
