"""After ``remove --erase`` no file of the data directory holds a word of the text."""

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from kb.bootstrap import open_knowledge_base
from kb.identifiers import sha256_text
from kb.settings import Settings
from tests.tools import run, touchstone

SENTINELS = ("zyxomma", "quillwort", "蘮蒘草")
"""In the title, in the English text, in the Chinese one: words that nothing else holds."""
ENGLISH = (
    "# Zyxomma handling rules\n\nA quillwort must be inspected by its grower every spring.\n\n"
    "The grower keeps quillwort records for ten years.\n"
)
CHINESE = "# 蘮蒘草管理办法\n\n第一条　蘮蒘草经营者应当每年接受检查。\n\n第二条　蘮蒘草不得转让。\n"
QUESTION = "Who must inspect a quillwort every spring?"


def places(data_dir: Path) -> list[str]:
    """Files that hold a sentinel in any case and in any of three encodings, or in their name."""
    found = []
    for path in sorted(it for it in data_dir.rglob("*") if it.is_file()):
        content = path.read_bytes()
        for word in {form for it in SENTINELS for form in (it, it.title(), it.upper())}:
            coded = [word.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be")]
            if any(it in content for it in coded) or word in str(path.relative_to(data_dir)):
                found.append(f"{path.relative_to(data_dir)}: {word}")
    return found


@pytest.fixture
def told(copied: Path, user: dict[str, str], tmp_path: Path) -> Path:
    """Two texts, and answers that quote them. The folder they came from."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.md").write_text(ENGLISH, encoding="utf-8")
    (folder / "b.md").write_text(CHINESE, encoding="utf-8")
    assert run(touchstone("--data-dir", copied, "add", folder), user).returncode == 0
    for question in (QUESTION, "蘮蒘草经营者应当接受检查吗？", "What must a producer answer for?"):
        done = run(touchstone("--data-dir", copied, "ask", question), user)
        assert done.returncode == 0, done.stdout
    return folder


def records(data_dir: Path) -> list[dict]:
    with closing(sqlite3.connect(data_dir / "touchstone.sqlite3")) as database:
        rows = database.execute("SELECT content FROM records ORDER BY id").fetchall()
    return [json.loads(row[0]) for row in rows]


def test_not_one_file_holds_a_word_of_an_erased_text(copied, user, told) -> None:
    assert any("touchstone.sqlite3" in place for place in places(copied)), "the search finds them"
    before = records(copied)
    done = run(touchstone("--data-dir", copied, "remove", told, "--erase", "--json"), user)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["removed"]["editions"] == 2
    assert document["probe"]["still_found"] == {"by_id": 0, "by_words": 0, "by_meaning": 0}
    assert document["records_redacted"] >= 2
    assert places(copied) == []
    _redacted_but_provable(before, records(copied))


def _redacted_but_provable(before: list[dict], after: list[dict]) -> None:
    assert len(after) == len(before)
    assert after[0]["question_sha256"] == sha256_text(QUESTION)
    (was, *_), (now, *_) = before[0]["citations"], after[0]["citations"]
    assert now["erased"] is True
    assert now["quote_sha256"] == sha256_text(was["quote"])
    assert (now["start"], now["end"]) == (was["start"], was["end"])
    kept = [citation for citation in after[2]["citations"] if "quote" in citation]
    assert kept == [it for it in before[2]["citations"] if ".digest" in it["edition"]["id"]]
    assert kept


def test_a_plain_removal_leaves_the_records_as_they_are(copied, user, told) -> None:
    before = records(copied)
    assert run(touchstone("--data-dir", copied, "remove", told), user).returncode == 0
    assert records(copied) == before


def test_after_an_erasure_the_base_answers_and_the_doctor_finds_nothing(copied, user, told) -> None:
    run(touchstone("--data-dir", copied, "remove", told, "--erase"), user)
    asked = run(touchstone("--data-dir", copied, "ask", QUESTION), user)
    assert "quillwort" not in asked.stdout.replace(QUESTION, "")
    doctor = run(touchstone("--data-dir", copied, "doctor", "--quiet"), user)
    assert (doctor.returncode, doctor.stdout) == (0, "")


def test_an_erasure_waits_for_a_reader_and_is_finished_by_the_next_command(
    copied, user, told
) -> None:
    settings = Settings(data_dir=copied, model_dir=Path(user["TOUCHSTONE_MODEL_DIR"]))
    with closing(open_knowledge_base(settings)) as base:
        base.search("quillwort")
        done = run(touchstone("--data-dir", copied, "remove", told, "--erase"), user)
        assert done.returncode == 5
        assert "touchstone doctor" in done.stderr
        kept = base.search("quillwort").kept
        assert not any("quillwort" in it.passage.text for it in kept), "it is gone all the same"
    doctor = run(touchstone("--data-dir", copied, "doctor"), user)
    assert doctor.returncode == 0
    assert "Completed the erasure of 2 editions." in doctor.stdout
    assert places(copied) == []


def test_a_reader_that_leaves_in_time_is_waited_for(copied, user, told) -> None:
    settings = Settings(data_dir=copied, model_dir=Path(user["TOUCHSTONE_MODEL_DIR"]))
    base = open_knowledge_base(settings)
    base.search("quillwort")
    later = threading.Timer(5, base.close)
    later.start()
    done = run(touchstone("--data-dir", copied, "remove", told, "--erase"), user)
    later.join()
    assert done.returncode == 0, done.stderr
    assert places(copied) == []
