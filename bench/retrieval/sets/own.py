"""Questions of our own over the starter corpus and the founding texts.

Gold names clauses by id, articles where they stand in one: ``own/questions.jsonl``. What a digest
and a founding text both say has both for gold.
"""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.retrieval.articles import documents
from bench.retrieval.reading import read_json_lines
from bench.retrieval.testset import Asked, Question, TestSet
from ingest.bootstrap import open_ingestion
from kb.bootstrap import open_store
from kb.errors import InputRefused
from kb.ports import StoreReader
from kb.settings import Settings

QUESTIONS = Path(__file__).parents[1] / "own" / "questions.jsonl"


@dataclass(frozen=True, slots=True)
class Own:
    """The starter corpus as ``touchstone init`` loads it, and the folder of seeds."""

    name: str = "own"
    version: str = "1"

    def files(self, root: Path) -> list[Path]:
        found = sorted((root / "seeds").glob("*.txt"))
        if not found:
            raise InputRefused(f"There are no files in {root / 'seeds'}.", "Fetch them first.")
        corpus = Path(__file__).parents[3] / "corpus" / "instruments"
        return [*found, *sorted(corpus.rglob("*.md"))]

    def fill(self, root: Path, settings: Settings) -> dict[str, str]:
        with closing(open_ingestion(settings, command="bench")) as work:
            work.init()
            work.add([str(root / "seeds")])
        with closing(open_store(settings)) as store:
            return dict(documents(store, lambda edition: edition.id))


def _asked_in(language: str, name: str) -> TestSet:
    def ask(_: Path, store: StoreReader) -> Asked:
        rows = [it for it in read_json_lines(QUESTIONS) if it["language"] == language]
        for gold in (clause for row in rows for clause in row["gold"]):
            if store.clause(gold) is None:
                raise InputRefused(f"{name}: there is no clause {gold}.", f"Mend {QUESTIONS.name}.")
        return Asked(
            tuple(
                Question(f"{language}-{number}", it["question"], language, tuple(it["gold"]))
                for number, it in enumerate(rows, 1)
            )
        )

    return TestSet(name, Own(), ask)


EN, ZH = _asked_in("en", "own-en"), _asked_in("zh", "own-zh")
