"""A sentence that only opens a list says nothing without the list: its items follow it."""

from collections.abc import Iterator
from dataclasses import replace

from kb.answering.context import Context, Evidence
from kb.domain.clauses import Clause
from kb.ports import StoreReader

_OPENS_A_LIST = ("：", ":", "\u2014")
MOST_ITEMS = 20
"""Longer lists are read in the source; the lead sentence leads there."""


def complete_lists(context: Context, store: StoreReader) -> Context:
    """Puts the items behind each lead sentence, each with its own clause to cite."""
    completed: dict[tuple[str, int], Evidence] = {}
    for evidence in context.evidence:
        completed.setdefault((evidence.edition_id, evidence.start), evidence)
        if evidence.text.endswith(_OPENS_A_LIST):
            for item in _items(evidence, store):
                completed.setdefault((item.edition_id, item.start), item)
    return replace(context, evidence=tuple(completed.values()))


def _items(lead: Evidence, store: StoreReader) -> Iterator[Evidence]:
    clause = store.clause_at(lead.edition_id, lead.start, lead.end)
    stored = store.text(lead.edition_id)
    if clause is None or stored is None:
        return
    below = [c for c in store.clauses(lead.edition_id) if _is_item(c, clause, lead)]
    if len(below) > MOST_ITEMS:
        return
    for item in below:
        text = stored.text[item.start : item.end].rstrip()
        yield replace(lead, start=item.start, end=item.start + len(text), text=text)


def _is_item(candidate: Clause, clause: Clause, lead: Evidence) -> bool:
    return candidate.parent == clause.eid and candidate.start >= lead.end
