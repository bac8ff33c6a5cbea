"""How much of a question's matter a text carries."""

import pytest

from kb.retrieval.matter import Matter


def matter(question: str, seen: dict[str, int], total: int = 1000) -> Matter:
    return Matter.of(question, lambda tokens: {t: seen.get(t, 0) for t in tokens}, total)


def test_rare_words_weigh_more_than_common_ones() -> None:
    weights = matter("recall of products", {"recal": 3, "product": 600}).weights
    assert weights["recal"] > 3 * weights["product"]
    assert sum(weights.values()) == pytest.approx(1)


def test_a_word_that_no_source_has_weighs_most() -> None:
    weights = matter("capital of products", {"product": 600}).weights
    assert weights["capit"] > 0.8


def test_a_bigram_over_two_words_that_the_sources_know_hardly_counts() -> None:
    seen = {"质量": 500, "责任": 400}
    weights = matter("质量责任", seen).weights
    assert weights["量责"] < max(weights["质量"], weights["责任"]) * 2
    alone = matter("质量责任", {}).weights
    assert alone["量责"] == pytest.approx(alone["质量"])


def test_an_unknown_word_is_not_taken_for_a_bridge() -> None:
    weights = matter("法国产品", {"产品": 500}).weights
    assert weights["法国"] > 0.4


def test_coverage_is_the_share_of_the_weight_that_the_text_has() -> None:
    asked = matter("recall of products", {"recal": 3, "product": 600})
    assert asked.coverage("Defective products must be recalled.") == pytest.approx(1)
    assert asked.coverage("Products.") == pytest.approx(asked.weights["product"])
    assert asked.coverage("Nothing of the kind.") == 0
