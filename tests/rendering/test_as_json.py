"""JSON documents have exactly the keys that scripts and acceptance checks rely on."""

import json
from dataclasses import replace

import pytest

from kb.domain.places import Box, Place, PlaceUnit
from kb.domain.vocabulary import OutcomeCode
from kb.rendering.as_json import (
    answer_document,
    overview_document,
    search_document,
    shown_document,
)
from tests.rendering import samples

INSTRUMENT = ["id", "title", "title_zh", "title_en", "level", "issuer", "number"]
EDITION = ["id", "date", "language", "rendition", "standing", "text_sha256", "note"]
STATUS = ["code", "from", "to", "instrument_from", "note", "note_zh", "other"]
SOURCE = ["name", "sha256", "url"]


def test_an_answer_has_every_key_of_the_contract_in_its_order():
    document = answer_document(samples.answered())
    assert list(document) == [
        "record",
        "question",
        "language",
        "as_of",
        "outcome",
        "message",
        "next_step",
        "sentences",
        "coverage",
        "citations",
        "notices",
        "timings_ms",
    ]
    assert document["coverage"] == {"sentences": 1, "cited": 1, "verified": 1}
    assert document["sentences"] == [{"text": samples.QUOTE, "citations": [1]}]


def test_a_citation_has_every_key_of_the_contract_in_its_order():
    (citation,) = answer_document(samples.answered())["citations"]
    assert list(citation) == [
        "n",
        "instrument",
        "edition",
        "clause",
        "quote",
        "start",
        "end",
        "page",
        "place",
        "more_places",
        "heads",
        "cells",
        "status",
        "source",
        "notices",
    ]
    assert list(citation["instrument"]) == INSTRUMENT
    assert list(citation["edition"]) == EDITION
    assert list(citation["clause"]) == ["id", "label", "headings"]
    assert list(citation["status"]) == STATUS
    assert list(citation["source"]) == SOURCE


def test_a_citation_tells_dates_as_iso_and_unknown_ones_as_null():
    (citation,) = answer_document(samples.answered())["citations"]
    assert citation["edition"]["date"] == "2018-12-29"
    assert citation["status"] == {
        "code": "in_force",
        "from": None,
        "to": None,
        "instrument_from": "1993-09-01",
        "note": "amended 2018-12-29",
        "note_zh": "2018-12-29修正",
        "other": None,
    }


def test_the_span_of_a_citation_cuts_its_quote_out_of_the_stored_text():
    (citation,) = answer_document(samples.answered())["citations"]
    assert samples.TEXT[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize("outcome", OutcomeCode)
def test_every_outcome_survives_json(outcome):
    document = json.loads(json.dumps(answer_document(samples.unanswered(outcome))))
    assert document["outcome"] == outcome.value
    assert document["citations"] == []


@pytest.mark.parametrize(("language", "notice"), [("zh", "把握 93 %"), ("en", "93 % sure")])
def test_a_place_carries_page_boxes_confidence_and_a_notice_in_the_language_of_the_answer(
    language, notice
):
    box = Box(2, 1.0, 2.0, 3.0, 4.0)
    places = (Place(PlaceUnit.PAGE, 2, 2, "", (box,), 0.93), Place(PlaceUnit.PAGE, 9, 9, "b.pdf"))
    answer = samples.answered()
    asked = replace(answer.question, language=language)
    cited = replace(samples.CITATION, places=places)
    (citation,) = answer_document(replace(answer, question=asked, citations=(cited,)))["citations"]
    assert citation["page"] == 2
    assert citation["place"] == {
        "unit": "page",
        "first": 2,
        "last": 2,
        "part": "",
        "boxes": [{"page": 2, "left": 1.0, "top": 2.0, "right": 3.0, "bottom": 4.0}],
        "confidence": 0.93,
    }
    assert [place["part"] for place in citation["more_places"]] == ["b.pdf"]
    assert notice in citation["notices"][0]


def test_without_a_map_a_citation_has_no_place():
    (citation,) = answer_document(samples.answered())["citations"]
    assert (citation["page"], citation["place"], citation["more_places"]) == (None, None, [])
    assert (citation["heads"], citation["cells"], citation["notices"]) == (None, None, [])


def test_a_shown_clause_carries_its_wording_and_where_it_lies():
    document = shown_document(samples.SHOWN)
    assert document["clause"] == {
        "id": samples.CLAUSE_ID,
        "label": "第二十六条",
        "headings": ["第三章 生产者、销售者的产品质量责任和义务"],
        "kind": "article",
        "heading": "",
    }
    assert samples.TEXT[document["start"] : document["end"]] == document["text"]


def test_a_search_gives_clauses_passages_and_what_it_rejected_with_the_reason():
    document = search_document("产品质量", samples.FOUND, lambda _: samples.SHOWN)
    (passage,), (rejected,) = document["passages"], document["rejected"]
    assert document["clauses"][0]["clause"]["id"] == samples.CLAUSE_ID
    assert (passage["score"], passage["lexical_raw"], passage["dense"]) == (0.91, 14.2, None)
    assert passage["matched_by"] == ["lexical"]
    assert rejected["reason"] == "below the floor"
    assert document["notices"] == [samples.NOTICE]


def test_an_overview_lists_instruments_with_their_editions():
    (instrument,) = overview_document([samples.OVERVIEW])["instruments"]
    (edition,) = instrument["editions"]
    assert instrument["id"] == "cn:product-quality-law"
    assert (edition["articles"], edition["clauses"], edition["passages"]) == (1, 2, 1)
    assert edition["warnings"] == ["目录 skipped"]
