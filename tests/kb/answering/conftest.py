"""A small base: the starter corpus and a few texts, with real indexes and a fake embedder."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

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
LAW = """# 中华人民共和国茶叶质量法

2001年1月1日第九届全国人民代表大会常务委员会第一次会议通过

第一条　为了保证茶叶质量，制定本法。

第二条　茶叶生产者应当检验其生产的茶叶，并符合下列要求：

（一）不得掺假；

（二）标明产地。

第三条　茶叶检验记录应当保存三年。
"""
NEW_LAW = LAW.replace("2001年1月1日", "2026年10月1日").replace("保存三年", "保存五年")
VERSIONS = """{"versions": [
 {"promulgatedOn": "2001-01-01", "effectiveFrom": "2001-06-01", "effectiveTo": "2027-01-01",
  "entry": "README.md"},
 {"promulgatedOn": "2026-10-01", "effectiveFrom": "2027-01-01", "effectiveTo": null,
  "entry": "new/README.md"}]}"""
AUDIT = """# Supplier audits

Buyers audit their tea suppliers every spring. The audit covers leaves, water and people.
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A law in two editions with the list of them, and a paper."""
    root = tmp_path / "texts"
    (root / "tea-law" / "new").mkdir(parents=True)
    (root / "tea-law" / "README.md").write_text(LAW, encoding="utf-8")
    (root / "tea-law" / "new" / "README.md").write_text(NEW_LAW, encoding="utf-8")
    (root / "tea-law" / "versions.json").write_text(VERSIONS, encoding="utf-8")
    (root / "audit.md").write_text(AUDIT, encoding="utf-8")
    return root


@pytest.fixture
def fill(own_data_dir: Path) -> Iterator[Callable[..., KnowledgeBase]]:
    """Takes in the corpus and the paths given, and opens the base."""
    opened: list[KnowledgeBase] = []

    def fill_it(*paths: Path) -> KnowledgeBase:
        settings, embedder = Settings(data_dir=own_data_dir), FakeEmbedder()
        store = open_store(settings, create=True)
        indexes = DirectoryIndexes(settings, store, embedder.identity.key)
        ingestion = Ingestion(store, embedder, indexes, settings, SilentProgress())
        ingestion.init()
        ingestion.add([str(path) for path in paths])

        def engines() -> Engines:
            return open_engines(settings, store, indexes, embedder, one_shot=False)

        opened.append(KnowledgeBase(store, embedder, FixedClock(TODAY), engines))
        return opened[-1]

    yield fill_it
    for base in opened:
        base.close()


@pytest.fixture
def base(fill: Callable[..., KnowledgeBase], texts: Path) -> KnowledgeBase:
    return fill(texts)
