"""From a clause tree to passages: one for each clause that fits, windows of those that do not.

Nothing is cut: the passages of an edition cover every clause's wording once, without overlap;
headings on lines of their own go into the context that is indexed with the text. A table is a
passage of its own, with its column heads in the context; a long one is cut between rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.structure.tree import Unit
from ingest.windows import Measure, windows
from kb.domain.clauses import Passage
from kb.domain.tables import CELLS, column_heads
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
_HEADS_LIMIT = 200
"""Characters of column heads; a table with more of them has long rows, which need the window."""


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
    cutter = _Cutter.of(edition, units, measure)
    seen: dict[str, int] = {}
    passages = []
    for piece, context in cutter.slices():
        window = seen.get(piece.unit.eid, 0)
        seen[piece.unit.eid] = window + 1
        passages.append(_passage(edition, piece, window, context))
    return tuple(passages)


def _passage(edition: EditionText, piece: Piece, window: int, context: str) -> Passage:
    unit, span = piece.unit, (piece.start, piece.end)
    passage = Passage(
        id="",
        edition_id=edition.id,
        eid=unit.eid,
        window=window,
        start=span[0],
        end=span[1],
        text=edition.text[slice(*span)],
        language=edition.language,
        context=context,
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


def _around_tables(units: Sequence[Unit]) -> frozenset[str]:
    """Every unit that holds a table."""
    parents = {unit.eid: unit.parent for unit in units}
    around: set[str] = set()
    for unit in units:
        at = unit.parent if unit.kind is ClauseKind.TABLE else None
        while at is not None and at not in around:
            around.add(at)
            at = parents[at]
    return frozenset(around)


def _heads(
    text: str, units: Sequence[Unit], children: dict[str | None, list[Unit]]
) -> dict[str, str]:
    """The column heads of each table that has rows below them, for the table and for each row."""
    found: dict[str, str] = {}
    for table in units:
        rows = children.get(table.eid, []) if table.kind is ClauseKind.TABLE else []
        if rows:
            lines = text[table.start : rows[0].start].splitlines()
            heads = CELLS.join(filter(None, column_heads(lines)))[:_HEADS_LIMIT]
            found |= dict.fromkeys((table.eid, *(row.eid for row in rows)), heads)
    return found


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Walks the tree of one edition and cuts what is too long."""

    edition: EditionText
    children: dict[str | None, list[Unit]]
    measure: Measure
    with_tables: frozenset[str]
    heads: dict[str, str]

    @classmethod
    def of(cls, edition: EditionText, units: Sequence[Unit], measure: Measure) -> "_Cutter":
        children = _children(units)
        heads = _heads(edition.text, units, children)
        return cls(edition, children, measure, _around_tables(units), heads)

    def slices(self) -> Iterator[tuple[Piece, str]]:
        """Every passage with its context, in reading order."""
        for root in self.children.get(None, ()):
            for piece in self._pieces(root):
                context = self._context(piece.unit)
                span = (piece.start, piece.end)
                for start, end in windows(self.edition.text, span, self.measure, context):
                    yield Piece(piece.unit, start, end), context

    def _context(self, unit: Unit) -> str:
        context = _context(self.edition.title, unit)
        heads = self.heads.get(unit.eid)
        return f"{context} > {heads}" if heads else context

    def _pieces(self, unit: Unit) -> Iterator[Piece]:
        """The unit whole where it fits; else its children and what stands between them."""
        below = self.children.get(unit.eid, [])
        if unit.kind is ClauseKind.TABLE:
            yield from self._rows(unit, [row for row in below if row.kind is ClauseKind.ROW])
            return
        may_be_whole = unit.kind not in _CONTAINERS and not _holds_articles(unit, below)
        may_be_whole = may_be_whole and unit.eid not in self.with_tables
        if may_be_whole and (not below or self._fits(unit)):
            yield from self._trimmed(unit, self._wording_start(unit), unit.end)
            return
        at = self._wording_start(unit)
        for child in below:
            yield from self._trimmed(unit, at, child.start)
            yield from self._pieces(child)
            at = child.end
        yield from self._trimmed(unit, at, unit.end)

    def _rows(self, table: Unit, rows: list[Unit]) -> Iterator[Piece]:
        """The table whole where it fits; else as many rows together as fit, heads before them."""
        start, end = table.start, rows[0].start if rows else table.end
        for row in rows:
            if self._fits(table, start, row.end):
                end = row.end
                continue
            yield from self._trimmed(table, start, end)
            start = end = row.end
            if self._fits(table, row.start, row.end):
                start = row.start
            else:
                yield from self._trimmed(row, row.start, row.end)
        yield from self._trimmed(table, start, end)

    def _fits(self, unit: Unit, start: int | None = None, end: int | None = None) -> bool:
        text = self.edition.text[unit.start if start is None else start : end or unit.end]
        return self.measure.fits(f"{self._context(unit)}\n{text}")

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
