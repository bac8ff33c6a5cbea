"""The language between worker and parent: what is sent arrives, and nothing else is believed."""

import copy
import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.isolation.answers import Malformed, encode, line, rebuild, said
from ingest.limits import Limits
from ingest.parsers.clean import clean
from kb.domain.places import Box, Place, PlaceUnit

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(clean)
counts = st.integers(0, 10_000)
numbers = st.floats(-1e6, 1e6)
boxes = st.builds(Box, counts, numbers, numbers, numbers, numbers)


@st.composite
def places(draw):
    first, last = sorted((draw(counts), draw(counts)))
    part = " ".join(draw(texts).split())
    confidence = draw(st.none() | st.floats(0, 1))
    unit = draw(st.sampled_from(PlaceUnit))
    return Place(unit, first, last, part, tuple(draw(st.lists(boxes, max_size=3))), confidence)


@st.composite
def blocks(draw):
    first, last = sorted((draw(counts), draw(counts)))
    text, kind = draw(texts), draw(st.sampled_from(BlockKind))
    rows = [draw(places()) for _ in text.split("\n")] if draw(st.booleans()) else []
    at = draw(st.none() | places())
    return Block(kind, text, first, last, draw(counts), at, tuple(rows), len(rows))


matter = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | texts | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
documents = st.builds(
    ParsedDocument,
    blocks=st.lists(blocks(), max_size=5).map(tuple),
    parser=st.just("html/1"),
    front_matter=st.dictionaries(texts, matter, max_size=3),
    warnings=st.lists(texts.map(lambda it: " ".join(it.split()))).map(tuple),
    removed=st.just((("zero-width characters", 3),)),
)


@given(documents)
def test_a_document_is_the_same_on_both_sides(document) -> None:
    assert rebuild(json.loads(encode(document)), Limits()) == document


SENT = {
    "parser": "html/1",
    "blocks": [["paragraph", "text", 1, 2, 0, ["page", 1, 1, "", [[1, 0, 0, 1, 1]], 0.5], [], 0]],
    "front_matter": {"day": {"\0date": "2020-01-02"}},
    "warnings": ["w"],
    "removed": [["control characters", 1]],
}


def test_a_day_of_front_matter_stays_a_day() -> None:
    assert rebuild(SENT, Limits()).front_matter == {"day": datetime.date(2020, 1, 2)}


def ways_into(value, way=()):
    yield way
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from ways_into(one, (*way, key))


WRONG = [{}, [], [[]], -1, True, 2**40, float("nan"), 1e300, "\ud800", {"\0date": "x"}]
FREE = {("front_matter", "day"), ("front_matter",)}
"""Front matter may be any plain data."""


@pytest.mark.parametrize("way", [way for way in ways_into(SENT) if way], ids=str)
@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_a_wrong_value_anywhere_is_malformed_or_harmless(way, wrong) -> None:
    sent = copy.deepcopy(SENT)
    inner = sent
    for key in way[:-1]:
        inner = inner[key]
    if inner[way[-1]] == wrong:
        return
    inner[way[-1]] = wrong
    try:
        document = rebuild(sent, Limits())
    except Malformed:
        return
    # What was taken is a document that holds what was sent, and can be sent again.
    assert way in FREE or wrong in ([], -1, 2**40, 1e300, 1, True), (way, wrong)
    assert encode(rebuild(json.loads(encode(document)), Limits())) == encode(document)


def test_invisible_characters_that_a_worker_sends_are_taken_out() -> None:
    sent = copy.deepcopy(SENT)
    sent["blocks"][0][1] = "vis\u200bible\U000e0041"
    sent["warnings"] = ["two\nlines\u202e"]
    document = rebuild(sent, Limits())
    assert document.blocks[0].text == "visible"
    assert document.warnings == ("two lines",)


def test_a_flood_of_lists_is_refused_before_it_is_read() -> None:
    with pytest.raises(Malformed, match="too many parts"):
        said(b"t" + b"[" * 10_000_001, b"t")


def test_words_of_a_worker_are_one_line_of_bounded_length() -> None:
    assert line("a\r\nb") == "a b"
    assert len(line("x" * 100_000)) == 2_000
