"""ObliQA: 40 documents of a financial regulator, and questions on their rules.

Source: github.com/RegNLP/ObliQADataset. Gold names passages by (DocumentID, PassageID); 17 such
keys are double, and either passage counts. 720 passages have no words and are not indexed; a
question keeps its published gold all the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.retrieval import texts
from bench.retrieval.reading import read_json
from bench.retrieval.testset import Asked, Question, TestSet
from bench.retrieval.texts import Entry, Text
from kb.errors import InputRefused
from kb.ports import StoreReader
from kb.settings import Settings

DOCUMENTS = 40
_FOLDER = "obliqa/StructuredRegulatoryDocuments"
_TITLE = re.compile(r"[A-Z]{2,}(?: [A-Z]+){2,} \d{4}")
"""Four documents give their title for the number of their first passage; the others give none."""
_STEP = re.compile(r"[. (]+")
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class ObliQA:
    """All 40 documents; with ``headings`` each passage is indexed below those that it stands under.

    Published systems index the passages alone.
    """

    headings: bool = True
    version: str = "1"

    @property
    def name(self) -> str:
        return "obliqa" if self.headings else "obliqa-plain"

    def files(self, root: Path) -> list[Path]:
        return [root / _FOLDER / f"{number}.json" for number in range(1, DOCUMENTS + 1)]

    def fill(self, root: Path, settings: Settings) -> dict[str, str]:
        return texts.fill(
            (_text(path, headings=self.headings) for path in self.files(root)), settings
        )


def _text(path: Path, *, headings: bool) -> Text:
    passages = read_json(path)
    first = passages[0]["PassageID"] if passages else ""
    title = first.title() if _TITLE.fullmatch(first) else f"Document {path.stem}"
    entries = list(_entries(passages))
    if not headings:
        entries = [replace(entry, headings=()) for entry in entries]
    return Text(f"obliqa-{int(path.stem):02}", title, "en", entries)


def _entries(passages: Sequence[Any]) -> Iterator[Entry]:
    """Each below the headings of the passages whose numbers its own number begins with."""
    headings: dict[tuple[str, ...], str] = {}
    for passage in passages:
        number, words = passage["PassageID"], passage["Passage"]
        steps = tuple(filter(None, _STEP.split(number)))
        above = [headings.get(steps[:depth], "") for depth in range(1, len(steps))]
        headings[steps] = _heading(words)
        yield Entry(
            id=document_id(passage),
            words=words,
            label=number,
            headings=tuple(filter(None, above)),
        )


def _heading(words: str) -> str:
    """The first line, where it is as short as a heading and no sentence."""
    line = words.strip().split("\n", 1)[0].strip()
    return line if len(line) <= _LONGEST_HEADING and not line.endswith((".", ";", ":")) else ""


def document_id(passage: Any) -> str:
    return f"{passage['DocumentID']}/{passage['PassageID']}"


def _asker(name: str) -> Any:
    def ask(root: Path, _: StoreReader) -> Asked:
        path = root / "obliqa" / name
        try:
            return Asked(tuple(map(_question, read_json(path))))
        except (KeyError, TypeError) as error:
            raise InputRefused(f"{path}: a question lacks {error}.", "Fetch it again.") from None

    return ask


def _question(row: Any) -> Question:
    gold = dict.fromkeys(document_id(passage) for passage in row["Passages"])
    return Question(row["QuestionID"], row["Question"], "en", tuple(gold))


DEV = TestSet("obliqa-dev", ObliQA(), _asker("ObliQA_dev.json"), expected=2788)
PLAIN = TestSet(
    "obliqa-dev-plain", ObliQA(headings=False), _asker("ObliQA_dev.json"), 2788, aside=True
)
TEST = TestSet("obliqa-test", ObliQA(), _asker("ObliQA_test.json"), expected=2786, held_out=True)
