"""English statutes: translations of Chinese law, EU regulations, acts that have articles."""

from functools import partial

from ingest.blocks import Block
from ingest.structure.draft import flatten
from ingest.structure.english_article import build_english_article
from ingest.structure.english_marks import (
    EnglishArticle,
    begins_closing,
    english_division,
    is_title_below,
)
from ingest.structure.english_opening import read_english_opening
from ingest.structure.english_sequence import find_english_articles
from ingest.structure.lines import Line, lines_of
from ingest.structure.remarks import remark
from ingest.structure.statute import Assembly, Grammar
from ingest.structure.tree import Structure
from kb.domain.vocabulary import StructureKind


def build_english_statute(blocks: tuple[Block, ...]) -> Structure:
    """The tree of a statute; a text without any article gives a structure without units.

    eids are those of the Chinese builder, so that a law and its translation share them: book_1,
    part_1, chp_2, chp_2__sec_1, art_26, art_224-1, art_12a, art_26__para_2__item_1__point_1,
    preface, conclusions; annex_1 for what follows the articles. EU law numbers its paragraphs:
    art_10__para_9 is the one that prints 9.
    """
    lines = lines_of(blocks)
    found = find_english_articles(lines)
    if not found.marks:
        return Structure(StructureKind.ENGLISH_STATUTE, "", ())
    opening = read_english_opening(lines, min(found.marks))
    doubtful: list[str] = []
    assembly = Assembly(_grammar(doubtful), lines, found.marks, opening)
    units, repeats = flatten(assembly.roots())
    return Structure(
        StructureKind.ENGLISH_STATUTE,
        " ".join(lines[opening.title].text.split()) if opening.title is not None else "",
        units,
        tuple(lines[at].text for at in opening.header),
        (
            *found.warnings,
            *assembly.warnings,
            *repeats,
            *remark("numbers of a list out of order:", doubtful),
        ),
    )


def _ends_article(head: Line, line: Line) -> bool:
    """A division or an annex; a heading unless it lies below the article's own."""
    if english_division(line) or begins_closing(line):
        return True
    return line.is_heading and not (head.is_heading and line.level > head.level)


def _grammar(doubtful: list[str]) -> Grammar[EnglishArticle]:
    return Grammar(
        division=english_division,
        heads=lambda _: False,
        begins_tail=begins_closing,
        ends_article=_ends_article,
        article=partial(build_english_article, doubtful),
        title_below=is_title_below,
        chinese=False,
        prose_label=lambda owner, n: f"{owner}, paragraph {n}" if owner else f"paragraph {n}",
        preface="Preface",
        preambles=frozenset(("Preamble", "PREAMBLE")),
        conclusions="Conclusions",
    )
