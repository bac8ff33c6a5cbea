"""Each topic is answered with a clause that carries it, from the corpus and from the five papers.

docs/corpus.md tells the figures.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.catalogue.topics import topics
from kb.bootstrap import open_knowledge_base
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from tests.acceptance.conftest import touchstone
from tests.corpus.topic_search import missed

pytestmark = [pytest.mark.shared, pytest.mark.slow]
CARRIED = sum(1 for topic in topics() if topic.clauses)
MOST_LOST = 0.15
"""Of the topics asked for: a new digest may push another from the first five."""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("topics") / "base"
    assert touchstone(folder, "init", "--quiet").returncode == 0
    return folder


@pytest.fixture
def topic_base(data_dir: Path) -> Iterator[KnowledgeBase]:
    opened = open_knowledge_base(Settings(data_dir=data_dir))
    yield opened
    opened.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_corpus_alone_answers_each_topic_that_it_carries(
    topic_base: KnowledgeBase, language: str
) -> None:
    check(topic_base, language, CARRIED)


def test_with_the_five_papers_nearly_every_topic_is_answered(
    data_dir: Path, shared_data: Path
) -> None:
    assert touchstone(data_dir, "add", str(shared_data / "seeds"), "--quiet").returncode == 0
    opened = open_knowledge_base(Settings(data_dir=data_dir))
    try:
        for language in ("zh", "en"):
            check(opened, language, len(topics()))
    finally:
        opened.close()


def check(base: KnowledgeBase, language: str, of: int) -> None:
    lost, asked = missed(base, language)
    print(f"{language}: {asked - len(lost)} of {asked}, without {', '.join(lost) or 'none'}")
    assert asked == of
    assert len(lost) <= asked * MOST_LOST, lost
