"""Articles that begin again at one because an annex has its own."""

from ingest.structure.annex_marks import annex_at
from ingest.structure.lines import Line
from ingest.structure.sequence import Mark, Numbered


def begins_in_annex(lines: list[Line], before: dict[int, Mark], at: int, mark: Numbered) -> bool:
    """Whether ``mark`` is an Article 1 with the heading of an annex above it."""
    if mark.key != (1, 0):
        return False
    return any(annex_at(line) for line in lines[next(reversed(before), -1) + 1 : at])
