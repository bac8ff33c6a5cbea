"""A list of what is held: the parts of a text count as one edition."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.domain.shown import EditionOverview
from kb.identifiers import part_of, whole_of


@dataclass(frozen=True, slots=True)
class EditionSummary:
    """One edition, or all parts of one that are held and have one status, counted together.

    ``parts`` is 0 for a text that is held in one piece; ``first`` is the first of the parts.
    """

    id: str
    first: EditionOverview
    parts: int
    articles: int
    clauses: int
    passages: int


def summaries(editions: Sequence[EditionOverview]) -> tuple[EditionSummary, ...]:
    """In the order of the editions."""
    groups: dict[tuple[str, str], list[EditionOverview]] = {}
    for row in editions:
        is_part = bool(part_of(row.edition.id))
        key = (whole_of(row.edition.id), row.status.code) if is_part else (row.edition.id, "")
        groups.setdefault(key, []).append(row)
    return tuple(_summary(rows) for rows in groups.values())


def _summary(rows: Sequence[EditionOverview]) -> EditionSummary:
    edition_id = rows[0].edition.id
    return EditionSummary(
        id=whole_of(edition_id) if len(rows) > 1 else edition_id,
        first=rows[0],
        parts=sum(1 for row in rows if part_of(row.edition.id)),
        articles=sum(row.articles for row in rows),
        clauses=sum(row.clauses for row in rows),
        passages=sum(row.passages for row in rows),
    )
