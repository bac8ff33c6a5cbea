"""An index whose user died is tried in a child process first; a broken one kills nobody."""

import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from kb.directory_indexes import DirectoryIndexes
from kb.errors import DataDirectoryError
from kb.settings import Settings
from tests.adapters.fake_store import FakeStore
from tests.conftest import CHECKOUT

KEY = "0123456789abcdef"
HOLDER = """
import sys
from pathlib import Path
from kb.directory_indexes import DirectoryIndexes
from kb.settings import Settings
indexes = DirectoryIndexes(Settings(data_dir=Path(sys.argv[1])), None, "0123456789abcdef")
index = indexes.dense("dense-1")
print(index.count("en"), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def indexes(tmp_path: Path) -> DirectoryIndexes:
    made = DirectoryIndexes(Settings(data_dir=tmp_path), FakeStore(), KEY)
    with closing(made.dense("dense-1", create=True)) as dense:
        dense.add("en", ["p1", "p2"], np.eye(2, dtype=np.float32))
    return made


@pytest.fixture
def hold(tmp_path: Path) -> Callable[[], subprocess.Popen[str]]:
    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(tmp_path)],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        assert process.stdout.readline() == "2\n"
        return process

    return start


def end(process: subprocess.Popen[str], how: signal.Signals | None) -> None:
    if how is not None:
        process.send_signal(how)
    process.communicate()


@pytest.fixture
def probed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands of child processes that tried an index."""
    calls: list[list[str]] = []
    real = subprocess.run

    def noted(command: list[str], **options: object) -> object:
        calls.append(command)
        return real(command, **options)

    monkeypatch.setattr("kb.directory_indexes.subprocess.run", noted)
    return calls


def test_a_user_in_another_process_keeps_an_index_from_being_dropped(indexes, hold) -> None:
    process = hold()
    assert indexes.in_use("dense-1")
    assert not indexes.drop("dense-1")
    end(process, signal.SIGKILL)
    assert not indexes.in_use("dense-1")
    assert indexes.drop("dense-1")
    assert not list(indexes._folder.iterdir())


def test_after_a_user_was_killed_the_index_is_tried_in_a_child_once(indexes, hold, probed) -> None:
    end(hold(), signal.SIGKILL)
    for _ in range(2):
        with closing(indexes.dense("dense-1")) as dense:
            assert dense.count("en") == 2
    assert len(probed) == 1


def test_a_clean_index_is_opened_without_a_child(indexes, probed) -> None:
    for _ in range(2):
        with closing(indexes.dense("dense-1")) as dense:
            assert dense.count("en") == 2
    assert probed == []


@pytest.mark.parametrize("damage", ["garbage", "a crash", "a hang"])
def test_an_index_that_broke_with_its_user_is_refused_and_harms_nobody(
    indexes, hold, damage: str, monkeypatch
) -> None:
    end(hold(), signal.SIGKILL)
    if damage == "garbage":
        for path in indexes._folder.rglob("chroma.sqlite3"):
            path.write_bytes(b"\x00" * 4096)
    elif damage == "a crash":
        # As seen with real broken folders: the process that opens one dies of a signal.
        monkeypatch.setattr(sys, "executable", _program(indexes, "kill -SEGV $$"))
    else:
        monkeypatch.setattr("kb.directory_indexes._PROBE_SECONDS", 0.2)
        monkeypatch.setattr(sys, "executable", _program(indexes, "exec sleep 60"))
    with pytest.raises(DataDirectoryError, match="touchstone rebuild"):
        indexes.dense("dense-1")
    assert not indexes.in_use("dense-1")


def _program(indexes: DirectoryIndexes, body: str) -> str:
    path = indexes._folder / "program"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)
