"""From a clause tree to passages: one for each clause that fits, windows of those that do not.

Nothing is cut: the passages of an edition cover every clause's wording once, without overlap;
headings on lines of their own go into the context that is indexed with the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.structure.tree import Unit
from ingest.windows import Measure, windows
from kb.domain.clauses import Passage
from kb.domain.vocabulary import ClauseKind
from kb.identifiers import passage_id
from kb.language.sentences import trim
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


@dataclass(frozen=True, slots=True)
class EditionText:
    """What of an edition goes into its passages: id, title, language, stored text."""

    id: str
    title: str
    language: str
    text: str


def make_passages(
    edition: EditionText, units: Sequence[Unit], measure: Measure
) -> tuple[Passage, ...]:
    """Passages in reading order; ``measure`` says how much fits (tokens or characters)."""
    cutter = _Cutter(edition, _children(units), measure)
    seen: dict[str, int] = {}
    passages = []
    for unit, start, end in cutter.slices():
        window = seen.get(unit.eid, 0)
        seen[unit.eid] = window + 1
        passages.append(_passage(edition, unit, window, (start, end)))
    return tuple(passages)


def _passage(edition: EditionText, unit: Unit, window: int, span: tuple[int, int]) -> Passage:
    passage = Passage(
        id="",
        edition_id=edition.id,
        eid=unit.eid,
        window=window,
        start=span[0],
        end=span[1],
        text=edition.text[slice(*span)],
        language=edition.language,
        context=_context(edition.title, unit),
    )
    indexed = passage.indexed_text
    return replace(passage, id=passage_id(edition.id, unit.eid, window, indexed))


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


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Walks the tree of one edition and cuts what is too long."""

    edition: EditionText
    children: dict[str | None, list[Unit]]
    measure: Measure

    def slices(self) -> Iterator[tuple[Unit, int, int]]:
        """(unit, start, end) of every passage, in reading order."""
        for root in self.children.get(None, ()):
            for piece in self._pieces(root):
                context = _context(self.edition.title, piece.unit)
                span = (piece.start, piece.end)
                for start, end in windows(self.edition.text, span, self.measure, context):
                    yield piece.unit, start, end

    def _pieces(self, unit: Unit) -> Iterator[Piece]:
        """The unit whole where it fits; else its children and what stands between them."""
        below = self.children.get(unit.eid, [])
        may_be_whole = unit.kind not in _CONTAINERS and not _holds_articles(unit, below)
        if may_be_whole and (not below or self._fits(unit)):
            yield from self._trimmed(unit, self._wording_start(unit), unit.end)
            return
        at = self._wording_start(unit)
        for child in below:
            yield from self._trimmed(unit, at, child.start)
            yield from self._pieces(child)
            at = child.end
        yield from self._trimmed(unit, at, unit.end)

    def _fits(self, unit: Unit) -> bool:
        context = _context(self.edition.title, unit)
        return self.measure.fits(f"{context}\n{self.edition.text[unit.start : unit.end]}")

    def _wording_start(self, unit: Unit) -> int:
        """Behind the unit's heading line, which goes into the context instead."""
        own = (unit.number, unit.heading, unit.label)
        return after_heading(self.edition.text, unit.start, unit.end, *own)

    def _trimmed(self, unit: Unit, start: int, end: int) -> Iterator[Piece]:
        """The slice without white space around it, where more than a bare number is left."""
        start, end = trim(self.edition.text, start, end)
        if start < end and self.edition.text[start:end] != unit.number:
            yield Piece(unit, start, end)


def _holds_articles(unit: Unit, below: list[Unit]) -> bool:
    """节 and CFR sections share a kind; the one that holds articles is a container."""
    return unit.kind is ClauseKind.SECTION and any(u.kind is ClauseKind.ARTICLE for u in below)
