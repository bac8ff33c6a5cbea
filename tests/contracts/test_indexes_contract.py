"""What holds of the indexes of a data directory: the real folders and the fake."""

import numpy as np
import pytest

from kb.directory_indexes import DirectoryIndexes
from kb.domain.retrieval import Hit
from kb.errors import DataDirectoryError
from kb.ports import Indexes, LexicalEntry
from kb.settings import Settings
from tests.adapters.fake_indexes import FakeIndexes
from tests.adapters.fake_store import FakeStore

KEY = "0123456789abcdef"


@pytest.fixture(params=["folders", "fake"])
def indexes(request, tmp_path) -> Indexes:
    if request.param == "fake":
        return FakeIndexes()
    return DirectoryIndexes(Settings(data_dir=tmp_path), FakeStore(), KEY)


def test_nothing_is_there_before_it_is_made(indexes):
    assert not indexes.exists("dense-1")
    assert indexes.exact().count("en") == 0


def test_a_dense_index_is_found_again_by_its_name(indexes):
    first = indexes.dense("dense-1", create=True)
    first.add("en", ["p1"], np.array([[1.0, 0.0]], np.float32))
    first.close()
    assert indexes.exists("dense-1")
    again = indexes.dense("dense-1")
    assert again.count("en") == 1
    again.close()
    other = indexes.dense("dense-2", create=True)
    assert other.count("en") == 0
    other.close()


def test_a_lexical_index_is_found_again_by_its_name(indexes):
    first = indexes.lexical("lexical-1", create=True)
    first.add("en", [LexicalEntry("p1", "e1", ("tea",))])
    first.commit()
    first.close()
    assert indexes.exists("lexical-1")
    again = indexes.lexical("lexical-1")
    assert [hit.passage_id for hit in again.search("en", {"tea": 1.0}, 5)] == ["p1"]
    again.close()


def test_a_lexical_index_without_a_name_is_empty_each_time_and_kept_nowhere(indexes):
    memory = indexes.lexical(None)
    memory.add("en", [LexicalEntry("p1", "e1", ("tea",))])
    memory.commit()
    assert isinstance(memory.search("en", {"tea": 1.0}, 5)[0], Hit)
    assert indexes.lexical(None).count("en") == 0


def test_what_is_dropped_is_gone_and_dropping_it_twice_does_nothing(indexes):
    indexes.lexical("lexical-1", create=True).close()
    for _ in range(2):
        assert indexes.drop("lexical-1")
        assert not indexes.exists("lexical-1")


@pytest.mark.parametrize("kind", ["dense", "lexical"])
def test_what_is_not_there_is_not_opened_but_made_on_demand_alone(indexes, kind):
    opened = getattr(indexes, kind)
    with pytest.raises(DataDirectoryError, match="gone"):
        opened("index-1")
    assert not indexes.exists("index-1")


@pytest.mark.parametrize("kind", ["dense", "lexical"])
def test_an_index_that_somebody_has_open_is_not_dropped(indexes, kind):
    opened = getattr(indexes, kind)("index-1", create=True)
    assert indexes.in_use("index-1")
    assert not indexes.drop("index-1")
    assert indexes.exists("index-1")
    opened.close()
    opened.close()
    assert not indexes.in_use("index-1")
    assert indexes.drop("index-1")
