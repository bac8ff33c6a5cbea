"""Nothing leaves the machine: every command under a trace, and again without a network."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kb.adapters.openvino_minilm.weights import package_folder
from tests.silence.conftest import BAIT, COMMANDS, REQUESTS, Day, same
from tests.silence.tracing import traced
from tests.tools import run, settings, touchstone, without_network

CALLS_OUT = """
import socket
caller = socket.socket()
caller.settimeout(1)
caller.connect_ex(("192.0.2.1", 443))
"""
CALLS_OUT_FROM_A_THREAD_OF_A_CHILD = f"""
import subprocess, sys, threading
child = [sys.executable, "-c", {CALLS_OUT!r}]
thread = threading.Thread(target=lambda: subprocess.run(child, check=True))
thread.start()
thread.join()
"""
FILL_AND_ASK = """
import sys, cli
added = cli.main(["add", sys.argv[1]])
sys.exit(added or cli.main(["ask", "What must a producer answer for?"]))
"""
TEXT = "# Tea Act\n\nArticle 1 A producer must answer for the quality of its tea.\n"
LOOKS_UP = "import socket\ntry: socket.getaddrinfo('host.invalid', 80)\nexcept OSError: pass"


@contextmanager
def hub() -> Iterator[tuple[str, list[str]]]:
    """A hub on this machine that has no model at all, and the paths it was asked for."""
    asked: list[str] = []

    class Nothing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_GET  # noqa: N815 - the library looks for this name

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Nothing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.parametrize("code", [CALLS_OUT, CALLS_OUT_FROM_A_THREAD_OF_A_CHILD])
def test_the_tracer_reports_a_program_that_calls_out(code, tmp_path) -> None:
    called = traced(
        [sys.executable, "-c", code],
        settings(tmp_path / "home"),
        tmp_path / "trace",
        *without_network(),
    )
    assert called.done.returncode == 0, called.done.stderr
    assert [offence.why for offence in called.offences] == ["to 192.0.2.1"]


def test_the_tracer_reports_a_program_that_looks_up_a_name(tmp_path) -> None:
    words = [sys.executable, "-c", LOOKS_UP]
    called = traced(words, settings(tmp_path / "home"), tmp_path / "trace", *without_network())
    assert called.done.returncode == 0, called.done.stderr
    assert called.offences


@pytest.mark.parametrize("name", [*COMMANDS, "serve"])
def test_a_command_sends_nothing_whatever_the_environment_says(name, outside: Day) -> None:
    assert outside.offences[name] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_does_the_same_without_a_network(name, outside: Day, inside: Day) -> None:
    alone, connected = inside.done[name], outside.done[name]
    assert alone.returncode == connected.returncode == 0, alone.stderr + connected.stderr
    assert same(alone.stdout) == same(connected.stdout).replace(
        str(outside.data_dir), str(inside.data_dir)
    )
    assert alone.stdout


@pytest.mark.parametrize("path", [path for path, _ in REQUESTS])
def test_the_service_does_the_same_without_a_network(path, outside: Day, inside: Day) -> None:
    (status, alone), (_, connected) = inside.served[path], outside.served[path]
    assert status == 200
    assert same(str(alone)) == same(str(connected))


def test_no_library_leaves_a_name_for_the_user_in_the_home(outside: Day, inside: Day) -> None:
    """OpenVINO keeps an id for its reports in ``~/intel``, Chroma one in ``~/.cache/chroma``."""
    for day in (outside, inside):
        home = day.data_dir.parent / "home"
        assert [path for path in home.rglob("*") if path.is_file()] == []


@pytest.fixture(scope="module")
def model_settings(tmp_path_factory, models):
    home = tmp_path_factory.mktemp("own-model")
    return {**settings(home), **BAIT, "TOUCHSTONE_DATA_DIR": str(home / "base")}


@pytest.mark.slow
def test_a_model_of_ones_own_in_a_folder_asks_no_hub(model_settings, tmp_path) -> None:
    environment = {**model_settings, "TOUCHSTONE_EMBEDDER": str(package_folder())}
    (tmp_path / "tea.md").write_text(TEXT, encoding="utf-8")
    words = [sys.executable, "-c", FILL_AND_ASK, str(tmp_path / "tea.md")]
    one = traced(words, environment, tmp_path / "trace")
    assert one.done.returncode == 0, one.done.stderr
    assert "[1]" in one.done.stdout
    assert one.offences == []


@pytest.mark.slow
def test_a_model_that_is_not_here_is_not_fetched_and_the_error_says_how(
    model_settings, tmp_path
) -> None:
    environment = {**model_settings, "TOUCHSTONE_EMBEDDER": "nobody/no-such-model"}
    environment["TOUCHSTONE_DATA_DIR"] = str(tmp_path / "base")
    one = traced(touchstone("init"), environment, tmp_path / "trace")
    assert one.done.returncode == 5
    assert "nobody/no-such-model is not on this machine" in one.done.stderr
    assert "TOUCHSTONE_EMBEDDER_DOWNLOAD=true" in one.done.stderr
    assert one.offences == []


@pytest.mark.slow
def test_only_the_documented_setting_lets_a_model_be_fetched(model_settings, tmp_path) -> None:
    """The other side of the test above: with the setting, the same call does ask the hub."""
    with hub() as (address, asked):
        environment = {
            **model_settings,
            "HF_ENDPOINT": address,
            "NO_PROXY": "127.0.0.1",
            "TOUCHSTONE_DATA_DIR": str(tmp_path / "base"),
            "TOUCHSTONE_EMBEDDER": "nobody/no-such-model",
            "TOUCHSTONE_EMBEDDER_DOWNLOAD": "true",
        }
        done = run(touchstone("init"), environment)
    assert done.returncode == 5
    assert any("nobody/no-such-model" in path for path in asked)


def test_openvino_would_report_its_import_if_it_were_let(tmp_path) -> None:
    """Why kb/silence.py blocks its reporter; where this fails, the block may go."""
    called = traced(
        [sys.executable, "-c", "import openvino"],
        settings(tmp_path / "home"),
        tmp_path / "trace",
        *without_network(),
    )
    assert called.offences


def test_the_adapters_silence_it(tmp_path) -> None:
    words = [sys.executable, "-c", "import kb.adapters.openvino_minilm, openvino"]
    called = traced(words, settings(tmp_path / "home"), tmp_path / "trace", *without_network())
    assert called.done.returncode == 0, called.done.stderr
    assert called.offences == []
