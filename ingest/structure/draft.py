"""A tree under construction, and how it becomes units with unique eids.

Every builder keeps two rules: a unit's own words are the prefix before its first child, and
after its last child a unit holds nothing but white space. So nothing is hidden between children.
"""

from dataclasses import dataclass, field

from ingest.structure.remarks import remark
from ingest.structure.tree import Unit
from kb.domain.vocabulary import ClauseKind


@dataclass(slots=True)
class Draft:
    """A unit that still grows.

    ``slug`` is its part of the eid; ``rooted`` units drop their ancestors' part, since their
    number is unique in the edition. ``caption`` is the heading line that its children carry in
    their path ("" where it has none).
    """

    kind: ClauseKind
    slug: str
    label: str
    start: int
    end: int
    number: str = ""
    heading: str = ""
    caption: str = ""
    rooted: bool = True
    children: list["Draft"] = field(default_factory=list)
    prose: int = 0

    def add(self, child: "Draft") -> "Draft":
        """Put a child at the end and give it back."""
        self.children.append(child)
        self.end = max(self.end, child.end)
        return child

    def add_prose(self, label: str, start: int, end: int) -> "Draft":
        """Put words without a number at the end, counted p_1, p_2 below this unit."""
        self.prose += 1
        slug = f"p_{self.prose}"
        return self.add(Draft(ClauseKind.PROSE, slug, label, start, end, rooted=False))


def heading_draft(n: int, text: str, start: int, end: int) -> Draft:
    """A heading without a number, the ``n``-th of its text."""
    kind, slug = ClauseKind.HEADING, f"h1_{n}"
    return Draft(kind, slug, text, start, end, heading=text, caption=text)


def virtual_root() -> Draft:
    """A unit around all others; only its children are flattened."""
    return Draft(ClauseKind.HEADING, "", "", 0, 0)


def flatten(roots: list[Draft]) -> tuple[tuple[Unit, ...], list[str]]:
    """Units in reading order with unique eids, and a warning for each number that repeats."""
    units: list[Unit] = []
    twice: list[str] = []
    seen: dict[str, int] = {}
    todo: list[tuple[Draft, str | None, tuple[str, ...]]] = [(d, None, ()) for d in roots[::-1]]
    while todo:
        draft, parent, path = todo.pop()
        _close(draft)
        eid = draft.slug if draft.rooted or parent is None else f"{parent}__{draft.slug}"
        seen[eid] = seen.get(eid, 0) + 1
        if seen[eid] > 1:
            twice.append(draft.label)
            eid = f"{eid}~{seen[eid]}"
        units.append(
            Unit(
                eid,
                draft.kind,
                draft.label,
                draft.start,
                draft.end,
                parent,
                draft.number,
                draft.heading,
                path,
            )
        )
        below = (*path, draft.caption) if draft.caption else path
        todo.extend((child, eid, below) for child in draft.children[::-1])
    return tuple(units), remark("a number is printed more than once:", twice, most=5)


def _close(draft: Draft) -> None:
    """A unit ends where its last descendant ends."""
    last = draft
    while last.children:
        last = last.children[-1]
        draft.end = max(draft.end, last.end)
