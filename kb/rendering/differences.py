"""Two editions side by side, as plain text and as JSON."""

from collections.abc import Iterator

from kb.domain.differences import (
    ClauseDifference,
    ComparedEdition,
    EditionDifference,
    Fate,
    Piece,
    PieceKind,
    Wording,
)
from kb.rendering.parts import Document, clause_part, edition_part, instrument_part, status_part
from kb.rendering.phrases import clean, status_line
from kb.rendering.words import Words

FATES = {
    Fate.SAME: Words("the same", "未变"),
    Fate.CHANGED: Words("changed", "修改"),
    Fate.RENUMBERED: Words("renumbered", "改号"),
    Fate.RENUMBERED_AND_CHANGED: Words("renumbered and changed", "改号并修改"),
    Fate.ADDED: Words("added", "新增"),
    Fate.DROPPED: Words("dropped", "删去"),
}
_MARKS = {
    PieceKind.KEPT: ("", ""),
    PieceKind.TAKEN_OUT: ("[-", "-]"),
    PieceKind.PUT_IN: ("{+", "+}"),
}


def difference_lines(found: EditionDifference, *, everything: bool = False) -> list[str]:
    """Both editions, how many clauses met which fate, then each clause that is not the same.

    ``[-taken out-]`` and ``{+put in+}`` stand in the wording of changed clauses.
    """
    lines = [_side_line("-", found.old), _side_line("+", found.new), "", counts_line(found)]
    for it in found.clauses:
        if everything or it.fate is not Fate.SAME:
            lines += ["", heading_of(it), *(f"    {line}" for line in _wording_lines(it))]
    return [clean(line) for line in lines]


def counts_line(found: EditionDifference) -> str:
    counts = {fate: found.count(fate) for fate in FATES}
    told = (f"{count} {FATES[fate].both}" for fate, count in counts.items() if count)
    return ", ".join(told) or "no clauses"


def heading_of(it: ClauseDifference) -> str:
    """``changed 修改: 第二十六条``; with both numbers where they differ."""
    labels = dict.fromkeys(side.clause.label for side in (it.old, it.new) if side)
    return f"{FATES[it.fate].both}: {' -> '.join(labels)}"


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"{_MARKS[it.kind][0]}{it.text}{_MARKS[it.kind][1]}" for it in pieces)


def _side_line(sign: str, side: ComparedEdition) -> str:
    return f"{sign} {side.edition.id}  {side.edition.title}  {status_line(side.status)}"


def _wording_lines(it: ClauseDifference) -> Iterator[str]:
    if it.pieces:
        yield marked(it.pieces)
    elif it.fate is not Fate.RENUMBERED and (side := it.new or it.old):
        yield from side.text.split("\n")


def difference_document(found: EditionDifference) -> Document:
    """Every clause of both editions, those that are the same included."""
    return {
        "old": _side(found.old),
        "new": _side(found.new),
        "counts": {fate.value: found.count(fate) for fate in FATES},
        "clauses": [_clause(it) for it in found.clauses],
    }


def _side(side: ComparedEdition) -> Document:
    return {
        "instrument": instrument_part(side.instrument),
        "edition": edition_part(side.edition),
        "status": status_part(side.status),
    }


def _clause(it: ClauseDifference) -> Document:
    return {
        "fate": it.fate.value,
        "old": _wording(it.old),
        "new": _wording(it.new),
        "likeness": round(it.likeness, 3),
        "basis": it.basis,
        "pieces": [{"kind": piece.kind.value, "text": piece.text} for piece in it.pieces],
    }


def _wording(side: Wording | None) -> Document | None:
    if side is None:
        return None
    span = {"start": side.clause.start, "end": side.clause.end}
    return clause_part(side.clause) | {"text": side.text} | span
