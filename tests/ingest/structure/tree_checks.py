"""What must hold for every tree of every document."""

from itertools import pairwise

from ingest.blocks import Block, stored_text
from ingest.structure.tree import Structure, Unit
from kb.domain.vocabulary import ClauseKind


def check_tree(blocks: tuple[Block, ...], structure: Structure) -> None:
    text = stored_text(blocks)
    by_eid = {unit.eid: unit for unit in structure.units}
    assert len(by_eid) == len(structure.units), "an eid is used twice"
    starts = [unit.start for unit in structure.units]
    assert starts == sorted(starts), "units are not in the order of the text"
    children: dict[str | None, list[Unit]] = {}
    for unit in structure.units:
        assert 0 <= unit.start < unit.end <= len(text), unit
        assert text[unit.start : unit.end].startswith(unit.number), unit
        assert text[unit.start].strip(), f"{unit.eid} starts with white space"
        if unit.parent is not None:
            outer = by_eid[unit.parent]
            assert outer.start <= unit.start, unit
            assert unit.end <= outer.end, unit
        children.setdefault(unit.parent, []).append(unit)
    for siblings in children.values():
        for one, next_one in pairwise(siblings):
            assert one.end <= next_one.start, (one, next_one)
    check_nothing_hides_between_children(text, by_eid, children)
    check_cover(blocks, structure, children.get(None, []))


def check_nothing_hides_between_children(
    text: str, by_eid: dict[str, Unit], children: dict[str | None, list[Unit]]
) -> None:
    for parent, siblings in children.items():
        # A table stands within the words of a clause, which go on behind it.
        if parent is None or any(unit.kind is ClauseKind.TABLE for unit in siblings):
            continue
        gaps = [text[a.end : b.start] for a, b in pairwise(siblings)]
        gaps.append(text[siblings[-1].end : by_eid[parent].end])
        assert not "".join(gaps).strip(), f"words of {parent} lie between or after its children"


def check_cover(blocks: tuple[Block, ...], structure: Structure, roots: list[Unit]) -> None:
    """Every visible character is in a unit, or in the title, or in a header line."""
    text = stored_text(blocks)
    at, outside = 0, []
    for root in roots:
        outside.append(text[at : root.start])
        at = root.end
    outside.append(text[at:])
    left = [line for line in "".join(outside).split("\n") if line.strip()]
    known = {squash(line) for line in (structure.title, *structure.header)}
    known |= {squash(part) for line in structure.header for part in line.split("\n")}
    # A title may be made of the rows of a table, and is then one line.
    title = squash(structure.title)
    assert not [line for line in left if squash(line) not in known and squash(line) not in title]


def squash(text: str) -> str:
    return "".join(text.split())
