"""The commands of a first day, run once outside under a trace and once without any network."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.silence.strace import Offence
from tests.silence.tracing import read, strace, traced
from tests.tools import run, settings, touchstone, without_network

CLAUSE = "cn:product-quality-law@2018-12-29.zh.digest~art_26__para_1"
ENGLISH, CHINESE = "What must a producer answer for?", "谁对产品质量负责？"
COMMANDS = {
    "init": ("init",),
    "add": ("add", "{texts}"),
    "ask in English": ("ask", ENGLISH),
    "ask in Chinese": ("ask", CHINESE),
    "search": ("search", "audit of tea suppliers"),
    "show": ("show", "Product Quality Law Art. 26"),
    "rebuild": ("rebuild",),
}
REQUESTS = (
    ("/v1/ask", {"question": ENGLISH}),
    ("/v1/search?q=recall", None),
    (f"/v1/clauses/{CLAUSE}", None),
    ("/healthz", None),
    ("/docs", None),
    ("/docs/page.js", None),
    ("/docs/page.css", None),
    ("/openapi.json", None),
)
BAIT = {
    "ANONYMIZED_TELEMETRY": "True",
    "CHROMA_API_IMPL": "chromadb.api.fastapi.FastAPI",
    "CHROMA_OTEL_COLLECTION_ENDPOINT": "http://192.0.2.1:4317",
    "CHROMA_OTEL_GRANULARITY": "all",
    "CHROMA_SERVER_HOST": "192.0.2.1",
    "CHROMA_SERVER_HTTP_PORT": "80",
    "HF_HUB_DISABLE_TELEMETRY": "0",
    "HF_HUB_OFFLINE": "0",
    "LANGCHAIN_API_KEY": "invented",
    "LANGCHAIN_TRACING_V2": "true",
    "LANGSMITH_API_KEY": "invented",
    "LANGSMITH_ENDPOINT": "http://192.0.2.1",
    "LANGSMITH_TRACING": "true",
    "OTEL_EXPORTER_OTLP_ENDPOINT": "http://192.0.2.1:4317",
}
"""What a user may have set for another program; each could make a library of ours call out."""


@dataclass(frozen=True)
class Day:
    """What each command, and each request to the server, gave; and the offences."""

    data_dir: Path
    done: dict[str, subprocess.CompletedProcess[str]]
    served: dict[str, list[object]]
    offences: dict[str, list[Offence]]


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One converted model for all bases."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    english = "# Audits\n\nBuyers audit tea suppliers every spring.\n"
    (folder / "audit.md").write_text(english, encoding="utf-8")
    chinese = "# 测试条例\n\n第一条　茶叶供应商每年春季接受审核。\n"
    (folder / "条例.md").write_text(chinese, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def outside(tmp_path_factory: pytest.TempPathFactory, texts: Path, models: Path) -> Day:
    """With whatever network there is, with bait in the environment, every call traced."""
    folder = tmp_path_factory.mktemp("outside")
    environment = settings(folder / "home", TOUCHSTONE_MODEL_DIR=str(models), **BAIT)
    done, offences = {}, {}
    for name, words in COMMANDS.items():
        command = touchstone("--data-dir", folder / "base", *_filled(words, texts))
        one = traced(command, environment, folder / f"{name}.trace")
        done[name], offences[name] = one.done, one.offences
    log = folder / "serve.trace"
    served = _served([*strace(log), *_serve(folder / "base")], environment)
    return Day(folder / "base", done, served, {**offences, "serve": read(log)})


@pytest.fixture(scope="session")
def inside(tmp_path_factory: pytest.TempPathFactory, texts: Path, models: Path) -> Day:
    """In a namespace without a network, loopback up for the server alone."""
    folder = tmp_path_factory.mktemp("inside")
    environment = settings(folder / "home", TOUCHSTONE_MODEL_DIR=str(models))
    alone = without_network()
    done = {}
    for name, words in COMMANDS.items():
        command = touchstone("--data-dir", folder / "base", *_filled(words, texts))
        done[name] = run([*alone, *command], environment)
    served = _served(_serve(folder / "base"), environment, *alone)
    return Day(folder / "base", done, served, {})


def same(text: str) -> str:
    """Without what differs between two runs: seconds, days, ids of records."""
    text = re.sub(r"\d+\.\d+ s\)", "s)", text)
    text = re.sub(r'"record": ?"[^"]*"|"timings_ms": ?\{[^}]*\}', "", text)
    return re.sub(r"20\d\d-\d\d-\d\dT[\d:+]+|as of \d{4}-\d\d-\d\d", "", text)


def _filled(words: tuple[str, ...], texts: Path) -> list[str]:
    return [word.replace("{texts}", str(texts)) for word in words]


def _serve(data_dir: Path) -> list[str]:
    return touchstone("--data-dir", data_dir, "serve", "--port", "0", "--json", "--quiet")


def _served(
    command: list[str], environment: dict[str, str], *before: str
) -> dict[str, list[object]]:
    driver = [sys.executable, "-m", "tests.silence.serving", json.dumps(REQUESTS)]
    called = run([*before, *driver, *command], environment)
    assert called.returncode == 0, called.stderr
    found: dict[str, list[object]] = json.loads(called.stdout)
    return found
