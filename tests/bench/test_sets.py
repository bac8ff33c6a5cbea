"""The sets: what they read, and what they say of files that are not whole."""

import gzip
import json
import re

import pytest

from bench.retrieval import __main__ as door
from bench.retrieval import packs, sets
from bench.retrieval.sets import obliqa, stard, xquad
from kb.adapters.sqlite.store import SqliteStore
from kb.errors import InputRefused
from tests.conftest import CHECKOUT


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("TOUCHSTONE_SHARED", str(tmp_path))
    monkeypatch.setattr(packs, "HOME", tmp_path / "bench")
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def asked_of(name):
    passage = {"DocumentID": 1, "PassageID": "1.1"}
    return [{"QuestionID": name, "Question": "Who?", "Passages": [passage, passage]}]


def test_the_dev_questions_are_read_from_the_dev_file_alone(data):
    write(data / "obliqa/ObliQA_dev.json", asked_of("dev"))
    assert [it.id for it in obliqa.DEV.ask(data, None).questions] == ["dev"]
    with pytest.raises(InputRefused, match=r"ObliQA_test\.json"):
        obliqa.TEST.ask(data, None)
    write(data / "obliqa/ObliQA_test.json", asked_of("test"))
    assert [it.id for it in obliqa.DEV.ask(data, None).questions] == ["dev"]
    assert [it.id for it in obliqa.TEST.ask(data, None).questions] == ["test"]


def test_test_sets_run_only_where_they_are_named(monkeypatch):
    assert [it.name for it in sets.ALL.values() if it.held_out] == ["obliqa-test"]
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    command = re.search(r"^\t.*-m bench\.retrieval (.*)$", makefile, flags=re.MULTILINE)
    assert command is not None
    given = door._parser().parse_args(command[1].split())
    ran = []
    monkeypatch.setattr(door, "shared_data", lambda: None)
    monkeypatch.setattr(door, "run", lambda test_set, *_: ran.append(test_set.name) or 1 / 0)
    monkeypatch.setattr(sets, "named", lambda name: ran.append(name) or sets.ALL[name])
    with pytest.raises(ZeroDivisionError):
        door._run(given)
    assert "obliqa-test" not in ran
    named_alone = {it.name for it in sets.ALL.values() if it.held_out or it.aside}
    assert {"obliqa-test", "obliqa-dev-plain", "corpus-zh-en"} <= named_alone
    assert set(ran) == sets.ALL.keys() - named_alone


def test_a_set_that_does_not_exist_is_told_with_those_that_do(capsys):
    assert door.main(["run", "obliqa"]) == 2
    assert "There is no set 'obliqa'. Choose among obliqa-dev, " in capsys.readouterr().err


def test_a_missing_file_is_one_clear_sentence(data, capsys):
    assert door.main(["run", "xquad-en-en"]) == 4
    assert re.fullmatch(
        r"There is no xquad\.en\.json in .+\. Fetch it first\.\n", capsys.readouterr().err
    )


def test_a_file_that_is_cut_off_is_one_clear_sentence(data, capsys):
    write(data / "xquad/xquad.en.json", '{"data": [{"title": "Lam')
    assert door.main(["run", "xquad-en-en"]) == 4
    lines = [line for line in capsys.readouterr().err.splitlines() if "building" not in line]
    assert len(lines) == 1
    assert "xquad.en.json cannot be read, it may be cut off" in lines[0]


def test_a_packed_file_that_is_cut_off_is_refused(data):
    whole = gzip.compress(json.dumps({"id": 1}).encode())
    path = data / "stard/corpus.jsonl.gz"
    path.parent.mkdir()
    path.write_bytes(whole[:-9])
    with pytest.raises(InputRefused, match="may be cut off"):
        list(stard._texts(path))


def test_gold_for_questions_that_are_missing_is_refused(data):
    write(data / "stard/qrels_dev.tsv", "1\t7\t1\tx\n2\t8\t1\ty\n")
    write(data / "stard/queries_dev.tsv", "1\twho?\n")
    with pytest.raises(InputRefused, match="questions that are missing"):
        stard.DEV.ask(data, None)
    write(data / "stard/queries_dev.tsv", "1\twho?\n2\n")
    with pytest.raises(InputRefused, match="row 2 is cut off"):
        stard.DEV.ask(data, None)


def test_passages_of_obliqa_stand_below_the_headings_that_their_numbers_name(data):
    rows = [
        ("2.", "LAMPS\n"),
        ("2.1", "Bulbs"),
        ("2.1.3.(a)", "A bulb must glow."),
        ("21.1", "Other."),
    ]
    path = data / "3.json"
    write(path, [{"DocumentID": 3, "PassageID": number, "Passage": it} for number, it in rows])
    text = obliqa._text(path, headings=True)
    assert [it.headings for it in text.entries] == [(), ("LAMPS",), ("LAMPS", "Bulbs"), ()]
    plain = obliqa._text(path, headings=False)
    assert [it.headings for it in plain.entries] == [()] * 4
    assert [it.words for it in plain.entries] == [it.words for it in text.entries]
    assert [it.id for it in text.entries] == ["3/2.", "3/2.1", "3/2.1.3.(a)", "3/21.1"]


def test_a_question_in_one_language_has_the_paragraph_of_the_other_for_gold(data):
    for language, context, question in (("zh", "灯泡。", "谁？"), ("en", "Bulbs.", "Who?")):
        asked = [{"id": "q", "question": question}]
        paragraphs = [{"context": context, "qas": asked if n else []} for n in range(2)]
        write(
            data / f"xquad/xquad.{language}.json",
            {"data": [{"title": "L", "paragraphs": paragraphs}]},
        )
    crossed = xquad.between("zh", "en")
    assert crossed.ask(data, None).questions[0].text == "谁？"
    assert crossed.ask(data, None).questions[0].gold == ("2",)
    assert crossed.filters.languages == ("en",)
    (text,) = xquad._texts(data, crossed.pack.language)
    assert [(it.id, it.words) for it in text.entries][1] == ("2", "Bulbs.")
    assert text.title == "L"
    (text,) = xquad._texts(data, "zh")
    assert text.title == "文章1", "a title in English would help questions in English"


def test_own_questions_that_name_no_clause_are_refused(tmp_path):
    with pytest.raises(InputRefused, match=r"own-zh: there is no clause cn:"):
        sets.ALL["own-zh"].ask(tmp_path, SqliteStore(tmp_path / "empty"))
