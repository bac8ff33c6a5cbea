"""Weights in the light of an index."""

import pytest

from kb.lexical import index_tokens, search_weights, weights_in
from kb.ports import LexicalEntry
from tests.adapters.fake_lexical import FakeLexical


@pytest.fixture
def lexical() -> FakeLexical:
    index = FakeLexical()
    texts = ["产品质量", "产品召回", "产品标识", "产品责任"]
    index.add(
        "zh", [LexicalEntry(str(at), "e", tuple(index_tokens(t))) for at, t in enumerate(texts)]
    )
    index.commit()
    return index


def test_a_rare_pair_of_characters_outweighs_a_common_one(lexical: FakeLexical) -> None:
    weights = weights_in(lexical, "zh", "产品召回检验")
    assert 0 < weights["产品"] < weights["召回"] < weights["检验"] == 1.0


def test_single_characters_and_english_words_keep_their_weight(lexical: FakeLexical) -> None:
    question = "产品 recall"
    plain, weighed = search_weights(question), weights_in(lexical, "zh", question)
    assert {token: weighed[token] for token in ("产", "品", "recal")} == {
        token: plain[token] for token in ("产", "品", "recal")
    }


@pytest.mark.parametrize("question", ["", "？", "产品", "recall", "😀"])
def test_an_empty_index_changes_nothing(question: str) -> None:
    assert weights_in(FakeLexical(), "zh", question) == search_weights(question)
