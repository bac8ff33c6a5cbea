"""The constitution of the PRC: each article asks for its translation.

Numbers of articles are taken off both sides: they would find each other. Nothing of it is learned
by the embedder (``train.testing``).
"""

import re
from dataclasses import dataclass
from pathlib import Path

from bench.retrieval import texts
from bench.retrieval.testset import Asked, Question, TestSet
from bench.retrieval.texts import Entry, Text
from kb.domain.retrieval import Filters
from kb.ports import StoreReader
from kb.settings import Settings

ARTICLES = 143
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零]+条\s*")
_ENGLISH_ARTICLE = re.compile(r"^\s*Article \d+\s*")
_CHAPTER = re.compile(r"第[一二三四五六七八九十]+[章节]")
_TITLES = {"zh": "宪法", "en": "Constitution"}


@dataclass(frozen=True, slots=True)
class Constitution:
    """Its articles in one language."""

    language: str
    version: str = "1"

    @property
    def name(self) -> str:
        return f"constitution-{self.language}"

    def files(self, root: Path) -> list[Path]:
        return [_path(root)]

    def fill(self, root: Path, settings: Settings) -> dict[str, str]:
        entries = [Entry(str(n), it) for n, it in enumerate(articles(root)[self.language], 1)]
        text = Text("constitution", _TITLES[self.language], self.language, entries)
        return texts.fill([text], settings)


def articles(root: Path) -> dict[str, list[str]]:
    """By language, each article with all its paragraphs and without its number."""
    found: dict[str, list[str]] = {"zh": [], "en": []}
    for row in _path(root).read_text(encoding="utf-8").splitlines():
        zh, en, *_ = row.split("\t")
        if number := _ARTICLE.match(zh.strip()):
            found["zh"].append(zh.strip()[number.end() :])
            found["en"].append(_ENGLISH_ARTICLE.sub("", en))
        elif found["zh"] and not _CHAPTER.match(zh.strip()):
            found["zh"][-1] += f"\n{zh}"
            found["en"][-1] += f"\n{en}"
    return found


def _path(root: Path) -> Path:
    return root / "parallel/constitution_zh_en.tsv"


def _between(spoken: str, searched: str) -> TestSet:
    def ask(root: Path, _: StoreReader) -> Asked:
        asked = enumerate(articles(root)[spoken], 1)
        return Asked(tuple(Question(str(n), it, spoken, (str(n),)) for n, it in asked))

    filters = Filters(languages=(searched,))
    name = f"constitution-{spoken}-{searched}"
    return TestSet(name, Constitution(searched), ask, ARTICLES, filters)


ALL = (_between("zh", "en"), _between("en", "zh"))
