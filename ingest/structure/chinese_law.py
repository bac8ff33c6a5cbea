"""Chinese laws, regulations and rules: 编 章 节 条 款 项 目."""

from ingest.blocks import Block
from ingest.structure.chinese_article import build_article
from ingest.structure.chinese_marks import (
    ArticleMark,
    begins_tail,
    division,
    generic_heading,
    tidy,
)
from ingest.structure.chinese_opening import read_opening
from ingest.structure.chinese_sequence import find_articles
from ingest.structure.draft import flatten
from ingest.structure.lines import Line, lines_of
from ingest.structure.statute import Assembly, Grammar
from ingest.structure.tree import Structure
from kb.domain.vocabulary import StructureKind


def build_chinese_law(blocks: tuple[Block, ...]) -> Structure:
    """The tree of a law; a text without any article gives a structure without units.

    eids: book_7, part_1, chp_3, chp_3__sec_1, art_26, art_224-1, art_26__para_2__item_1__point_1,
    preface, conclusions, annex_1; p_n for words outside of articles; ``~2`` where a number is
    printed twice (with a warning). Contents lines and adoption lines go to ``header``.
    """
    lines = lines_of(blocks)
    found = find_articles(lines)
    if not found.marks:
        return Structure(StructureKind.CHINESE_LAW, "", ())
    opening = read_opening(lines, min(found.marks))
    assembly = Assembly(_GRAMMAR, lines, found.marks, opening)
    units, repeats = flatten(assembly.roots())
    return Structure(
        StructureKind.CHINESE_LAW,
        tidy(lines[opening.title].text) if opening.title is not None else "",
        units,
        tuple(lines[at].text for at in opening.header),
        (*found.warnings, *assembly.warnings, *repeats),
    )


def _ends_article(_: Line, line: Line) -> bool:
    return bool(line.is_heading or division(line) or generic_heading(line) or begins_tail(line))


_GRAMMAR: Grammar[ArticleMark] = Grammar(
    division=division,
    heads=lambda line: bool(generic_heading(line)),
    begins_tail=begins_tail,
    ends_article=_ends_article,
    article=build_article,
    title_below=lambda _: False,
    chinese=True,
    prose_label=lambda owner, n: f"{owner}第{n}段",
    preface="正文前",
    preambles=frozenset(("序言", "序", "引言")),
    conclusions="正文后",
)
