"""From what the searches found to candidates."""

import pytest

from kb.domain.clauses import Passage
from kb.retrieval.found import Found
from kb.retrieval.fusion import Weights

WEIGHTS = Weights(dense=0.2, sentence=0.4)


def found(lexical: dict[str, float], dense: dict[str, float], sentences: dict[str, float]) -> Found:
    passages = {
        key: Passage(key, f"cn:{key}@2020-01-01.en", "art_1", 0, 0, 4, "Text", "en", "A law")
        for key in {*lexical, *dense}
    }
    instruments = {key: f"cn:{key}" for key in passages}
    return Found(passages, lexical, dense, frozenset(dense), instruments, sentences)


def test_every_candidate_carries_the_parts_of_its_score() -> None:
    (only,) = found({"a": 8.0}, {"a": 0.5}, {"a": 0.7}).candidates(WEIGHTS, ())
    assert (only.lexical, only.lexical_raw, only.dense, only.sentence) == (1.0, 8.0, 0.5, 0.7)
    assert only.score == pytest.approx(0.4 * 1 + 0.2 * 0.5 + 0.4 * 0.7)
    assert only.exact is None
    assert only.matched_by == ("lexical", "dense", "sentence")


def test_a_passage_of_the_instrument_that_is_named_goes_before_a_better_one() -> None:
    named, other = sorted(
        found({"a": 10.0, "b": 8.0}, {}, {}).candidates(WEIGHTS, ("cn:b",)),
        key=lambda candidate: -candidate.score,
    )
    assert (named.passage.id, named.exact, other.exact) == ("b", 1.0, 0.0)
    assert "name" in named.matched_by


def test_passages_of_one_named_instrument_keep_their_order() -> None:
    candidates = found({"a": 10.0, "b": 9.0, "c": 8.0}, {}, {}).candidates(
        WEIGHTS, ("cn:a", "cn:b", "cn:c")
    )
    assert len({candidate.score for candidate in candidates}) == 3
    assert all(candidate.score <= 1 for candidate in candidates)


def test_sentences_are_looked_at_in_the_best_passages_alone() -> None:
    it = found({"a": 10.0, "b": 1.0}, {"b": 0.2, "c": 0.9}, {})
    assert it.best(WEIGHTS, 2) == ["c", "a"]
