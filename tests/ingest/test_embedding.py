"""Vectors of passages and of their sentences, made in one reading and never twice."""

import numpy as np
import pytest

from ingest.embedding import vectors_for
from kb.adapters.sqlite.store import SqliteStore
from kb.domain.clauses import Passage
from kb.identifiers import indexed_digest, passage_id
from tests.adapters.fake_embedder import FakeEmbedder

EDITION = "us:code@undated.en"


@pytest.fixture
def store(tmp_path):
    with_base = SqliteStore(tmp_path)
    yield with_base
    with_base.close()


def passage(text: str, language: str = "en") -> Passage:
    key = passage_id(EDITION, "p_1", 0, f"Title\n{text}")
    return Passage(key, EDITION, "p_1", 0, 0, len(text), text, language, "Title")


def test_each_sentence_has_a_row_and_its_place_in_the_passage(store):
    embedder, text = FakeEmbedder(), "Recalls are free of charge. Records are kept for years."
    found = vectors_for((passage(text),), store, embedder)
    (sentences,) = found.sentences.values()
    said = [text[start:end] for start, end in sentences.spans]
    assert said == ["Recalls are free of charge.", "Records are kept for years."]
    assert np.allclose(sentences.rows, embedder.embed(said), atol=1e-6)


@pytest.mark.parametrize("text", ["(a)\n(b)\n(c)", "Void."])
def test_what_has_no_whole_sentence_has_one_row_for_all_of_it(store, text):
    (sentences,) = vectors_for((passage(text),), store, FakeEmbedder()).sentences.values()
    assert sentences.spans == ((0, len(text)),)


def test_what_the_base_has_is_not_embedded_again(store):
    embedder, one = FakeEmbedder(), passage("Recalls are free of charge.")
    first = vectors_for((one,), store, embedder)
    store.add_vectors(embedder.identity.key, first.vectors, first.sentences)
    again = vectors_for((one,), store, embedder)
    assert (first.new, again.new, dict(again.sentences)) == (1, 0, {})
    assert np.array_equal(again.vectors[indexed_digest(one)], first.vectors[indexed_digest(one)])


def test_a_base_of_before_gets_the_sentences_that_it_lacks(store):
    embedder, one = FakeEmbedder(), passage("Recalls are free of charge.")
    first = vectors_for((one,), store, embedder)
    store.add_vectors(embedder.identity.key, first.vectors)
    assert set(vectors_for((one,), store, embedder).sentences) == {indexed_digest(one)}


def test_a_language_that_is_not_embedded_has_neither(store):
    found = vectors_for((passage("召回不收费。", "zh"),), store, FakeEmbedder())
    assert (dict(found.vectors), dict(found.sentences), found.new) == ({}, {}, 0)
