"""Trouble in a folder: each thing that cannot be read is named, and the rest is taken in."""

import json
import os
import shutil
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ingest.sources.files import _below
from tests.tools import run, touchstone, under_permissions

LAW = "# 测试{}条例\n\n第一条　供应商每年{}接受审核。\n"
PARENT = "laws"


@dataclass(frozen=True)
class Added:
    """A run of ``touchstone add``: its exit code and, by name, what became of each file."""

    code: int
    files: dict[str, dict[str, Any]]


def write(path: Path, word: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(LAW.format(word, word), encoding="utf-8")
    return path


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    """A folder with one good document; ``mode`` of what a test closed is given back."""
    folder = tmp_path / PARENT
    write(folder / "good.md", "春")
    return folder


@pytest.fixture
def add(tmp_path: Path, user: dict[str, str]):
    def added(*sources: Path) -> Added:
        words = touchstone("--data-dir", tmp_path / "base", "add", "--json", *sources)
        done = run([*under_permissions(), *words], user, timeout=60)
        assert done.stdout, done.stderr
        files = {file["name"]: file for file in json.loads(done.stdout)["files"]}
        return Added(done.returncode, files)

    return added


@pytest.fixture
def close():
    """Takes every permission away until the end of the test."""
    closed: list[tuple[Path, int]] = []

    def without_permission(path: Path, mode: int = 0) -> None:
        closed.append((path, path.stat().st_mode))
        path.chmod(mode)

    yield without_permission
    for path, mode in reversed(closed):
        path.chmod(mode)


def refused(added: Added, name: str, *words: object) -> None:
    assert added.code == 4
    assert added.files[name]["outcome"] == "refused"
    for word in words:
        assert str(word) in added.files[name]["reason"]


def test_a_folder_inside_a_folder(laws, add, close) -> None:
    write(laws / "closed" / "hidden.md", "夏")
    close(laws / "closed")
    added = add(laws)
    refused(added, "laws/closed", laws / "closed", "Permission denied", "Check the permissions")
    assert added.files["laws/good.md"]["outcome"] == "added"


@pytest.mark.parametrize("mode", [0o000, 0o111, 0o444], ids=["closed", "unlisted", "not entered"])
def test_a_folder_named_in_the_call(mode, laws, tmp_path, add, close) -> None:
    other = write(tmp_path / "other" / "other.md", "秋")
    close(laws, mode)
    added = add(laws, other)
    refused(added, PARENT, laws, "Check the permissions")
    assert added.files[PARENT]["explicit"]
    assert added.files["other.md"]["outcome"] == "added"


def test_a_path_below_a_folder_that_may_not_be_entered(laws, add, close) -> None:
    close(laws)
    added = add(laws / "good.md")
    refused(added, "good.md", laws / "good.md", "Permission denied", "Check")
    assert list(added.files) == ["good.md"]


def test_a_file(laws, add, close) -> None:
    close(write(laws / "closed.md", "夏"))
    added = add(laws)
    refused(added, "laws/closed.md", laws / "closed.md", "Permission denied", "Check its perm")
    assert added.files["laws/good.md"]["outcome"] == "added"


def test_a_list_of_what_to_leave_out_is_not_ignored_when_it_cannot_be_read(
    laws, add, close
) -> None:
    (laws / ".touchstoneignore").write_text("good.md\n", encoding="utf-8")
    close(laws / ".touchstoneignore")
    added = add(laws)
    refused(added, PARENT, laws / ".touchstoneignore")
    assert list(added.files) == [PARENT]


def test_what_the_base_holds_of_a_folder_stays_when_it_is_closed(
    laws, tmp_path, add, close, user
) -> None:
    write(laws / "later" / "closed.md", "夏")
    edition = add(laws).files["laws/later/closed.md"]["edition"]
    close(laws / "later")
    added = add(laws)
    refused(added, "laws/later", "What the base already holds of it stays")
    assert added.files["laws/good.md"]["outcome"] == "unchanged"
    text = run(touchstone("--data-dir", tmp_path / "base", "text", edition), user)
    assert "每年夏接受审核" in text.stdout


def test_dates_stay_when_the_list_that_states_them_is_closed(
    laws, tmp_path, add, close, user
) -> None:
    listed = {"entry": "good.md", "effectiveFrom": "2001-01-01", "effectiveTo": "2010-12-31"}
    listing = laws / "versions.json"
    listing.write_text(json.dumps({"versions": [listed]}), encoding="utf-8")
    edition = add(laws).files["laws/good.md"]["edition"]
    close(listing)
    refused(add(laws), "laws/good.md", listing, "Its former text stays in the base")
    words = touchstone("--data-dir", tmp_path / "base", "docs", "show", edition)
    assert "2010-12-31" in run(words, user).stdout


def test_things_that_are_no_files_are_named_and_never_waited_for(laws, add, monkeypatch) -> None:
    """Opening a pipe waits for a writer, and /dev/zero never ends."""
    os.mkfifo(laws / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listener:
        # The path of a socket may have no more than 107 bytes.
        monkeypatch.chdir(laws)
        listener.bind("socket.md")
    (laws / "endless.md").symlink_to("/dev/zero")
    (laws / "nowhere.md").symlink_to(laws / "no such file")
    (laws / "round.md").symlink_to("about.md")
    (laws / "about.md").symlink_to("round.md")
    (laws / "up").symlink_to(laws)
    added = add(laws)
    for name in ("pipe.md", "socket.md", "endless.md"):
        refused(added, f"laws/{name}", laws / name, "neither a file nor a folder", "Move it")
    for name in ("nowhere.md", "round.md", "about.md"):
        refused(added, f"laws/{name}", laws / name, "a link that leads to no file", "Mend")
    assert added.files["laws/good.md"]["outcome"] == "added"
    assert len(added.files) == 7


def test_a_pipe_named_in_the_call_is_not_waited_for(laws, add) -> None:
    os.mkfifo(laws / "pipe.md")
    added = add(laws / "pipe.md")
    refused(added, "pipe.md", laws / "pipe.md", "Name a file or a folder")
    assert list(added.files) == ["pipe.md"]


def test_a_folder_that_vanishes_while_the_others_are_found(laws) -> None:
    write(laws / "gone" / "lost.md", "夏")
    write(laws / "there" / "kept.md", "秋")
    walk = _below(laws)
    found = [next(walk)]
    shutil.rmtree(laws / "gone")
    found += walk
    assert [file.name for file in found] == ["laws/good.md", "laws/there/kept.md", "laws/gone"]
    assert "No such file" in str(found[-1].trouble)
    assert "Add the folder again" in str(found[-1].trouble)


def test_a_closed_folder_that_is_left_out_is_nobodys_trouble(laws, add, close) -> None:
    write(laws / "closed" / "hidden.md", "夏")
    write(laws / ".hidden" / "hidden.md", "冬")
    (laws / ".touchstoneignore").write_text("closed/\n", encoding="utf-8")
    close(laws / "closed")
    close(laws / ".hidden")
    added = add(laws)
    assert (added.code, list(added.files)) == (0, ["laws/good.md"])
