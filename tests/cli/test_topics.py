"""docs topics: what is known by topic, and filters that take a topic by any of its names."""

import json
from dataclasses import replace

import pytest

from kb.domain.retrieval import Filters
from kb.domain.vocabulary import Rendition
from kb.errors import NotFound
from tests.rendering import samples

ARTICLE = "art_26__para_1"


@pytest.fixture
def digested(seam, monkeypatch):
    """The base holds a digest of one clause that carries the topic of main responsibility."""
    held = samples.OVERVIEW.editions[0]
    edition = replace(held.edition, rendition=Rendition.DIGEST)
    overview = replace(samples.OVERVIEW, editions=(replace(held, edition=edition),))

    def describe(clause_id, **others):
        if clause_id != f"{edition.id}~{ARTICLE}":
            raise NotFound(f"No clause '{clause_id}'.")
        return samples.SHOWN

    monkeypatch.setattr(seam.base, "overview", lambda *_, **__: (overview,))
    monkeypatch.setattr(seam.base, "describe", describe)


def test_docs_topics_lists_them_with_what_is_loaded(touchstone, digested):
    result = touchstone("docs", "topics")
    assert result.code == 0
    assert len(result.out.splitlines()) == 68
    first = result.out.splitlines()[0]
    assert first.startswith("T01  main-responsibility  企业质量主体责任  firms' main responsib")
    assert first.endswith("(1 instrument, 1 clause)")
    assert result.out.splitlines()[1].endswith("(0 instruments, 0 clauses)")


def test_names_come_in_the_language_asked(touchstone, digested):
    assert "main responsibility" not in touchstone("docs", "topics", "--lang", "zh").out
    assert "主体责任" not in touchstone("docs", "topics", "--lang", "en").out


@pytest.mark.parametrize("name", ["main-responsibility", "主体责任", "producer responsibility"])
def test_one_topic_tells_its_meaning_its_words_and_its_clauses(touchstone, digested, name):
    result = touchstone("docs", "topics", name)
    assert (result.code, result.err) == (0, "")
    for words in ("企业自己对", "The firm itself", "synonyms (zh): ", "false friend: main body"):
        assert words in result.out
    assert samples.SHOWN.clause.id in result.out
    assert samples.SHOWN.text.split("\n")[0] in result.out


def test_as_json_it_is_one_document(touchstone, digested):
    (topic,) = json.loads(touchstone("docs", "topics", "T01", "--json").out)["topics"]
    assert topic["counts"] == {"instruments": 1, "clauses": 1}
    assert topic["clauses"][0]["clause"]["id"] == samples.SHOWN.clause.id
    listed = json.loads(touchstone("docs", "--json", "topics").out)["topics"]
    assert [it["id"] for it in listed][:2] == ["T01", "T02"]


def test_a_base_without_the_corpus_says_how_to_load_it(touchstone):
    result = touchstone("docs", "topics", "recall")
    assert result.code == 0
    assert "touchstone init" in result.err
    assert touchstone("docs", "topics", "recall", "--quiet").err == ""


def test_where_takes_a_topic_by_a_name_in_either_language(touchstone, seam):
    for name in ("召回", "Product Recall", "T05"):
        assert touchstone("search", "x", "--where", f"topic={name}").code == 0
    first, *others = (called["filters"] for _, _, called in seam.base.calls)
    assert others == [first, first]
    assert "cn:food-safety-law" in first.instruments
    assert first == Filters(instruments=first.instruments)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["docs", "topics", "xyzzy"], "There is no topic 'xyzzy'."),
        (["search", "x", "--where", "topic=xyzzy"], "touchstone docs topics"),
        (["ask", "x", "--where", "topic=chain length"], "type chain-quality."),
        (["ask", "x", "--where", "topic=recall", "--where", "instrument=a"], "Leave out the topic"),
        (["ask", "x", "--where", "topic="], "topic=..."),
    ],
)
def test_what_is_no_topic_is_a_slip_of_the_call_that_says_what_to_type(touchstone, words, says):
    result = touchstone(*words)
    assert (result.code, result.out) == (2, "")
    assert says in result.err


def test_the_text_itself_is_cited_before_its_digest_and_never_another_edition(
    touchstone, seam, monkeypatch
):
    held = samples.OVERVIEW.editions[0]
    texts = [
        replace(samples.EDITION, id=f"{samples.EDITION_ID}.digest", rendition=Rendition.DIGEST),
        samples.NEXT,
        samples.EDITION,
    ]
    overview = replace(
        samples.OVERVIEW, editions=tuple(replace(held, edition=text) for text in texts)
    )
    looked_up = []

    def describe(clause_id, **others):
        looked_up.append(clause_id)
        return samples.SHOWN

    monkeypatch.setattr(seam.base, "overview", lambda *_, **__: (overview,))
    monkeypatch.setattr(seam.base, "describe", describe)
    assert touchstone("docs", "topics", "主体责任").code == 0
    assert f"{samples.EDITION_ID}~{ARTICLE}" in looked_up
    assert {it.split("~")[0] for it in looked_up} == {samples.EDITION_ID}
