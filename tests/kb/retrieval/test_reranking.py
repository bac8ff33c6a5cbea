"""A second look at the head of a ranking."""

from hypothesis import given
from hypothesis import strategies as st

from kb.retrieval.reranking import reranked
from tests.adapters.fake_reranker import FakeReranker
from tests.kb.retrieval.candidates import candidate, names

QUESTION = "free recall"
RANKED = [
    candidate("a", 0.9, text="about labels"),
    candidate("b", 0.8, text="a recall"),
    candidate("c", 0.7, text="a free recall"),
    candidate("d", 0.6, text="free recall too"),
]


def test_the_head_is_put_in_the_order_of_the_reranker_before_all_others() -> None:
    found = reranked(RANKED, QUESTION, FakeReranker(), 3)
    assert names(found) == ["c", "b", "a", "d"]
    assert [it.reranked for it in found] == [1.0, 0.5, 0.0, None]
    assert "reranker" in found[0].matched_by


@given(st.integers(0, 6))
def test_scores_still_say_the_order_and_nobody_is_lost(most) -> None:
    found = reranked(RANKED, QUESTION, FakeReranker(), most)
    scores = [it.score for it in found]
    assert scores == sorted(scores, reverse=True)
    assert sorted(names(found)) == names(RANKED)
    assert all(0 <= score <= 1 for score in scores)


def test_nothing_found_is_nothing_to_judge() -> None:
    assert reranked([], QUESTION, FakeReranker(), 3) == []
