"""Which places of its source a span of a stored text stands in."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kb.domain.instruments import BlockOrigin
from kb.domain.places import Place


def places_of(origins: Sequence[BlockOrigin], start: int, end: int) -> tuple[Place, ...]:
    """The places of text[start:end), in reading order; () where the map says nothing of it.

    Blocks that follow one another in the same part, on the same page or later ones, are one
    place, with the boxes of all and the confidence of the least sure. ``origins`` are in order.
    """
    found: list[Place] = []
    at = bisect_right(origins, start, key=lambda origin: origin.end)
    for origin in origins[at:]:
        if origin.start >= end:
            break
        if found and _goes_on(found[-1], origin.place):
            found[-1] = _merged(found[-1], origin.place)
        else:
            found.append(origin.place)
    return tuple(found)


def _goes_on(before: Place, after: Place) -> bool:
    same = (before.unit, before.part) == (after.unit, after.part)
    return same and after.first >= before.first


def _merged(before: Place, after: Place) -> Place:
    sure = [it.confidence for it in (before, after) if it.confidence is not None]
    boxes = tuple(dict.fromkeys((*before.boxes, *after.boxes)))
    last = max(before.last, after.last)
    return replace(before, last=last, boxes=boxes, confidence=min(sure, default=None))
