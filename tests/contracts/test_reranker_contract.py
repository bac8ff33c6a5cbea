"""What every reranker does with a question and texts."""

import pytest

QUESTION = "recall of defective products"
TEXTS = [
    "The producer shall answer for the quality of products.",
    "recall of defective products",
    "",
    "缺陷产品的召回",
    "😀 \u202e \x00",
    "recall " * 5_000,
]


def test_each_text_has_one_score_between_0_and_1(reranker):
    scores = reranker.scores(QUESTION, TEXTS)
    assert len(scores) == len(TEXTS)
    assert all(type(score) is float and 0 <= score <= 1 for score in scores)
    assert len(set(scores)) > 1


def test_scores_are_in_the_order_of_the_texts_whatever_their_company(reranker):
    together = reranker.scores(QUESTION, [*TEXTS, *(["products for"] * 40)])
    alone = [reranker.scores(QUESTION, [text])[0] for text in TEXTS]
    assert together[: len(TEXTS)] == pytest.approx(alone, abs=1e-4)


def test_no_texts_have_no_scores(reranker):
    assert reranker.scores(QUESTION, []) == []


def test_a_question_longer_than_a_model_takes_is_judged_all_the_same(reranker):
    (score,) = reranker.scores("defective products " * 200, ["recall"])
    assert 0 <= score <= 1


def test_it_has_a_name(reranker):
    assert reranker.name
