"""What a new text changed against the one before it, clause by clause, for the report."""

from dataclasses import dataclass

from kb.domain.differences import Fate
from kb.legal.succession import Succession, Text, successions


@dataclass(frozen=True, slots=True)
class ClauseChanges:
    """Labels as printed, in reading order; ``moved`` holds "old label -> new label".

    ``same`` is how many clauses kept number and wording, and with them their vectors.
    ``against`` is the edition that it was compared with, where that is another one.
    """

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    same: int = 0
    against: str = ""


def compare(before: Text, after: Text, against: str = "") -> ClauseChanges:
    """Articles and sections whole; where there are none, the smallest clauses.

    A clause whose words stand under another number has moved; of two with the same number and
    other words, one has changed; one that was renumbered and changed is among the changed.
    """
    found = successions(before, after)
    return ClauseChanges(
        changed=_labels(found, Fate.CHANGED, Fate.RENUMBERED_AND_CHANGED),
        added=_labels(found, Fate.ADDED),
        dropped=_labels(found, Fate.DROPPED),
        moved=_labels(found, Fate.RENUMBERED),
        same=sum(it.fate is Fate.SAME for it in found),
        against=against,
    )


def _labels(found: tuple[Succession, ...], *fates: Fate) -> tuple[str, ...]:
    return tuple(_label(it) for it in found if it.fate in fates)


def _label(it: Succession) -> str:
    names = dict.fromkeys(clause.label for clause in (it.old, it.new) if clause)
    return " -> ".join(names)
