"""One fixture for each port, parametrised with every adapter and its fake."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.ports import DenseIndex, Embedder, LexicalIndex, Reranker, Store
from tests.contracts.embedder_kinds import EMBEDDERS
from tests.contracts.index_kinds import DENSE, LEXICAL
from tests.contracts.reranker_kinds import RERANKERS
from tests.contracts.store_kinds import SHELVES, Shelf


@pytest.fixture(params=list(SHELVES))
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    return SHELVES[request.param](tmp_path / "base")


@pytest.fixture
def store(shelf: Shelf) -> Iterator[Store]:
    opened = shelf.open()
    yield opened
    opened.close()


@pytest.fixture(params=list(LEXICAL))
def lexical(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LexicalIndex]:
    opened = LEXICAL[request.param](tmp_path / "lexical")
    yield opened
    opened.close()


@pytest.fixture(params=list(DENSE))
def dense(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DenseIndex]:
    opened = DENSE[request.param](tmp_path / "dense")
    yield opened
    opened.close()


@pytest.fixture(scope="session", params=EMBEDDERS)
def embedder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    return request.param(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session", params=RERANKERS)
def reranker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reranker:
    return request.param(tmp_path_factory.mktemp("rerankers"))
