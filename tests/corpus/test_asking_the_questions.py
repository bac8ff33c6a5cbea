"""The bench of the questions, on a few of them."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from bench.questions import __main__ as door
from bench.questions import folder, report
from bench.questions.asking import Result, ask_all
from bench.questions.cases import Case
from bench.questions.figures import confusions, table
from kb.domain.vocabulary import OutcomeCode
from kb.knowledge_base import KnowledgeBase

LAW = "cn:product-quality-law@2018-12-29"
ANSWERED = Case(
    id="laws-001",
    question="谁对产品质量负责？",
    language="zh",
    persona="sme",
    outcome="answered",
    gold=[f"{LAW}.zh.digest~art_26"],
    must_mention=["生产者"],
    date="2026-11-20",
)
OUTDATED = Case(
    id="dates-001",
    question="Product Quality Law Article 49",
    language="en",
    persona="official",
    outcome="only_outdated",
    gold=[],
    must_mention=[],
    date="2010-01-01",
)
MISSED = Case(
    id="laws-002",
    question="Who painted the Mona Lisa?",
    language="en",
    persona="sme",
    outcome="answered",
    gold=[f"{LAW}.en.digest~art_3"],
    must_mention=["Leonardo"],
    date="2026-11-20",
)
CASES = (ANSWERED, OUTDATED, MISSED)


@pytest.fixture(scope="module")
def results(starter_base: KnowledgeBase) -> list[Result]:
    return list(ask_all(starter_base, CASES, 5))


def test_outcomes_and_gold_are_told_of_every_question(results: list[Result]) -> None:
    answered, outdated, missed = results
    assert answered.is_outcome_right
    assert answered.within(1)
    assert answered.cited[0] == f"{LAW}.zh.digest~art_26__para_1"
    assert outdated.is_outcome_right
    assert outdated.cited == ()
    assert missed.outcome is OutcomeCode.NOT_IN_SOURCES
    assert not missed.is_refusal_right
    assert missed.rank is None
    assert missed.lacking == ("Leonardo",)


def test_shares_are_over_the_questions_that_they_are_about(results: list[Result]) -> None:
    rows = {row.group: row for row in table(results)}
    assert list(rows)[:5] == ["all", "zh", "en", "sme", "official"]
    whole = {name: mean.value for name, mean in rows["all"].shares if mean}
    assert whole["outcome"] == pytest.approx(2 / 3)
    assert whole["gold in 1"] == whole["mentions"] == pytest.approx(1 / 2)
    assert (rows["all"].questions, rows["all"].with_gold) == (3, 2)
    assert dict(rows["official"].shares)["gold in 5"] is None
    assert rows["zh, official"].questions == 0
    assert confusions(results) == {(OutcomeCode.ANSWERED, OutcomeCode.NOT_IN_SOURCES): 1}


def test_failures_name_the_question_and_what_came(results: list[Result]) -> None:
    told = list(report.failures(results, 5))
    assert told[0] == "laws-002 en sme: Who painted the Mona Lisa?"
    assert told[1].strip() == "outcome not_in_sources; due: answered"
    assert not any("laws-001" in line or "dates-001" in line for line in told)


@pytest.fixture
def own_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, starter_base: KnowledgeBase
) -> Path:
    @contextmanager
    def held() -> Iterator[KnowledgeBase]:
        yield starter_base

    monkeypatch.setattr(door, "starter_base", held)
    monkeypatch.setattr(door, "read_cases", lambda: CASES)
    monkeypatch.setattr(folder, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(folder, "KEPT", tmp_path / "runs")
    monkeypatch.setattr(door, "DOCUMENT", tmp_path / "benchmarks.md")
    return tmp_path


def test_a_run_writes_a_folder_and_prints_the_shares(
    own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert door.main(["--language", "en", "--k", "1", "2"]) == 0
    told = capsys.readouterr().out
    assert "| gold in 2 |" in told
    assert "| answered | not_in_sources | 1 |" in told
    where = own_folders / "results" / "default"
    about = yaml.safe_load((where / "run.yaml").read_text("utf-8"))
    assert (about["questions"], about["language"], about["k"]) == (2, "en", [1, 2])
    assert str(own_folders) not in (where / "run.yaml").read_text("utf-8")
    questions = list(csv.DictReader((where / "questions.csv").open(encoding="utf-8")))
    assert [row["question"] for row in questions] == ["dates-001", "laws-002"]
    assert [row["outcome"] for row in questions] == ["only_outdated", "not_in_sources"]
    shares = list(csv.DictReader((where / "aggregate.csv").open(encoding="utf-8")))
    assert float(shares[0]["outcome"]) == 0.5


def test_a_run_that_is_kept_is_told_in_the_document(own_folders: Path) -> None:
    assert door.main(["--keep"]) == 0
    document = (own_folders / "benchmarks.md").read_text("utf-8")
    assert document.count("\n## Questions of the starter corpus\n") == 1
    assert "| all | 3 | 2 | 0.667" in document


def test_only_a_whole_run_is_kept(own_folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["--keep", "--persona", "sme"]) == 2
    assert "Only whole runs are kept." in capsys.readouterr().err
    assert not (own_folders / "runs").exists()
