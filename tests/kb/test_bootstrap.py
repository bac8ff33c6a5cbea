"""The composition root: which adapters serve, and what happens when an index is not clean."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import ingest.bootstrap
import kb.bootstrap
from ingest.bootstrap import open_ingestion
from kb.bootstrap import open_knowledge_base, open_store
from kb.errors import DataDirectoryError, EmbedderMismatch
from kb.indexing import DENSE, DIRTY, LEXICAL
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from tests.adapters.fake_embedder import FakeEmbedder


@pytest.fixture
def settings(own_data_dir: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    """A filled base whose embedder needs no model."""
    for module in (kb.bootstrap, ingest.bootstrap):
        monkeypatch.setattr(module, "open_embedder", lambda _settings: FakeEmbedder())
    text = tmp_path / "audit.md"
    text.write_text("# Audits\n\nBuyers audit tea suppliers every spring.\n", encoding="utf-8")
    chosen = Settings(data_dir=own_data_dir)
    work = open_ingestion(chosen)
    work.init()
    work.add([str(text)])
    work.close()
    return chosen


@pytest.fixture
def opened(settings: Settings) -> Iterator[list[KnowledgeBase]]:
    bases: list[KnowledgeBase] = []
    yield bases
    for base in bases:
        base.close()


def dense_of(base: KnowledgeBase) -> str:
    with base._current.use() as (_, engines):
        return type(engines.dense).__name__


def test_one_question_scans_and_the_service_uses_chroma(settings, opened) -> None:
    opened += [open_knowledge_base(settings, one_shot=True), open_knowledge_base(settings)]
    assert [dense_of(base) for base in opened] == ["MappedScan", "MirroredIndex"]


def without_mapped(settings: Settings) -> None:
    """As a generation of before there were any."""
    (folder,) = (settings.data_dir / "indexes").glob("dense-*/mapped")
    shutil.rmtree(folder)


def test_a_setting_or_a_large_base_decides_otherwise(settings, opened) -> None:
    without_mapped(settings)
    small = settings.model_copy(update={"exact_scan_limit": 3})
    exact = settings.model_copy(update={"dense": "exact"})
    opened += [open_knowledge_base(small, one_shot=True), open_knowledge_base(exact)]
    assert [dense_of(base) for base in opened] == ["ChromaIndex", "ExactScan"]


def test_without_mapped_vectors_one_question_reads_those_of_the_base(settings, opened) -> None:
    without_mapped(settings)
    opened.append(open_knowledge_base(settings, one_shot=True))
    assert dense_of(opened[0]) == "ExactScan"
    assert opened[0].ask("Who audits tea suppliers every spring?").notices == ()


def test_both_ways_give_the_same_answer(settings, opened) -> None:
    opened += [open_knowledge_base(settings, one_shot=True), open_knowledge_base(settings)]
    first, second = (base.ask("Who audits tea suppliers every spring?") for base in opened)
    assert [c.quote for c in first.citations] == [c.quote for c in second.citations] != []


def test_beside_a_dirty_index_of_vectors_an_exact_scan_serves_and_says_so(settings, opened) -> None:
    store = open_store(settings)
    for kind in (DENSE, LEXICAL):
        store.set_generation(replace(store.generation(kind), state=DIRTY))
    store.close()
    opened.append(open_knowledge_base(settings))
    answer = opened[0].ask("Who audits tea suppliers every spring?")
    assert answer.citations
    (notice,) = answer.notices
    assert "An exact scan serves" in notice
    assert "touchstone doctor" in notice
    assert opened[0].health()["degraded"] is True
    with closing(open_ingestion(settings)) as work:
        work.rebuild()
    assert opened[0].ask("Who audits tea suppliers every spring?").notices == ()


@pytest.mark.parametrize("broken", ["gone", "unreadable", "of another segmenter"])
def test_without_an_index_of_words_one_in_memory_serves_and_says_so(
    settings, opened, broken: str
) -> None:
    store = open_store(settings)
    folder = settings.data_dir / "indexes" / store.generation(LEXICAL).name
    if broken == "of another segmenter":
        store.set_generation(replace(store.generation(LEXICAL), key="former-1"))
    store.close()
    if broken == "gone":
        shutil.rmtree(folder)
    elif broken == "unreadable":
        for meta in folder.rglob("meta.json"):
            meta.write_text("{")
    opened.append(open_knowledge_base(settings, one_shot=True))
    answer = opened[0].ask("Who audits tea suppliers every spring?")
    assert answer.citations
    assert any("A new one in memory serves" in notice for notice in answer.notices)
    with closing(open_ingestion(settings)) as work:
        assert work.doctor().exit_code == 0
    assert opened[0].ask("Who audits tea suppliers every spring?").notices == ()


def test_without_a_base_the_cure_is_init(tmp_path) -> None:
    with pytest.raises(DataDirectoryError, match="touchstone init"):
        open_knowledge_base(Settings(data_dir=tmp_path / "nothing"))


def test_another_embedder_is_refused_with_the_command_that_mends_it(settings, monkeypatch) -> None:
    monkeypatch.setattr(kb.bootstrap, "open_embedder", lambda _settings: FakeEmbedder("other"))
    with pytest.raises(EmbedderMismatch, match="touchstone rebuild"):
        open_knowledge_base(settings)
