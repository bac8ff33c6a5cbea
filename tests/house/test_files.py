"""No file of code is longer than a person reads in one sitting."""

import subprocess

from tests.conftest import CHECKOUT

LIMIT = 300
CODE = ("api", "bench", "cli.py", "commands", "corpus", "ingest", "kb")


def python_files():
    for name in CODE:
        path = CHECKOUT / name
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def lines_of(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_of_code_is_longer_than_the_limit():
    files = list(python_files())
    assert len(files) > 50
    assert {str(path): lines_of(path) for path in files if lines_of(path) > LIMIT} == {}


def test_every_module_says_what_it_is_for():
    silent = [
        str(path)
        for path in python_files()
        if not path.read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_ci_is_a_script_that_bash_understands():
    script = CHECKOUT / ".ci" / "run"
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
