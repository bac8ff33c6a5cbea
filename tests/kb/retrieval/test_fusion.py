"""Fusion of lexical and dense scores."""

from hypothesis import given
from hypothesis import strategies as st

from kb.retrieval.fusion import convex

SCORES = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.01, 40), max_size=6)
COSINES = st.dictionaries(st.sampled_from("abcdef"), st.floats(-1, 1), max_size=6)


def test_half_of_the_share_of_the_best_word_score_and_half_of_the_cosine() -> None:
    scores = convex({"a": 10.0, "b": 5.0}, {"b": 0.8, "c": 0.4}, 0.5)
    assert scores == {"a": 0.5 * 1.0, "b": 0.5 * 0.5 + 0.5 * 0.8, "c": 0.5 * 0.4}


def test_words_stand_alone_in_a_language_that_is_not_embedded() -> None:
    assert convex({"a": 10.0, "b": 5.0}, {}, 0.5) == {"a": 1.0, "b": 0.5}


def test_an_opposite_meaning_counts_as_none() -> None:
    assert convex({}, {"a": -0.5}, 0.5) == {"a": 0.0}


@given(SCORES, COSINES, st.floats(0, 1))
def test_scores_stay_between_nought_and_one_and_nothing_is_dropped(
    lexical: dict[str, float], dense: dict[str, float], weight: float
) -> None:
    scores = convex(lexical, dense, weight)
    assert set(scores) == {*lexical, *dense}
    assert all(0 <= score <= 1 + 1e-9 for score in scores.values())
