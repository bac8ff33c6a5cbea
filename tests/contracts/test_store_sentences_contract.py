"""Vectors of sentences: kept beside those of passages, and gone with them."""

import numpy as np
import pytest

from kb.ports import Exchange, SentenceVectors
from tests.contracts.bundles import EMBEDDER, digest_of, make_bundle, sentences_of, vector_of

LAW = "cn:law@2018-12-29.zh"


def test_sentences_come_back_in_their_places_with_rows_that_are_nearly_the_same(store):
    law = make_bundle("Recalls are free of charge", "Records are kept for five years")
    store.commit_edition(law)
    digests = [digest_of(passage) for passage in law.passages]
    found = store.sentences_of(EMBEDDER, digests)
    assert store.with_sentences(EMBEDDER, [*digests, "0" * 64]) == frozenset(digests)
    for passage, digest in zip(law.passages, digests, strict=True):
        given = sentences_of(passage)
        assert found[digest].spans == given.spans
        assert np.allclose(found[digest].rows, given.rows, atol=0.01)


def test_a_passage_may_have_no_sentence_at_all(store):
    law = make_bundle("one")
    store.commit_edition(law)
    nothing = SentenceVectors((), np.zeros((0, 4), np.float32))
    digest = digest_of(law.passages[0])
    store.add_vectors(EMBEDDER, {}, {digest: nothing})
    assert store.sentences_of(EMBEDDER, [digest])[digest].spans == ()


def test_a_row_too_few_is_refused_and_changes_nothing(store):
    law = make_bundle("one")
    store.commit_edition(law)
    digest = digest_of(law.passages[0])
    spoilt = SentenceVectors(((0, 1), (1, 3)), vector_of("one")[None, :])
    with pytest.raises(ValueError, match="2 sentences have 1 vectors"):
        store.add_vectors(EMBEDDER, {}, {digest: spoilt})
    assert len(store.sentences_of(EMBEDDER, [digest])[digest].rows) == 2


def test_sentences_go_with_the_last_passage_that_has_them(store):
    law, other = make_bundle("one", "two"), make_bundle("one", edition_id="cn:b@2020-01-01.zh")
    store.commit_edition(law)
    store.commit_edition(other)
    shared, own = (digest_of(passage) for passage in law.passages)
    store.remove_editions([LAW])
    assert store.with_sentences(EMBEDDER, [shared, own]) == {shared}


def test_a_rebuild_with_another_embedder_drops_the_sentences_of_the_first(store):
    law = make_bundle("one")
    store.commit_edition(law)
    store.exchange(Exchange("f" * 16, (), {}, {}))
    assert store.with_sentences(EMBEDDER, [digest_of(law.passages[0])]) == frozenset()
