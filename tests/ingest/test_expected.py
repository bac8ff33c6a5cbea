"""How long a rebuild will take, said before it begins."""

from collections.abc import Callable
from pathlib import Path

import pytest

from commands.progress import expectation
from ingest import expected as module
from ingest.bootstrap import Ingestion
from ingest.expected import expected
from ingest.report import SilentProgress
from kb.bootstrap import open_store
from kb.directory_indexes import DirectoryIndexes
from kb.settings import Settings
from tests.adapters.fake_embedder import FakeEmbedder

LAW = "# 茶叶条例\n\n" + "\n\n".join(
    f"第{n}条　生产者应当保存第{n}号记录。" for n in "一二三四五六"
)
BOTH = frozenset({"zh", "en"})


class Heard(SilentProgress):
    def __init__(self) -> None:
        self.told: list[tuple[int, float]] = []

    def expect(self, passages: int, seconds: float) -> None:
        self.told.append((passages, seconds))


@pytest.fixture
def opens(tmp_path: Path) -> Callable[..., Ingestion]:
    (tmp_path / "tea.md").write_text(LAW, encoding="utf-8")
    settings = Settings(data_dir=tmp_path / "base")
    store = open_store(settings, create=True)

    def ingestion(embedder: FakeEmbedder, progress: SilentProgress) -> Ingestion:
        indexes = DirectoryIndexes(settings, store, embedder.identity.key)
        return Ingestion(store, embedder, indexes, settings, progress)

    ingestion(FakeEmbedder(languages=frozenset({"en"})), SilentProgress()).add(
        [str(tmp_path / "tea.md")]
    )
    return ingestion


def test_what_the_embedder_in_force_lacks_is_counted_and_timed(opens, monkeypatch):
    monkeypatch.setattr(module, "LEAST", 1)
    heard, embedder = Heard(), FakeEmbedder("another", languages=BOTH)
    work = opens(embedder, heard)
    work.rebuild()
    ((passages, seconds),) = heard.told
    assert passages == 6
    assert 0 < seconds < 60
    work.rebuild()
    assert len(heard.told) == 1, "nothing is left to embed"


def test_of_a_few_passages_nothing_is_said(opens):
    heard = Heard()
    opens(FakeEmbedder("another", languages=BOTH), heard).rebuild()
    assert heard.told == []


def test_a_language_that_the_embedder_does_not_declare_is_not_counted(opens, monkeypatch):
    monkeypatch.setattr(module, "LEAST", 1)
    heard = Heard()
    opens(FakeEmbedder("another"), heard).rebuild()
    assert heard.told == []


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "about 1 s"), (20, "about 20 s"), (61, "about 1 minute "), (900, "about 15 minutes")],
)
def test_the_line_is_rounded_as_an_estimate_is(seconds, said):
    assert expectation(12_345, seconds).startswith("12,345 passages to embed: ")
    assert said in expectation(12_345, seconds)


def test_nothing_is_expected_of_an_empty_base(tmp_path):
    store = open_store(Settings(data_dir=tmp_path), create=True)
    assert expected(store, FakeEmbedder()) is None
