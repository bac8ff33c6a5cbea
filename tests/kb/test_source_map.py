"""Where a span of the text stands in its source."""

from hypothesis import given
from hypothesis import strategies as st

from kb.domain.instruments import BlockOrigin
from kb.domain.places import Box, Place, PlaceUnit
from kb.source_map import places_of

PAGE, ROW = PlaceUnit.PAGE, PlaceUnit.ROW


def origins(*places: Place) -> tuple[BlockOrigin, ...]:
    """Ten characters a block, two between."""
    return tuple(BlockOrigin(12 * n, 12 * n + 10, place) for n, place in enumerate(places))


def test_a_span_within_a_block_has_the_place_of_the_block() -> None:
    found = origins(Place(PAGE, 1, 1), Place(PAGE, 2, 2))
    assert places_of(found, 13, 20) == (Place(PAGE, 2, 2),)


def test_a_span_over_several_blocks_has_all_pages_boxes_and_the_least_confidence() -> None:
    boxes = (Box(1, 0, 0, 9, 9), Box(2, 0, 0, 9, 9))
    one, two = Place(PAGE, 1, 1, "", boxes[:1], 0.99), Place(PAGE, 2, 3, "", boxes[1:], 0.8)
    assert places_of(origins(one, two), 5, 15) == (Place(PAGE, 1, 3, "", boxes, 0.8),)


def test_places_in_other_parts_or_on_earlier_pages_stay_apart() -> None:
    places = (Place(ROW, 2, 2, "Tea"), Place(ROW, 3, 3, "Leaf"), Place(ROW, 1, 1, "Leaf"))
    assert places_of(origins(*places), 0, 40) == places


def test_without_a_map_nothing_is_said() -> None:
    assert places_of((), 0, 10) == ()


def test_what_joins_blocks_has_no_place() -> None:
    assert places_of(origins(Place(PAGE, 1, 1), Place(PAGE, 2, 2)), 10, 12) == ()


@st.composite
def maps(draw: st.DrawFn) -> tuple[BlockOrigin, ...]:
    found, at = [], 0
    for _ in range(draw(st.integers(0, 8))):
        at += draw(st.integers(0, 2))
        end = at + draw(st.integers(1, 5))
        first = draw(st.integers(1, 5))
        part = draw(st.sampled_from(["", "a"]))
        box = Box(first, 0, 0, at, end)
        found.append(BlockOrigin(at, end, Place(PAGE, first, first + 1, part, (box,))))
        at = end
    return tuple(found)


@given(maps(), st.integers(0, 50), st.integers(0, 50))
def test_every_span_lies_in_the_union_of_its_places_and_no_place_outside(
    found: tuple[BlockOrigin, ...], start: int, length: int
) -> None:
    end = start + length
    touched = [it.place for it in found if it.start < end and start < it.end]
    places = places_of(found, start, end)
    for place in touched:
        assert any(
            it.part == place.part and it.first <= place.first and place.last <= it.last
            for it in places
        )
    assert [box for it in places for box in it.boxes] == [b for p in touched for b in p.boxes]
    for it in places:
        own = [place for place in touched if set(place.boxes) <= set(it.boxes)]
        assert it.first == min(place.first for place in own)
        assert it.last == max(place.last for place in own)
