"""A data directory of a newer version is refused by every command, and left as it was."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from kb.adapters.sqlite.migrations import MIGRATIONS
from kb.adapters.sqlite.store import DATABASE
from kb.bootstrap import open_knowledge_base
from kb.settings import Settings
from tests.tools import run, touchstone
from tests.trouble.conftest import CHINESE, snapshot

NEWER = len(MIGRATIONS) + 1
COMMANDS = {
    "ask": ("ask", CHINESE),
    "search": ("search", "召回"),
    "show": ("show", "产品质量法第二十六条"),
    "docs": ("docs",),
    "text": ("text", "cn:product-quality-law@2018-12-29.zh.digest"),
    "add": ("add", "README.md"),
    "init": ("init",),
    "rebuild": ("rebuild",),
    "serve": ("serve", "--port", "0"),
}


@pytest.fixture
def newer(copied: Path) -> Path:
    _mark(copied)
    return copied


def _mark(data_dir: Path, *pragmas: str) -> None:
    connection = sqlite3.connect(data_dir / DATABASE)
    for pragma in (*pragmas, f"user_version = {NEWER}"):
        connection.execute(f"PRAGMA {pragma}")
    connection.commit()
    connection.close()


def _refused(data_dir: Path, user, *words: str) -> None:
    done = run(touchstone("--data-dir", data_dir, *words), user)
    assert done.returncode == 5, done.stdout + done.stderr
    assert f"written by a newer Touchstone (schema {NEWER};" in done.stderr
    assert "pip install --upgrade touchstone" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_refuses_it_and_changes_nothing(name, newer, user) -> None:
    before = snapshot(newer)
    assert not any(path.endswith(("-wal", "-shm")) for path in before)
    _refused(newer, user, *COMMANDS[name])
    assert snapshot(newer) == before


def test_a_service_whose_base_a_newer_version_takes_over_says_so(copied, user) -> None:
    """Its threads open connections of their own, each of which looks again."""
    model_dir = Path(user["TOUCHSTONE_MODEL_DIR"])
    base = open_knowledge_base(Settings(data_dir=copied, model_dir=model_dir))
    try:
        _mark(copied)
        response = TestClient(create_app(base)).post("/v1/ask", json={"question": CHINESE})
    finally:
        base.close()
    assert response.status_code == 503
    assert "written by a newer Touchstone" in response.json()["detail"]
    assert "pip install --upgrade touchstone" in response.json()["next_step"]


def test_one_that_keeps_no_log_is_not_given_one(copied, user) -> None:
    _mark(copied, "journal_mode = DELETE")
    before = snapshot(copied)
    _refused(copied, user, "ask", CHINESE)
    assert snapshot(copied) == before


def test_a_log_that_the_newer_version_left_behind_stays(copied, user, tmp_path) -> None:
    """As after a power cut: what stands in the log alone must not be moved by an older program."""
    _mark(copied)
    connection = sqlite3.connect(copied / DATABASE)
    connection.execute("CREATE TABLE of_the_future (word TEXT)")
    connection.commit()
    left = shutil.copytree(copied, tmp_path / "left")
    connection.close()
    before = snapshot(left)
    assert f"{DATABASE}-wal" in before
    _refused(left, user, "ask", CHINESE)
    assert snapshot(left) == before
