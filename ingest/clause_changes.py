"""What a new text of a file changed, clause by clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.domain.clauses import Clause
from kb.domain.vocabulary import ClauseKind


@dataclass(frozen=True, slots=True)
class Text:
    """One text with its clauses in reading order."""

    text: str
    clauses: Sequence[Clause]


@dataclass(frozen=True, slots=True)
class ClauseChanges:
    """Labels as printed, in reading order; ``moved`` holds "old label -> new label"."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


def compare(before: Text, after: Text) -> ClauseChanges:
    """Articles and sections whole; where there are none, the smallest clauses.

    A clause whose words stand under another number has moved; of two with the same number and
    other words, one has changed.
    """
    old, new = _wordings(before), _wordings(after)
    came_from = _moves(old, new)
    gone = set(came_from.values())
    changed: list[tuple[str, str]] = []
    added: list[tuple[str, str]] = []
    for eid, (label, words) in new.items():
        if eid in came_from or (eid in old and old[eid][1] == words):
            continue
        (changed if eid in old and eid not in gone else added).append((eid, label))
    known = {eid for eid, _ in changed} | gone
    dropped = [
        label
        for eid, (label, words) in old.items()
        if eid not in known and (eid not in new or new[eid][1] != words)
    ]
    return ClauseChanges(
        changed=tuple(label for _, label in changed),
        added=tuple(label for _, label in added),
        dropped=tuple(dropped),
        moved=tuple(f"{old[was][0]} -> {new[eid][0]}" for eid, was in came_from.items()),
    )


Wordings = dict[str, tuple[str, str]]
"""By eid: the label and the words."""


def _moves(old: Wordings, new: Wordings) -> dict[str, str]:
    """New eid -> old eid, where the very same words stood under another number."""
    left: dict[str, list[str]] = {}
    for eid, (_, words) in old.items():
        if eid not in new or new[eid][1] != words:
            left.setdefault(words, []).append(eid)
    found = {}
    for eid, (_, words) in new.items():
        if (eid not in old or old[eid][1] != words) and left.get(words):
            found[eid] = left[words].pop(0)
    return found


def _wordings(it: Text) -> Wordings:
    return {
        unit.eid: (unit.label, it.text[unit.start : unit.end].removeprefix(unit.label).strip())
        for unit in _units(it.clauses)
    }


def _units(clauses: Sequence[Clause]) -> Iterator[Clause]:
    parents = {clause.parent for clause in clauses}
    holders = {clause.parent for clause in clauses if clause.kind is ClauseKind.ARTICLE}
    end = 0
    for clause in clauses:
        whole = clause.kind is ClauseKind.ARTICLE or (
            clause.kind is ClauseKind.SECTION and clause.eid not in holders
        )
        if clause.start >= end and (whole or clause.eid not in parents):
            end = clause.end
            yield clause
