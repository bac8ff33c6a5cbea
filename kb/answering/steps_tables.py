"""A row of a table is quoted whole: half of it would lose the cells that the rest is about."""

from collections.abc import Sequence
from dataclasses import replace

from kb.answering.context import Context, Evidence
from kb.domain.clauses import Clause, Passage
from kb.domain.tables import cells_of
from kb.domain.vocabulary import ClauseKind
from kb.ports import StoreReader
from kb.retrieval.table_rows import heads_end

_LONGEST_ROW = 600
"""Characters: of a longer row the sentence alone is quoted; the row is cited all the same."""
_LONGEST_HEAD = 60
"""Characters: a cell on top of a table that says more is no head of a column."""


def whole_rows(context: Context, store: StoreReader) -> Context:
    """Puts the row in place of each sentence of one, once."""
    widened = (_row_around(evidence, store) for evidence in context.evidence)
    unique = {(e.edition_id, e.start, e.end): e for e in widened}
    return replace(context, evidence=tuple(unique.values()))


def _row_around(evidence: Evidence, store: StoreReader) -> Evidence:
    clause = store.clause_at(evidence.edition_id, evidence.start, evidence.end)
    if clause is None or clause.kind is not ClauseKind.ROW:
        return evidence
    stored = store.text(evidence.edition_id, with_origins=False)
    if stored is None or clause.end - clause.start > _LONGEST_ROW:
        return evidence
    text = stored.text[clause.start : clause.end]
    return replace(evidence, start=clause.start, end=clause.end, text=text)


def rows_of(passage: Passage, lines: Sequence[str]) -> list[str]:
    """The lines of a passage of rows, less the heads, which its context repeats."""
    if not passage.eid.startswith("tbl_"):
        return []
    return [line for line in lines if any(cell not in passage.context for cell in cells_of(line))]


def is_head_of_table(evidence: Evidence, clause: Clause, store: StoreReader) -> bool:
    """True for column heads, which name what the rows say and say nothing themselves."""
    if clause.kind is not ClauseKind.TABLE or evidence.end > heads_end(clause, store):
        return False
    return all(len(cell) <= _LONGEST_HEAD for cell in cells_of(evidence.text))
