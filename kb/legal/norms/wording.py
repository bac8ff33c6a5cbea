"""The words that belong to one clause and to none below it, sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind
from kb.language.sentences import sentence_spans
from kb.legal.headings import after_heading

_HEADED = frozenset(
    (
        ClauseKind.BOOK,
        ClauseKind.PART,
        ClauseKind.CHAPTER,
        ClauseKind.SUBPART,
        ClauseKind.HEADING,
        ClauseKind.TABLE,
        ClauseKind.ROW,
    )
)
"""Headings and cells are no sentences: a verb in them binds nobody by itself."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A run of a clause's own words: the sentences [start, end) in the stored text."""

    clause: Clause
    sentences: tuple[tuple[int, int], ...]


def wordings(text: str, clauses: Sequence[Clause]) -> Iterator[Wording]:
    """In the order of the text, parents before the clauses that stand inside them."""
    below: dict[str | None, list[Clause]] = defaultdict(list)
    for clause in clauses:
        below[clause.parent].append(clause)
    found = []
    for clause in clauses:
        if clause.kind not in _HEADED:
            found += [
                Wording(clause, spans)
                for start, end in _own(text, clause, below[clause.eid])
                if (spans := _sentences(text, start, end))
            ]
    return iter(sorted(found, key=lambda it: (it.sentences[0][0], it.clause.ordinal)))


def _own(text: str, clause: Clause, below: list[Clause]) -> Iterator[tuple[int, int]]:
    own = (clause.number, clause.heading, clause.label)
    at = after_heading(text, clause.start, clause.end, *own)
    for inner in below:
        if inner.start > at:
            yield at, inner.start
        at = max(at, inner.end)
    if at < clause.end:
        yield at, clause.end


def _sentences(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple((start + a, start + b) for a, b in sentence_spans(text[start:end]))
