"""Items inside one paragraph: 一是…；二是…；三是…, or First, … The second is …."""

import re

from ingest.structure.draft import Draft
from ingest.structure.paper_marks import PaperMark, ordinal_at
from kb.domain.vocabulary import ClauseKind

# An item begins the paragraph or follows a stop; a tag that a page left may stand between.
_PLACES = re.compile(r"(?:^|[。；：，;:.,!?”\"）)>])\s*(?=[一二三四五六七八九十第首其再最A-Z])")
_FEWEST = 2


def inline_items(text: str) -> list[tuple[int, int, PaperMark]]:
    """(start, end, mark) of each item; none unless they count 1, 2, 3 without a doubt.

    A number that comes twice, that is missing, or a list of one leaves the paragraph whole.
    """
    families: dict[str, list[tuple[int, PaperMark]]] = {}
    for place in _PLACES.finditer(text):
        if found := ordinal_at(text, place.end()):
            families.setdefault(_family(found), []).append((place.end(), found))
    counted = [group for group in families.values() if _counts(group)]
    if len(counted) != 1:
        return []
    items = counted[0]
    ends = [at for at, _ in items[1:]] + [len(text)]
    return [
        (at, at + len(text[at:end].rstrip()), mark)
        for (at, mark), end in zip(items, ends, strict=True)
    ]


def _family(mark: PaperMark) -> str:
    if mark.number.endswith("是"):
        return "是"
    if mark.number[0].isascii():
        return "en"
    return "第" if mark.number.startswith("第") else "首先"


def _counts(found: list[tuple[int, PaperMark]]) -> bool:
    values = [mark.value or n for n, (_, mark) in enumerate(found, 1)]
    return len(values) >= _FEWEST and values == list(range(1, len(values) + 1))


def add_inline_items(unit: Draft, text: str, start: int) -> None:
    """Puts the items of the paragraph ``text`` at ``start`` below its unit."""
    for k, (begin, end, mark) in enumerate(inline_items(text), 1):
        label = f"{unit.label} “{mark.number}”"
        place = (start + begin, start + end)
        unit.add(Draft(ClauseKind.ITEM, f"item_{k}", label, *place, mark.number, rooted=False))
