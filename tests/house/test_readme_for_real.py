"""What the README shows, typed for real on a new base with the starter corpus."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
BLOCK = next(b for b in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) if " add " in b)
LINES = [line for line in BLOCK.splitlines() if "serve" not in line]
LAW = "# 中华人民共和国测试法\n\n第一条　为了测试，制定本法。\n"


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "base"
    assert typed(["init"], folder).returncode == 0
    return folder


def typed(
    words: list[str], data_dir: Path, piped: str | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cli", "--data-dir", str(data_dir), *words]
    return subprocess.run(
        command,
        cwd=CHECKOUT,
        env=dict(os.environ),
        input=piped,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_readme_works_on_a_new_base(line: str, data_dir: Path, tmp_path) -> None:
    (tmp_path / "law.md").write_text(LAW, encoding="utf-8")
    line = line.replace("path/to/your/laws", str(tmp_path)).split(" > ")[0]
    piped, _, command = line.rpartition(" | ")
    words = shlex.split(command)[1:]
    if words[0] == "remove":
        assert typed(["add", str(tmp_path)], data_dir).returncode == 0
    done = typed(words, data_dir, shlex.split(piped)[1] if piped else None)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_example_is_what_is_printed(data_dir: Path) -> None:
    question = re.search(r'```sh\ntouchstone ask "(.*?)"\n```', README)
    example = re.search(r"```text\n(.*?)```", README, re.DOTALL)
    assert question
    assert example
    printed = typed(["ask", question[1], "--quiet"], data_dir).stdout
    undated = re.compile(r"as of \d{4}-\d\d-\d\d$", re.MULTILINE)
    assert undated.sub("", printed) == undated.sub("", example[1])
