"""The command line as a process of its own: streams, locales, signals, start-up."""

import os
import subprocess
import sys
import time

import pytest

from tests.conftest import CHECKOUT
from tests.rendering import samples

HEAVY = ("chromadb", "fastapi", "langchain", "numpy", "openvino", "pydantic", "rich", "tantivy")
WITH_FAKES = "from tests.cli import fakes; fakes.install(); import sys, cli; sys.exit(cli.main())"


def run(*arguments, code=WITH_FAKES, **environment):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, **environment},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_chinese_comes_out_whole_in_any_locale(locale):
    result = run("ask", "x", LC_ALL=locale, LANG=locale, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0
    assert samples.QUOTE in result.stdout.decode("utf-8")


def test_a_pipe_gets_no_colour_codes():
    result = run("ask", "x", FORCE_COLOR="1", TERM="xterm-256color")
    assert b"\x1b" not in result.stdout + result.stderr


def test_a_reader_that_leaves_early_is_no_error():
    command = f'"{sys.executable}" -c "{WITH_FAKES}" text x | true; exit ${{PIPESTATUS[0]}}'
    result = subprocess.run(
        ["bash", "-c", command], cwd=CHECKOUT, capture_output=True, timeout=60, check=False
    )
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_base_that_was_never_made_is_advice_and_exit_code_5(tmp_path):
    code = "import sys, cli; sys.exit(cli.main())"
    result = run("ask", "x", code=code, TOUCHSTONE_DATA_DIR=str(tmp_path / "none"))
    assert result.returncode == 5
    assert b"touchstone init" in result.stderr
    assert len(result.stderr.splitlines()) <= 2


def test_help_imports_nothing_heavy_and_no_command():
    code = (
        "import sys, cli; code = cli.main(['--help']);"
        f"print([m for m in sys.modules if m.split('.')[0] in {(*HEAVY, 'commands')}])"
    )
    result = run(code=code)
    assert result.stdout.splitlines()[-1] == b"[]"


def test_ctrl_c_stops_a_server_with_130():
    process = subprocess.Popen(
        [sys.executable, "-c", WITH_FAKES, "serve", "--port", "0", "--json"],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    announced = "".join(process.stdout.readline() for _ in range(4))
    assert '"listening": "http://127.0.0.1:' in announced
    time.sleep(0.5)
    process.send_signal(2)
    assert process.wait(timeout=60) == 130


def test_a_chinese_argument_arrives_whole_in_an_ascii_locale():
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    asked = subprocess.run(
        [sys.executable, "-c", WITH_FAKES, "ask", "谁对产品质量负责？", "--json"],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert b"is not UTF-8" not in asked.stderr
    assert asked.stdout
