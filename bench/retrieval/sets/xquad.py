"""XQuAD: 1,190 questions over 240 paragraphs, the same in Chinese and English.

Source: github.com/google-deepmind/xquad. A paragraph has no id of its own: its number is one,
the same in both languages. Titles are in English in both files, so that Chinese documents get none:
the questions in English would find them by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.retrieval import texts
from bench.retrieval.reading import read_json
from bench.retrieval.testset import Asked, Question, TestSet
from bench.retrieval.texts import Entry, Text
from kb.domain.retrieval import Filters
from kb.domain.vocabulary import ClauseKind
from kb.ports import StoreReader
from kb.settings import Settings

QUESTIONS = 1190


@dataclass(frozen=True, slots=True)
class Xquad:
    """The paragraphs in one language."""

    language: str
    version: str = "2"

    @property
    def name(self) -> str:
        return f"xquad-{self.language}"

    def files(self, root: Path) -> list[Path]:
        return [_path(root, self.language)]

    def fill(self, root: Path, settings: Settings) -> dict[str, str]:
        return texts.fill(_texts(root, self.language), settings)


def _path(root: Path, language: str) -> Path:
    return root / f"xquad/xquad.{language}.json"


def _paragraphs(root: Path, language: str) -> Iterator[tuple[str, str, Any]]:
    """Title of the article, id, paragraph."""
    number = 0
    for article in read_json(_path(root, language))["data"]:
        for paragraph in article["paragraphs"]:
            number += 1
            yield article["title"].replace("_", " "), str(number), paragraph


def _texts(root: Path, language: str) -> Iterator[Text]:
    articles: dict[str, list[Entry]] = {}
    for title, number, paragraph in _paragraphs(root, language):
        entry = Entry(number, paragraph["context"], kind=ClauseKind.PROSE)
        articles.setdefault(title, []).append(entry)
    for place, (title, entries) in enumerate(articles.items(), 1):
        own = title if language == "en" else f"文章{place}"
        yield Text(f"xquad-{place}", own, language, entries)


def between(spoken: str, searched: str) -> TestSet:
    """Questions in one language over paragraphs in the same or the other."""

    def ask(root: Path, _: StoreReader) -> Asked:
        return Asked(
            tuple(
                Question(question["id"], question["question"], spoken, (number,))
                for _, number, paragraph in _paragraphs(root, spoken)
                for question in paragraph["qas"]
            )
        )

    filters = Filters(languages=(searched,)) if spoken != searched else Filters()
    return TestSet(f"xquad-{spoken}-{searched}", Xquad(searched), ask, QUESTIONS, filters)


ALL = tuple(between(a, b) for a, b in (("zh", "en"), ("en", "zh"), ("zh", "zh"), ("en", "en")))
