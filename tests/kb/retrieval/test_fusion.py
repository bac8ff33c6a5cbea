"""Fusion of scores by words, of passages and of sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.retrieval.fusion import Weights, convex

SCORES = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.01, 40), max_size=6)
COSINES = st.dictionaries(st.sampled_from("abcdef"), st.floats(-1, 1), max_size=6)
SHARES = st.floats(0, 0.5)
HALF = Weights(dense=0.5, sentence=0.0)


def test_half_of_the_share_of_the_best_word_score_and_half_of_the_cosine() -> None:
    scores = convex({"a": 10.0, "b": 5.0}, {"b": 0.8, "c": 0.4}, {}, HALF)
    assert scores == {"a": 0.5 * 1.0, "b": 0.5 * 0.5 + 0.5 * 0.8, "c": 0.5 * 0.4}


def test_the_best_sentence_has_a_share_of_its_own() -> None:
    scores = convex({"a": 10.0}, {"a": 0.5}, {"a": 0.75}, Weights(dense=0.25, sentence=0.25))
    assert scores["a"] == pytest.approx(0.5 + 0.25 * 0.5 + 0.25 * 0.75)


def test_where_no_sentence_was_looked_at_the_passage_stands_for_it() -> None:
    weights = Weights(dense=0.25, sentence=0.25)
    looked = convex({}, {"a": 0.6}, {"a": 0.6}, weights)
    assert convex({}, {"a": 0.6}, {}, weights) == looked
    assert convex({}, {"a": 0.6}, {}, weights.without_sentences()) == looked


def test_words_stand_alone_in_a_language_that_is_not_embedded() -> None:
    assert convex({"a": 10.0, "b": 5.0}, {}, {}, HALF) == {"a": 1.0, "b": 0.5}


def test_an_opposite_meaning_counts_as_none() -> None:
    assert convex({}, {"a": -0.5}, {"a": -0.5}, Weights(0.25, 0.25)) == {"a": 0.0}


@given(SCORES, COSINES, COSINES, SHARES, SHARES)
def test_scores_stay_between_nought_and_one_and_nothing_is_dropped(
    lexical: dict[str, float],
    dense: dict[str, float],
    sentence: dict[str, float],
    a_share: float,
    other: float,
) -> None:
    scores = convex(lexical, dense, sentence, Weights(a_share, other))
    assert set(scores) == {*lexical, *dense}
    assert all(0 <= score <= 1 + 1e-9 for score in scores.values())
