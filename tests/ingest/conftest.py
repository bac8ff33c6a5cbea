"""Ingestion with the real store and real indexes, and an embedder without a model."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.bootstrap import Ingestion
from ingest.report import SilentProgress
from kb.bootstrap import open_store
from kb.directory_indexes import DirectoryIndexes
from kb.ports import Store
from kb.settings import Settings
from tests.adapters.fake_embedder import FakeEmbedder

LAW = """# 中华人民共和国测试法

2001年1月1日第九届全国人民代表大会常务委员会第一次会议通过

## 第一章　总则

**第一条**　为了测试，制定本法。

**第二条**　生产者应当对其生产的产品质量负责。

产品质量应当符合下列要求：

（一）不存在危险；

（二）具备使用性能。
"""
PROSE = """# Supplier audits

Buyers audit their suppliers every year. The audit covers materials and people.

## Findings

Each finding is closed within 30 days.
"""


class CountingEmbedder(FakeEmbedder):
    """Counts the texts that it was asked to embed."""

    embedded = 0

    def embed_parts(self, texts, parts):
        self.embedded += len(texts)
        return super().embed_parts(texts, parts)


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


@pytest.fixture
def open_ingestion(
    own_data_dir: Path, embedder: CountingEmbedder
) -> Iterator[Callable[..., Ingestion]]:
    """Opens ingestion over the test's data directory, as often as a test likes."""
    opened: list[Ingestion] = []

    def open_it(with_embedder: FakeEmbedder = embedder, **settings: object) -> Ingestion:
        chosen = Settings(data_dir=own_data_dir, **settings)
        store = open_store(chosen, create=True)
        indexes = DirectoryIndexes(chosen, store, with_embedder.identity.key)
        opened.append(Ingestion(store, with_embedder, indexes, chosen, SilentProgress()))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


@pytest.fixture
def ingestion(open_ingestion: Callable[..., Ingestion]) -> Ingestion:
    return open_ingestion()


@pytest.fixture
def store(ingestion: Ingestion) -> Store:
    return ingestion._store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents and something else."""
    root = tmp_path / "texts"
    (root / "sub").mkdir(parents=True)
    (root / "law.md").write_text(LAW, encoding="utf-8")
    (root / "sub" / "audit.md").write_text(PROSE, encoding="utf-8")
    (root / "program.bin").write_bytes(b"\x7fELF")
    return root
