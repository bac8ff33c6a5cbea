"""The questions of the starter corpus: whole, balanced, and with gold that is there."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bench.questions.cases import FOLDER, LANGUAGES, PERSONAS, Case, read_cases
from kb.domain.vocabulary import OutcomeCode
from kb.errors import InputRefused
from kb.knowledge_base import KnowledgeBase
from tests.corpus.conftest import TODAY

CASES = read_cases()
REFUSALS = (OutcomeCode.NOT_IN_SOURCES, OutcomeCode.OUT_OF_SCOPE)
A_LINE: dict[str, object] = {
    "id": "laws-001",
    "question": "Who inspects lamps?",
    "language": "en",
    "persona": "sme",
    "outcome": "answered",
    "gold": ["cn:lamps@2020-01-01.en~art_1"],
    "must_mention": [],
    "date": "2026-11-20",
}


def count(holds: Callable[[Case], bool]) -> int:
    return sum(map(holds, CASES))


def test_there_are_two_hundred_questions_in_both_languages_from_both_personas() -> None:
    assert len(CASES) >= 200
    for language in LANGUAGES:
        for persona in PERSONAS:
            mine = count(lambda it, it_is=(language, persona): (it.language, it.persona) == it_is)
            assert mine >= len(CASES) / 5


def test_many_are_to_be_refused_and_many_turn_on_dates() -> None:
    assert count(lambda it: it.outcome in REFUSALS) >= 30
    assert count(lambda it: it.id.startswith("dates-")) >= 20
    assert count(lambda it: it.date != TODAY) >= 15
    kinds = Counter(it.outcome for it in CASES)
    assert {OutcomeCode.ONLY_OUTDATED, OutcomeCode.NEEDS_DETAIL} <= set(kinds)


def test_no_question_is_asked_twice_for_one_day() -> None:
    asked = Counter((it.question, it.date) for it in CASES)
    assert [it for it, times in asked.items() if times > 1] == []


def test_every_gold_clause_is_one_of_the_starter_corpus_in_the_language_of_its_question(
    corpus_base: KnowledgeBase,
) -> None:
    for case in CASES:
        for gold in case.gold:
            assert corpus_base.clause(gold).edition.language == case.language, case.id


def test_what_an_answer_must_mention_stands_in_its_gold_clauses(
    corpus_base: KnowledgeBase,
) -> None:
    for case in CASES:
        text = "\n".join(corpus_base.clause(gold).text for gold in case.gold)
        assert [words for words in case.must_mention if words not in text] == [], case.id


def test_the_first_words_of_an_id_name_its_file() -> None:
    for path in FOLDER.glob("*.jsonl"):
        lines = path.read_text(encoding="utf-8").splitlines()
        ids = [json.loads(line)["id"] for line in lines]
        assert ids == [f"{path.stem}-{n:03d}" for n in range(1, len(ids) + 1)]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"persona": "nurse"}, "laws.jsonl, line 1: persona: "),
        ({"outcome": "solved"}, "laws.jsonl, line 1: outcome: "),
        ({"date": "soon"}, "laws.jsonl, line 1: date: "),
        ({"question": " "}, "laws.jsonl, line 1: question: "),
        ({"hint": "art_1"}, "laws.jsonl, line 1: hint: "),
        ({"id": "1"}, "laws.jsonl, line 1: id: "),
        ({"gold": []}, "laws.jsonl, line 1: answered with 0 gold"),
        ({"outcome": "not_in_sources"}, "laws.jsonl, line 1: not_in_sources with 1 gold"),
    ],
)
def test_a_bad_line_is_told_with_its_file_and_number(
    tmp_path: Path, changed: dict[str, object], says: str
) -> None:
    (tmp_path / "laws.jsonl").write_text(json.dumps(A_LINE | changed), "utf-8")
    with pytest.raises(InputRefused, match=says.replace(".", r"\.")):
        read_cases(tmp_path)


def test_a_line_that_is_whole_is_read(tmp_path: Path) -> None:
    (tmp_path / "laws.jsonl").write_text(json.dumps(A_LINE), "utf-8")
    (case,) = read_cases(tmp_path)
    assert (case.date, case.outcome) == (date(2026, 11, 20), OutcomeCode.ANSWERED)


def test_two_questions_of_one_id_and_a_folder_without_any_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="no questions"):
        read_cases(tmp_path)
    for name in ("laws", "more"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(A_LINE), "utf-8")
    with pytest.raises(InputRefused, match="the id laws-001"):
        read_cases(tmp_path)
