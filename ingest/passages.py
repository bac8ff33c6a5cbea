"""From a clause tree to passages: one for each clause that fits, windows of those that do not.

Nothing is cut: the passages of an edition cover every clause's wording once, without overlap;
headings on lines of their own go into the context that is indexed with the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.structure.tree import Unit
from ingest.windows import Measure, windows
from kb.domain.clauses import Passage
from kb.domain.vocabulary import ClauseKind
from kb.identifiers import passage_id
from kb.legal.headings import after_heading

_CONTAINERS = frozenset(
    (
        ClauseKind.BOOK,
        ClauseKind.PART,
        ClauseKind.CHAPTER,
        ClauseKind.SUBPART,
        ClauseKind.HEADING,
    )
)
_CONTEXT_HEADINGS = 2
_CONTEXT_LIMIT = 160
"""Characters: the nearest headings tell most, and the window belongs to the text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice of the stored text that belongs to one unit."""

    unit: Unit
    start: int
    end: int


def make_passages(
    edition_id: str,
    title: str,
    language: str,
    text: str,
    units: Sequence[Unit],
    measure: Measure,
) -> tuple[Passage, ...]:
    """Passages in reading order; ``measure`` says how much fits (tokens or characters)."""
    children = _children(units)
    seen: dict[str, int] = {}
    passages = []
    for root in children.get(None, ()):
        for piece in _pieces(root, children, text, measure, _context(title, root)):
            context = _context(title, piece.unit)
            for start, end in windows(text, piece.start, piece.end, measure, context):
                window = seen.get(piece.unit.eid, 0)
                seen[piece.unit.eid] = window + 1
                passages.append(
                    _passage(edition_id, piece.unit, window, text, start, end, language, context)
                )
    return tuple(passages)


def _passage(
    edition_id: str,
    unit: Unit,
    window: int,
    text: str,
    start: int,
    end: int,
    language: str,
    context: str,
) -> Passage:
    wording = text[start:end]
    indexed = f"{context}\n{wording}" if context else wording
    return Passage(
        id=passage_id(edition_id, unit.eid, window, indexed),
        edition_id=edition_id,
        eid=unit.eid,
        window=window,
        start=start,
        end=end,
        text=wording,
        language=language,
        context=context,
    )


def _children(units: Sequence[Unit]) -> dict[str | None, list[Unit]]:
    below: dict[str | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent, []).append(unit)
    return below


def _context(title: str, unit: Unit) -> str:
    """Title and nearest headings, shortened from the front of the heading path."""
    own = f"{unit.number} {unit.heading}".strip() if unit.heading else ""
    parts = [title, *unit.headings[-_CONTEXT_HEADINGS:], *([own] if own else [])]
    while len(" > ".join(parts)) > _CONTEXT_LIMIT and len(parts) > 1:
        parts.pop(0)
    return " > ".join(parts)[:_CONTEXT_LIMIT].strip()


def _pieces(
    unit: Unit,
    children: dict[str | None, list[Unit]],
    text: str,
    measure: Measure,
    context: str,
) -> Iterator[Piece]:
    """The unit whole where it fits; else its children and what stands between them."""
    below = children.get(unit.eid, [])
    whole = not (unit.kind in _CONTAINERS or _is_container(unit, below))
    if whole and (not below or measure.fits(f"{context}\n{text[unit.start : unit.end]}")):
        yield from _trimmed(unit, _wording_start(unit, text), unit.end, text)
    else:
        yield from _split(unit, below, children, text, measure, context)


def _is_container(unit: Unit, below: list[Unit]) -> bool:
    """节 and CFR sections share a kind; the one that holds articles is a container."""
    return unit.kind is ClauseKind.SECTION and any(u.kind is ClauseKind.ARTICLE for u in below)


def _split(
    unit: Unit,
    below: list[Unit],
    children: dict[str | None, list[Unit]],
    text: str,
    measure: Measure,
    context: str,
) -> Iterator[Piece]:
    at = _wording_start(unit, text)
    for child in below:
        yield from _trimmed(unit, at, child.start, text)
        yield from _pieces(child, children, text, measure, context)
        at = child.end
    yield from _trimmed(unit, at, unit.end, text)


def _wording_start(unit: Unit, text: str) -> int:
    """Behind the unit's heading line, which goes into the context instead."""
    return after_heading(text, unit.start, unit.end, unit.number, unit.heading, unit.label)


def _trimmed(unit: Unit, start: int, end: int, text: str) -> Iterator[Piece]:
    """The slice without white space around it, where anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Piece(unit, start, end)
