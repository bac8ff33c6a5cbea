"""Relevance: scores that may be compared between searches and between languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.retrieval.matter import Matter
from kb.retrieval.merging import merge
from kb.retrieval.relevance import (
    BY_WORDS,
    CALIBRATED_FOR,
    CALIBRATIONS,
    with_relevance,
)
from tests.kb.retrieval.candidates import candidate, names

SHARES = st.floats(0, 1)
MATTER = Matter.of("recall of defective cars", lambda tokens: dict.fromkeys(tokens, 3), 1000)


def judged(it, embedder=CALIBRATED_FOR):
    return with_relevance(it, MATTER, "en", embedder)


@pytest.mark.parametrize("pair", sorted(CALIBRATIONS))
@given(SHARES, SHARES, SHARES, SHARES)
def test_more_words_and_more_meaning_never_make_a_passage_less_relevant(
    pair, coverage, strength, meaning, more
) -> None:
    told = CALIBRATIONS[pair].probability
    before = told(coverage, strength, meaning)
    assert 0 < before < 1
    for better in ((coverage + more, strength, meaning), (coverage, strength, meaning + more)):
        assert told(*better) >= before


def test_each_pair_of_languages_has_a_calibration_of_its_own() -> None:
    languages = ("zh", "en")
    assert set(CALIBRATIONS) == {(asked, held) for asked in languages for held in languages}
    assert len(set(CALIBRATIONS.values())) == 4


def test_what_carries_the_question_is_relevant_and_what_carries_none_of_it_is_not() -> None:
    good = candidate("a", 1.0, text="Recall of defective cars", strength=0.6, sentence=0.8)
    bad = candidate("b", 1.0, text="Bananas ripen in a kitchen", strength=0.0, sentence=0.05)
    good, bad = (judged(it) for it in (good, bad))
    assert good.coverage == pytest.approx(1)
    assert good.relevance > 0.5 > bad.relevance
    assert good.bears
    assert not bad.bears


def test_the_same_scores_say_more_where_sentences_were_looked_at() -> None:
    passage = candidate("a", 1.0, text="Recall of cars", dense=0.2)
    looked = candidate("a", 1.0, text="Recall of cars", dense=0.2, sentence=0.7)
    told = [judged(it).relevance for it in (passage, looked)]
    assert told[0] < told[1]


def test_a_pair_that_nobody_calibrated_is_judged_by_words() -> None:
    foreign = candidate("a", 1.0, language="zh", text="recall of defective cars")
    expected = BY_WORDS.probability(1.0, 0.0, 0.0)
    assert judged(foreign).relevance == pytest.approx(expected)


def test_a_passage_without_vectors_in_an_embedded_language_is_judged_by_words() -> None:
    plain = candidate("a", 1.0, text="recall of defective cars")
    expected = BY_WORDS.probability(1.0, 0.0, 0.0)
    assert judged(plain).relevance == pytest.approx(expected)


def test_cosines_of_another_model_do_not_count() -> None:
    near = candidate("a", 1.0, text="recall of defective cars", sentence=0.9)
    assert judged(near).relevance != judged(near, "another-model").relevance
    expected = BY_WORDS.probability(1.0, 0.0, 0.0)
    assert judged(near, "another-model").relevance == pytest.approx(expected)


def test_a_candidate_that_nobody_judged_is_not_held_against() -> None:
    assert candidate("a", 0.3).bears


def test_languages_are_merged_by_relevance_and_each_keeps_its_order() -> None:
    english = [candidate("e1", 0.9, relevance=0.2), candidate("e2", 0.8, relevance=0.6)]
    chinese = [candidate("c1", 0.5, "zh", relevance=0.4), candidate("c2", 0.4, "zh", relevance=0.1)]
    assert names(merge([english, chinese], "zh")) == ["c1", "c2", "e1", "e2"]
    assert names(merge([english, chinese], "en")) == ["e1", "e2", "c1", "c2"]


def test_the_other_language_comes_first_where_the_own_has_hardly_anything() -> None:
    own = [candidate("e1", 0.9, relevance=0.01)]
    other = [candidate("c1", 0.5, "zh", relevance=0.6)]
    assert names(merge([own, other], "en")) == ["c1", "e1"]


@given(st.lists(st.lists(SHARES, max_size=5), max_size=3))
def test_merging_drops_and_doubles_nothing(relevances) -> None:
    apart = [
        [candidate(f"{n}-{place}", 0.5, relevance=it) for place, it in enumerate(own)]
        for n, own in enumerate(relevances)
    ]
    merged = names(merge(apart, "en"))
    assert sorted(merged) == sorted(name for own in apart for name in names(own))
    for own in apart:
        assert [name for name in merged if name in names(own)] == names(own)
