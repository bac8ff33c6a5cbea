"""A data directory that cannot be written to answers as one that can, and stays as it was."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools import need, need_root, run, touchstone, under_permissions
from tests.trouble.conftest import CHINESE, ENGLISH, snapshot

READING = {
    "ask in English": ("ask", ENGLISH),
    "ask in Chinese": ("ask", CHINESE),
    "search": ("search", "recall of defective products"),
}
MOUNTED = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'


@pytest.fixture(params=["permissions", "a mount"])
def read_only(request, copied: Path) -> Iterator[list[str]]:
    """Words that run a command for which ``copied`` cannot be written to."""
    if request.param == "permissions":
        words = list(under_permissions())
        subprocess.run(["chmod", "-R", "a-w", str(copied)], check=True)
        yield words
        subprocess.run(["chmod", "-R", "u+w", str(copied)], check=True)
        return
    need("unshare", "mount")
    need_root()
    yield ["unshare", "--mount", "sh", "-c", MOUNTED, str(copied)]


@pytest.fixture(scope="module")
def expected(filled: Path, user) -> dict[str, subprocess.CompletedProcess[str]]:
    """What the same commands give on the base that can be written to."""
    return {
        name: run(touchstone("--data-dir", filled, *words), user) for name, words in READING.items()
    }


def test_it_really_cannot_be_written_to(read_only, copied, user) -> None:
    assert run([*read_only, "touch", str(copied / "file")], user).returncode != 0
    assert run([*read_only, "touch", str(next(copied.glob("indexes/*")) / "x")], user).returncode


@pytest.mark.parametrize("name", READING)
def test_a_reading_command_gives_the_same(
    name, read_only, copied, user, expected, tmp_path
) -> None:
    before = snapshot(copied)
    passing = tmp_path / "passing"
    passing.mkdir()
    words = [*read_only, *touchstone("--data-dir", copied, *READING[name])]
    done = run(words, {**user, "TMPDIR": str(passing)})
    assert done.returncode == expected[name].returncode == 0, done.stderr
    assert _undated(done.stdout) == _undated(expected[name].stdout)
    assert ("No record kept" in done.stderr) is name.startswith("ask")
    assert snapshot(copied) == before
    assert list(passing.iterdir()) == []


def test_where_chroma_would_serve_an_exact_scan_does_and_the_answer_says_so(
    read_only, copied, user, expected
) -> None:
    words = [*read_only, *touchstone("--data-dir", copied, "ask", ENGLISH)]
    done = run(words, {**user, "TOUCHSTONE_DENSE": "chroma"})
    assert done.returncode == 0, done.stderr
    assert "An exact scan serves" in done.stderr
    assert _undated(done.stdout) == _undated(expected["ask in English"].stdout)


def test_a_model_that_is_kept_in_it_serves_too(copied, user, expected) -> None:
    shutil.copytree(user["TOUCHSTONE_MODEL_DIR"], copied / "models", copy_function=os.link)
    folders = [copied, *(path for path in copied.rglob("*") if path.is_dir())]
    plain = {name: one for name, one in user.items() if name != "TOUCHSTONE_MODEL_DIR"}
    words = [*under_permissions(), *touchstone("--data-dir", copied, "ask", ENGLISH)]
    for folder in folders:
        folder.chmod(0o555)
    done = run(words, plain)
    for folder in folders:
        folder.chmod(0o755)
    assert _undated(done.stdout) == _undated(expected["ask in English"].stdout)


def test_taking_in_is_refused_with_the_folder_to_make_writable(
    read_only, copied, user, tmp_path
) -> None:
    before = snapshot(copied)
    text = tmp_path / "law.md"
    text.write_text("# 测试条例\n\n第一条　供应商接受审核。\n", encoding="utf-8")
    done = run([*read_only, *touchstone("--data-dir", copied, "add", text)], user)
    assert done.returncode == 5
    assert f"{copied} cannot be written to." in done.stderr
    assert snapshot(copied) == before


def _undated(text: str) -> str:
    return re.sub(r"as of \d{4}-\d\d-\d\d", "", text)
