"""EQUALS: what lay people ask, with the article that answers it, over the national laws of laws-cn.

Source: github.com/andongBlue/EQUALS. Its articles are those of some years ago: a question is asked
only where the law is held, and the article of that number still says what the data set quotes.
"""

from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.retrieval.articles import documents
from bench.retrieval.reading import read_json
from bench.retrieval.testset import Asked, Question, TestSet
from ingest.bootstrap import open_ingestion
from kb.bootstrap import open_store
from kb.domain.vocabulary import ClauseKind
from kb.errors import InputRefused
from kb.language.fold import bare
from kb.legal.aliases import AliasIndex
from kb.ports import StoreReader
from kb.settings import Settings

SAME = 0.7
"""Share of the quoted pairs of characters that the article must still have. Between .5 and .9
hardly a question changes sides: an amended article keeps most, another one shares next to none."""


class LawsCn:
    """The folder as ``touchstone add`` takes it in; a document is an article of an instrument."""

    name = "laws-cn"
    version = "1"

    def files(self, root: Path) -> list[Path]:
        found = [path for path in sorted((root / "laws-cn").rglob("*")) if path.is_file()]
        if not found:
            raise InputRefused(f"There are no files in {root / 'laws-cn'}.", "Fetch them first.")
        return found

    def fill(self, root: Path, settings: Settings) -> dict[str, str]:
        with closing(open_ingestion(settings, command="bench")) as work:
            work.add([str(root / "laws-cn")])
        with closing(open_store(settings)) as store:
            return dict(documents(store, lambda edition: edition.instrument_id))


def _ask(root: Path, store: StoreReader) -> Asked:
    """Rows with the same question are one, with the articles of all."""
    path = root / "equals/test_data.json"
    rows = read_json(path).get("data", [])
    laws = _Laws(store)
    gold: dict[str, dict[str, None]] = defaultdict(dict)
    first: dict[str, int] = {}
    lost: dict[str, set[str]] = defaultdict(set)
    for number, row in enumerate(rows, 1):
        question = "".join(row["question"]).strip()
        first.setdefault(question, number)
        article, reason = laws.article(row)
        if article:
            gold[question][article] = None
        else:
            lost[reason].add(question)
    questions = tuple(Question(str(first[it]), it, "zh", tuple(gold[it])) for it in gold)
    notes = [f"{len(first)} questions in {len(rows)} rows"]
    for reason, those in sorted(lost.items()):
        if left := len(those - gold.keys()):
            notes.append(f"{left} questions left out: {reason}")
    return Asked(questions, tuple(notes))


class _Laws:
    """The articles of laws by name and printed number."""

    def __init__(self, store: StoreReader) -> None:
        self._store, self._aliases = store, AliasIndex(store.instruments())
        self._read: dict[str, dict[str, list[tuple[str, str]]]] = {}

    def article(self, row: Any) -> tuple[str, str]:
        """The article's id among the documents, else why there is none."""
        owners = self._aliases.exact(row["law_type"])
        if not owners:
            return "", f"{row['law_type']} is not held"
        for instrument_id in owners:
            for article, wording in self._articles(instrument_id)[bare(row["law_text_num"])]:
                if _share(row["context"], wording) >= SAME:
                    return article, ""
        return "", f"the article of that number in {row['law_type']} says something else today"

    def _articles(self, instrument_id: str) -> dict[str, list[tuple[str, str]]]:
        """Ids and wordings by number, of all editions."""
        if instrument_id not in self._read:
            found = self._read[instrument_id] = defaultdict(list)
            for edition in self._store.editions(instrument_id):
                stored = self._store.text(edition.id)
                for it in self._store.clauses(edition.id):
                    if it.kind is ClauseKind.ARTICLE and stored:
                        article = f"{instrument_id}~{it.eid}", stored.text[it.start : it.end]
                        found[bare(it.label)].append(article)
        return self._read[instrument_id]


def _share(quoted: str, wording: str) -> float:
    """Of the quoted words' pairs of characters, those that the wording has."""
    wanted, held = _pairs(quoted), _pairs(wording)
    return len(wanted & held) / len(wanted) if wanted else 0.0


def _pairs(text: str) -> set[str]:
    plain = bare(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


SET = TestSet("equals", LawsCn(), _ask)
