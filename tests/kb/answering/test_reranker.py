"""A cross-encoder of the user's own, from the setting to what a search gives."""

from pathlib import Path

import pytest

from kb.bootstrap import open_engines, open_store
from kb.directory_indexes import DirectoryIndexes
from kb.errors import MissingDependency
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from tests.adapters.fake_embedder import FakeEmbedder
from tests.adapters.fake_reranker import FakeReranker
from tests.adapters.fixed_clock import FixedClock
from tests.kb.answering.conftest import TODAY

QUESTION = "leaves water and people"


class Lazy:
    """A reranker whose model is not there."""

    name = "lazy"

    def scores(self, _question, _texts):
        raise MissingDependency("There is no such model.", "Name its folder.")


@pytest.fixture
def open_with(fill, texts: Path, own_data_dir: Path):
    fill(texts)
    opened = []

    def open_it(reranker) -> KnowledgeBase:
        settings, embedder = Settings(data_dir=own_data_dir), FakeEmbedder()
        store = open_store(settings)
        indexes = DirectoryIndexes(settings, store, embedder.identity.key)

        def engines():
            return open_engines(settings, store, indexes, embedder, one_shot=True)

        opened.append(KnowledgeBase(store, embedder, FixedClock(TODAY), engines, reranker=reranker))
        return opened[-1]

    yield open_it
    for base in opened:
        base.close()


def test_its_order_is_that_of_the_search_and_its_score_is_told(open_with) -> None:
    found = open_with(FakeReranker()).search(QUESTION, k=5)
    scores = [it.reranked for it in found.kept if it.reranked is not None]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 0.5, "two of the four words, as the fake counts them"
    assert "reranker" in found.timings_ms


def test_without_one_nobody_looks_twice(open_with) -> None:
    found = open_with(None).search(QUESTION, k=5)
    assert all(it.reranked is None for it in found.kept)
    assert "reranker" not in found.timings_ms


def test_a_model_that_is_not_there_is_said_and_nothing_is_answered_without_it(open_with) -> None:
    with pytest.raises(MissingDependency, match="no such model"):
        open_with(Lazy()).search(QUESTION)
