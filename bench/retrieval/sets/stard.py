"""STARD, its dev questions: what lay people ask, over 55,397 articles of Chinese law.

Source: github.com/oneal2000/STARD; the articles are those of national law and regulations.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.retrieval import texts
from bench.retrieval.reading import read_json_lines, read_rows
from bench.retrieval.testset import Asked, Question, TestSet
from bench.retrieval.texts import Entry, Text
from kb.domain.vocabulary import ClauseKind
from kb.errors import InputRefused
from kb.ports import StoreReader
from kb.settings import Settings


class Stard:
    """An edition for each law; the Civil Code, which comes in eight files, is one."""

    name = "stard"
    version = "1"

    def files(self, root: Path) -> list[Path]:
        return [root / "stard/corpus.jsonl.gz"]

    def fill(self, root: Path, settings: Settings) -> dict[str, str]:
        return texts.fill(_texts(self.files(root)[0]), settings)


def _texts(path: Path) -> Iterator[Text]:
    laws: dict[str, list[Any]] = defaultdict(list)
    for row in read_json_lines(path):
        laws[row["law"]].append(row)
    for number, (law, rows) in enumerate(laws.items(), 1):
        yield Text(f"stard-{number}", law, "zh", [_entry(row) for row in rows])


def _entry(row: Any) -> Entry:
    return Entry(str(row["id"]), row["text"], label=row["article"], kind=ClauseKind.ARTICLE)


def _ask(root: Path, _: StoreReader) -> Asked:
    gold: dict[str, list[str]] = defaultdict(list)
    for question, document, *_rest in read_rows(root / "stard/qrels_dev.tsv", 3):
        gold[question].append(document)
    asked = read_rows(root / "stard/queries_dev.tsv", 2)
    if gold.keys() - {row[0] for row in asked}:
        problem = "stard-dev: there is gold for questions that are missing."
        raise InputRefused(problem, "A file of the data set may be cut off; fetch it again.")
    return Asked(tuple(Question(row[0], row[1], "zh", tuple(gold[row[0]])) for row in asked))


DEV = TestSet("stard-dev", Stard(), _ask, expected=308)
