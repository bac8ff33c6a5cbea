"""The tree of a digest edition: our own wording, pinned to the clauses it was written from."""

from collections.abc import Sequence

from ingest.blocks import Block, BlockKind
from ingest.catalogue.entry import DigestClause
from ingest.structure.tree import Structure, Unit
from kb.domain.vocabulary import ClauseKind, StructureKind
from kb.language.script import language_of

_KINDS = {"art": ClauseKind.ARTICLE, "para": ClauseKind.PARAGRAPH, "item": ClauseKind.ITEM}
_STEP = 2


def digest_blocks(clauses: Sequence[DigestClause]) -> tuple[Block, ...]:
    """A label and a text for each digest, in the order of the file."""
    blocks = []
    for clause in clauses:
        label = Block(BlockKind.HEADING, clause.label, clause.line, clause.line, level=2)
        blocks += [
            label,
            Block(BlockKind.PARAGRAPH, _joined(clause.text), clause.line + 1, clause.line + 1),
        ]
    return tuple(blocks)


def _joined(text: str) -> str:
    """Lines of the file are layout; between Han characters there is no space."""
    lines = [line.strip() for line in text.splitlines()]
    return ("" if language_of(text) == "zh" else " ").join(line for line in lines if line)


def build_digest(
    title: str, clauses: Sequence[DigestClause], spans: Sequence[tuple[int, int]]
) -> Structure:
    """``spans`` are those of ``digest_blocks(clauses)`` in the stored text.

    Paragraph digests of one article that follow each other get the article as their parent, so
    that the article's number finds them.
    """
    units: list[Unit] = []
    places = [(spans[i * _STEP][0], spans[i * _STEP + 1][1]) for i in range(len(clauses))]
    named = {clause.eid for clause in clauses}
    at = 0
    while at < len(clauses):
        article, _, below = clauses[at].eid.partition("__")
        last = at
        while last + 1 < len(clauses) and clauses[last + 1].eid.startswith(f"{article}__"):
            last += 1
        if below and article.startswith("art_") and article not in named:
            units.append(_article(article, clauses[at].label, places[at][0], places[last][1]))
            units += [_unit(clauses[i], places[i], article) for i in range(at, last + 1)]
            at = last + 1
        else:
            units.append(_unit(clauses[at], places[at], None))
            at += 1
    return Structure(StructureKind.DIGEST, title, tuple(units))


def _article(eid: str, label: str, start: int, end: int) -> Unit:
    before, mark, _ = label.partition("条")
    number = before + mark if mark else label.partition(",")[0]
    return Unit(eid, ClauseKind.ARTICLE, number, start, end, number=number)


def _unit(clause: DigestClause, place: tuple[int, int], parent: str | None) -> Unit:
    kind = _KINDS.get(clause.eid.split("__")[-1].split("_")[0], ClauseKind.HEADING)
    kind = ClauseKind.PROSE if kind is ClauseKind.HEADING else kind
    return Unit(
        clause.eid,
        kind,
        clause.label,
        place[0],
        place[1],
        parent=parent,
        number=clause.label,
        heading=clause.label,
    )
