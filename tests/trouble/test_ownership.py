"""One owner at a time, named to whoever waits; readers are kept out by nobody."""

import json
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kb.bootstrap import own
from kb.errors import DataDirectoryError
from kb.settings import Settings
from tests.conftest import CHECKOUT
from tests.tools import run, touchstone
from tests.trouble.conftest import CHINESE, ENGLISH

IMPATIENT = {"TOUCHSTONE_LOCK_WAIT_SECONDS": "0.3"}
Serve = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def serve(copied: Path, user: dict[str, str]) -> Iterator[Serve]:
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            touchstone("--data-dir", copied, "serve", "--port", "0", "--json"),
            cwd=CHECKOUT,
            env=user,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout
        assert "{" in process.stdout.readline(), "it says where it listens"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@contextmanager
def owned(data_dir: Path, command: str) -> Iterator[None]:
    with own(Settings(data_dir=data_dir), command, lambda _: None):
        yield


def test_a_command_that_changes_the_base_names_the_server_and_ends_with_5(
    serve, copied, user, tmp_path
) -> None:
    process = serve()
    for words in (["add", str(tmp_path)], ["remove", "cn:x"], ["rebuild"], ["doctor"], ["init"]):
        done = run(touchstone("--data-dir", copied, *words), {**user, **IMPATIENT})
        assert done.returncode == 5, words
        assert f"touchstone serve (process {process.pid}, since 20" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("question", [ENGLISH, CHINESE])
def test_questions_are_answered_beside_a_server_and_beside_a_writer(
    serve, copied, user, question: str
) -> None:
    alone = run(touchstone("--data-dir", copied, "ask", question), user)
    serve()
    beside_server = run(touchstone("--data-dir", copied, "ask", question), user)
    assert (beside_server.returncode, beside_server.stdout) == (0, alone.stdout)


def test_several_questions_at_once_are_answered_beside_a_writer(copied, user) -> None:
    with owned(copied, "add"):
        asked = [
            subprocess.Popen(
                touchstone("--data-dir", copied, "ask", ENGLISH),
                cwd=CHECKOUT,
                env=user,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(4)
        ]
        answers = {process.communicate(timeout=120)[0] for process in asked}
    assert [process.returncode for process in asked] == [0] * 4
    assert len(answers) == 1


def test_a_second_writer_says_that_it_waits_and_goes_on_when_the_first_is_done(
    copied, user, tmp_path
) -> None:
    (tmp_path / "notice.md").write_text("# A notice\n\nTea is audited in May.\n")
    with owned(copied, "rebuild"):
        process = subprocess.Popen(
            touchstone("--data-dir", copied, "add", tmp_path / "notice.md"),
            cwd=CHECKOUT,
            env={**user, "TOUCHSTONE_LOCK_WAIT_SECONDS": "60"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr
        waiting = process.stderr.readline()
        assert re.search(r"in use by touchstone rebuild \(process \d+.*waiting up to 60 s", waiting)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert out.startswith("1 added")


def test_the_lock_of_a_dead_process_is_taken_over_and_its_end_told(serve, copied, user) -> None:
    process = serve()
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert json.loads((copied / "owner.json").read_text())["pid"] == process.pid
    done = run(touchstone("--data-dir", copied, "init"), user)
    assert done.returncode == 0
    assert f"touchstone serve (process {process.pid}" in done.stderr
    assert "ended before its end" in done.stderr
    again = run(touchstone("--data-dir", copied, "init"), user)
    assert "ended before its end" not in again.stderr
    assert not (copied / "owner.json").exists()


def test_a_record_of_another_process_without_a_lock_keeps_nobody_out(copied, user) -> None:
    for content in ('{"command": "add", "pid": 1, "since": "2020-01-01"}', "", "{", "[]"):
        (copied / "owner.json").write_text(content)
        assert run(touchstone("--data-dir", copied, "init"), user).returncode == 0


def test_within_one_process_too_there_is_one_owner(tmp_path) -> None:
    heard: list[str] = []
    settings = Settings(data_dir=tmp_path / "base", lock_wait_seconds=0.1)
    with (
        own(settings, "add", heard.append),
        pytest.raises(DataDirectoryError, match="touchstone add"),
        own(settings, "rebuild", heard.append),
    ):
        pytest.fail("two owners")
    assert len(heard) == 1
    with own(settings, "rebuild", heard.append):
        assert len(heard) == 1
