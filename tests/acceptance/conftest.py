"""One base with all the real documents, built once for this folder through the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from bench import obliqa
from kb.bootstrap import open_knowledge_base
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings

FOLDERS = ("seeds", "laws-cn", "rules-cn", "regs-en")
LARGEST = None if os.environ.get("TOUCHSTONE_WHOLE") else 60_000
CHECKOUT = Path(__file__).parents[2]
RUN = """
import sys
import cli
from bench.measure import peak_kilobytes
code = cli.main(sys.argv[2:])
open(sys.argv[1], "w").write(str(peak_kilobytes()))
sys.exit(code)
"""


@dataclass(frozen=True)
class Taken:
    """The base and what the call that filled it said.

    ``sources`` are what was added: the folders of real documents, and ObliQA's as Markdown files.
    """

    data_dir: Path
    sources: tuple[Path, ...]
    exit_code: int
    report: dict[str, Any]
    peak_kb: int


def touchstone(
    data_dir: Path,
    *arguments: str,
    peak_file: Path | None = None,
    settings: Mapping[str, str] = MappingProxyType({}),
) -> subprocess.CompletedProcess[bytes]:
    """One real process; nothing of the caller's settings leaks in but what is given here."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TOUCHSTONE_")} | settings
    command = [sys.executable, "-c", RUN, str(peak_file or os.devnull), "--data-dir", str(data_dir)]
    words = [*command, *arguments]
    return subprocess.run(
        words, cwd=CHECKOUT, env=kept, capture_output=True, check=False, timeout=1100
    )


@pytest.fixture(scope="session")
def taken(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """``touchstone init``, then ``touchstone add`` with all of them in one call.

    Two thirds of all vectors would be ObliQA's: its large documents come in where
    TOUCHSTONE_WHOLE is set.
    """
    folder = tmp_path_factory.mktemp("whole")
    obliqa.convert(shared_data / obliqa.FOLDER, folder / "obliqa", most_bytes=LARGEST)
    sources = (*(shared_data / name for name in FOLDERS), folder / "obliqa")
    assert touchstone(folder / "base", "init", "--quiet").returncode == 0
    peak = folder / "peak"
    done = touchstone(folder / "base", "add", *map(str, sources), "--json", peak_file=peak)
    assert done.stdout, done.stderr.decode()
    report = json.loads(done.stdout)
    return Taken(folder / "base", sources, done.returncode, report, int(peak.read_text()))


@pytest.fixture(scope="session")
def base(taken: Taken) -> Iterator[KnowledgeBase]:
    """The filled base as the service opens it (with Chroma)."""
    opened = open_knowledge_base(Settings(data_dir=taken.data_dir))
    yield opened
    opened.close()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The base of all the real documents takes minutes: `make whole` makes it, not `make test`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.whole)
