"""A sentence that only opens a list says nothing without the list: its items follow it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.answering.context import Context, Evidence
from kb.domain.clauses import Clause
from kb.ports import StoreReader

_OPENS_A_LIST = ("：", ":", "\u2014")
MOST_ITEMS = 20
"""Longer lists are read in the source; the lead sentence leads there."""


def complete_lists(context: Context, store: StoreReader) -> Context:
    """Puts the items behind each lead sentence, each with its own clause to cite."""
    completed: list[Evidence] = []
    for evidence in context.evidence:
        items = _items(evidence, store) if evidence.text.endswith(_OPENS_A_LIST) else ()
        for one in (evidence, *items):
            if not any(_inside(one, other) for other in completed):
                completed.append(one)
    return replace(context, evidence=tuple(completed))


def _inside(one: Evidence, other: Evidence) -> bool:
    """A sentence of an item that is quoted whole is not quoted again."""
    same = one.edition_id == other.edition_id
    return same and other.start <= one.start and one.end <= other.end


def _items(lead: Evidence, store: StoreReader) -> Iterator[Evidence]:
    stored = store.text(lead.edition_id, with_origins=False)
    below = _below(store.clauses(lead.edition_id), lead)
    if stored is None or len(below) > MOST_ITEMS:
        return
    for item in below:
        text = stored.text[item.start : item.end].rstrip()
        yield replace(lead, start=item.start, end=item.start + len(text), text=text)


def _below(clauses: Sequence[Clause], lead: Evidence) -> list[Clause]:
    """The clauses that follow the lead sentence in the innermost clause which it runs in.

    An article's label stands before its first paragraph, so the sentence as quoted may begin
    before the paragraph that it belongs to: its end tells.
    """
    around = [c for c in clauses if c.start < lead.end <= c.end]
    inner = max(around, key=lambda c: c.ordinal, default=None)
    if inner is None:
        return []
    return [c for c in clauses if c.parent == inner.eid and c.start >= lead.end]
