"""A disk that fills up: a clear error, nothing lost, and all goes on once there is space."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kills.audit import editions_of, unfinished
from tests.tools import need, need_root, run, touchstone
from tests.trouble.conftest import CHINESE, ENGLISH

MEGABYTES = 120
"""Room for the starter corpus and some texts: the indexes alone take several."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    need("mount")
    need_root()
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(folder)]
    subprocess.run(mount, check=True)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def write_laws(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        lines = [f"# 第{number}号测试条例\n\n2001年1月1日公布\n"]
        lines += [
            f"第{article}条　第{number}号单位应当在第{article}日之前提交报告；"
            f"逾期未提交第{number * article}份报告的，由主管部门责令改正。\n"
            for article in range(1, 60)
        ]
        (folder / f"law-{number:03}.md").write_text("\n".join(lines), encoding="utf-8")
    return folder


def fill(disk: Path, leave: int) -> Path:
    """A file that takes all of the disk but ``leave`` bytes."""
    ballast = disk / "ballast"
    free = int(run(["stat", "-f", "-c", "%a %S", str(disk)], {}).stdout.split()[0]) * 4096
    ballast.write_bytes(b"\x01" * max(0, free - leave))
    return ballast


def test_taking_in_stops_with_advice_and_goes_on_when_there_is_space(
    small_disk, filled, user, tmp_path
) -> None:
    base = small_disk / "base"
    shutil.copytree(filled, base)
    starter = editions_of(base)
    laws = write_laws(tmp_path / "laws", 120)
    ballast = fill(small_disk, 3_000_000)
    done = run(touchstone("--data-dir", base, "add", laws), user)
    assert done.returncode == 5, done.stdout + done.stderr
    assert "is full" in done.stderr
    assert "Free some space" in done.stderr
    assert "Traceback" not in done.stderr
    for question in (ENGLISH, CHINESE):
        asked = run(touchstone("--data-dir", base, "ask", question), user)
        assert asked.returncode == 0, asked.stderr
    before = editions_of(base)
    ballast.unlink()
    again = run(touchstone("--data-dir", base, "add", laws), user)
    assert again.returncode == 0, again.stderr
    now = editions_of(base)
    assert before.items() <= now.items(), "what was in is what it was"
    assert len(now) - len(starter) == 120
    assert run(touchstone("--data-dir", base, "doctor", "--quiet"), user).stdout == ""


@pytest.mark.parametrize("command", ["rebuild", "doctor", "init"])
def test_with_no_space_at_all_every_command_ends_with_advice_and_loses_nothing(
    small_disk, filled, user, command: str
) -> None:
    base = small_disk / "base"
    shutil.copytree(filled, base)
    before = editions_of(base)
    ballast = fill(small_disk, 0)
    done = run(touchstone("--data-dir", base, command), user)
    assert done.returncode in (0, 5, 6), done.stderr
    assert "Traceback" not in done.stderr
    assert "error of ours" not in done.stderr
    asked = run(touchstone("--data-dir", base, "ask", ENGLISH), user)
    assert asked.returncode == 0, asked.stderr
    ballast.unlink()
    assert editions_of(base) == before
    assert run(touchstone("--data-dir", base, "doctor"), user).returncode == 0
    assert [line for line in unfinished(base) if "of" not in line] == []
