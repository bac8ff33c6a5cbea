"""The starter corpus alone, in a base that is made once."""

from collections.abc import Iterator
from datetime import date

import pytest

from bench.questions import starter
from ingest.bootstrap import Ingestion
from ingest.report import SilentProgress
from kb.bootstrap import open_engines, open_store
from kb.current import Engines
from kb.directory_indexes import DirectoryIndexes
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from tests.adapters.fake_embedder import FakeEmbedder
from tests.adapters.fixed_clock import FixedClock

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def corpus_base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("corpus"))
    embedder = FakeEmbedder()
    store = open_store(settings, create=True)
    indexes = DirectoryIndexes(settings, store, embedder.identity.key)
    Ingestion(store, embedder, indexes, settings, SilentProgress()).init()

    def engines() -> Engines:
        return open_engines(settings, store, indexes, embedder, one_shot=False)

    base = KnowledgeBase(store, embedder, FixedClock(TODAY), engines)
    yield base
    base.close()


@pytest.fixture(scope="session")
def starter_base() -> Iterator[KnowledgeBase]:
    """The same with the embedder that everybody has, for what depends on meaning."""
    with starter.starter_base() as base:
        yield base
