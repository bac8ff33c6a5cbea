"""Questions of the starter corpus over its digests in the other language.

The digests stand in both languages clause by clause, so that the gold of a question is the twin of
the clause that answers it in its own. For the calibration of relevance between languages.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.retrieval.articles import documents
from bench.retrieval.reading import read_json_lines
from bench.retrieval.testset import Asked, Question, TestSet
from ingest.bootstrap import open_ingestion
from kb.bootstrap import open_store
from kb.domain.retrieval import Filters
from kb.ports import StoreReader
from kb.settings import Settings

CORPUS = Path(__file__).parents[3] / "corpus"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The starter corpus as ``touchstone init`` loads it."""

    name: str = "corpus"
    version: str = "1"

    def files(self, root: Path) -> list[Path]:
        del root
        return sorted(it for it in CORPUS.rglob("*") if it.suffix in (".md", ".yml"))

    def fill(self, root: Path, settings: Settings) -> dict[str, str]:
        del root
        with closing(open_ingestion(settings, command="bench")) as work:
            work.init()
        with closing(open_store(settings)) as store:
            return dict(documents(store, lambda edition: edition.id))


def _between(spoken: str, searched: str) -> TestSet:
    def ask(_: Path, store: StoreReader) -> Asked:
        held_as = _found_as(store)
        found = []
        for row in _rows(spoken):
            twins = (gold.replace(f".{spoken}.", f".{searched}.", 1) for gold in row["gold"])
            held = tuple(dict.fromkeys(held_as[twin] for twin in twins if twin in held_as))
            if held:
                found.append(Question(row["id"], row["question"], spoken, held))
        return Asked(tuple(found))

    filters = Filters(languages=(searched,))
    return TestSet(f"corpus-{spoken}-{searched}", Corpus(), ask, filters=filters, aside=True)


def _found_as(store: StoreReader) -> dict[str, str]:
    """Documents by clause id, of the documents of which there is a passage."""
    of_clause = dict(documents(store, lambda edition: edition.id))
    passages = (it for edition in store.editions() for it in store.edition_passages(edition.id))
    held = {of_clause[it.clause_id] for it in passages}
    return {clause: document for clause, document in of_clause.items() if document in held}


def _rows(language: str) -> Iterator[Any]:
    for path in sorted((CORPUS / "questions").glob("*.jsonl")):
        yield from (it for it in read_json_lines(path) if it["language"] == language and it["gold"])


ALL = tuple(_between(a, b) for a, b in (("zh", "en"), ("en", "zh"), ("zh", "zh"), ("en", "en")))
