"""Documents parsed ahead by two workers: the base is the same, and trouble costs its own file."""

import os
import signal
import subprocess
import sys
from concurrent.futures import Future
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from ingest.bootstrap import Ingestion
from ingest.isolation.machine import workers_for
from ingest.look_ahead import LookAhead
from ingest.report import FileOutcome, Report, SilentProgress
from ingest.sources.files import FoundFile, find_files
from kb.bootstrap import open_store
from kb.directory_indexes import DirectoryIndexes
from kb.settings import Settings
from tests.adapters.fake_embedder import FakeEmbedder
from tests.conftest import CHECKOUT
from tests.ingest.conftest import LAW, PROSE

pytestmark = pytest.mark.usefixtures("nothing_left")

BAD = ["hang", "eat_memory", "segfault", "flood", "lie", "seem_alive"]
"""It hangs, eats memory, dies of a signal, writes garbage, an answer to another question, signs."""


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Pages for the workers and texts for this process; two with one text, trouble in between."""
    root = tmp_path / "texts"
    root.mkdir()
    for number, bad in enumerate(BAD):
        page = f"<h1>Audit {number}</h1><p>Buyers audit supplier {number} every year.</p>"
        (root / f"{number}.html").write_text(page, encoding="utf-8")
        (root / f"{number}-bad.{bad}").write_bytes(b"bad")
        (root / f"{number}-text.md").write_text(f"{PROSE}\nPart {number}.\n", encoding="utf-8")
    (root / "3-twin.html").write_bytes((root / "2.html").read_bytes())
    (root / "law.md").write_text(LAW, encoding="utf-8")
    return root


def added(data_dir: Path, sources: list[str], **settings: object) -> Report:
    """The report of ``add`` with these settings over a base of its own."""
    embedder = FakeEmbedder()
    chosen = Settings(data_dir=data_dir, **settings)
    store = open_store(chosen, create=True)
    indexes = DirectoryIndexes(chosen, store, embedder.identity.key)
    with closing(Ingestion(store, embedder, indexes, chosen, SilentProgress())) as work:
        return work.add(sources)


def stored(data_dir: Path) -> list[object]:
    """All that a base holds but the moment of reading."""
    with closing(open_store(Settings(data_dir=data_dir))) as store:
        held: list[object] = [store.instruments(), sorted(store.sources().items())]
        for edition in store.editions():
            source = store.source(edition.id)
            held += [edition, store.text(edition.id), store.clauses(edition.id)]
            held += [store.edition_passages(edition.id), replace(source, read_at="")]
            held.append(store.original(source.sha256))
        return held


def test_two_workers_store_and_report_what_one_does(mixed, tmp_path) -> None:
    limits = {"parse_seconds": 2, "parse_memory_mb": 200, "parse_text_mb": 2}
    bases = [tmp_path / "one", tmp_path / "two"]
    one, two = (
        added(base, [str(mixed)], parse_workers=workers, **limits)
        for workers, base in enumerate(bases, 1)
    )
    assert stored(bases[0]) == stored(bases[1])
    assert one.files == two.files
    refused = [file.name for file in two.files if file.outcome is FileOutcome.REFUSED]
    assert refused == [f"texts/{number}-bad.{bad}" for number, bad in enumerate(BAD)]
    assert two.count(FileOutcome.ADDED) == 2 * len(BAD) + 1


class CountingPool:
    """Notes what is parsed ahead, and never parses anything."""

    ahead = 4

    def __init__(self) -> None:
        self.started: list[bytes] = []

    def reads_here(self, suffix: str, size: int) -> bool:
        return suffix == ".md"

    def start(self, suffix, data, hears=None):
        self.started.append(data)
        return Future()


@pytest.fixture
def many(tmp_path: Path) -> list[FoundFile]:
    for number in range(30):
        (tmp_path / f"{number:02}.html").write_text(f"page {number}")
        (tmp_path / f"{number:02}.md").write_text("text")
    return [file for file in find_files([str(tmp_path)]) if file.path.parent == tmp_path]


def test_no_more_is_parsed_ahead_than_there_is_room_for(many) -> None:
    pool = CountingPool()
    ahead = LookAhead(many, pool, SilentProgress(), lambda file: (file.read(), True))
    for turn, file in enumerate(many):
        ahead.of(file)
        taken = turn // 2 + 1
        assert len(pool.started) == min(30, taken + pool.ahead - (turn % 2 == 0))
    assert pool.started == [f"page {number}".encode() for number in range(30)]


def test_large_files_take_the_room_of_many(many, monkeypatch) -> None:
    monkeypatch.setattr("ingest.look_ahead._MOST_BYTES", 10)
    pool = CountingPool()
    LookAhead(many, pool, SilentProgress(), lambda file: (file.read(), True)).of(many[0])
    assert pool.started == [b"page 0", b"page 1"]


def test_a_file_that_cannot_be_looked_at_is_left_to_its_turn(many) -> None:
    def fails(file: FoundFile) -> None:
        raise PermissionError

    pool = CountingPool()
    turn = LookAhead(many, pool, SilentProgress(), fails).of(many[0])
    assert (pool.started, turn.read()) == ([], b"page 0")


def test_workers_are_as_many_as_processors_and_memory_allow(monkeypatch) -> None:
    monkeypatch.setattr("ingest.isolation.machine._processors", lambda: 6)
    monkeypatch.setattr("ingest.isolation.machine._memory", lambda: 8 * 2**30)
    assert workers_for(4096) == 4
    assert workers_for(64) == 6
    assert workers_for(2**20) == 1


RUN = """
import signal
import sys
from pathlib import Path
from ingest.parsers import registry
from tests.ingest.isolation.test_ahead import added
# A shell's background jobs ignore Ctrl-C, and hand that down.
signal.signal(signal.SIGINT, signal.default_int_handler)
registry.PARSERS[".tell_and_hang"] = "tests.ingest.isolation.misbehaving:tell_and_hang"
added(Path(sys.argv[1]), [sys.argv[2]], parse_workers=2)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_no_worker_and_nothing_half_there(how, tmp_path) -> None:
    root, base, pipes = tmp_path / "texts", tmp_path / "base", [tmp_path / "1", tmp_path / "2"]
    root.mkdir()
    (root / "0.html").write_text("<h1>Audit</h1><p>Buyers audit every supplier.</p>")
    for pipe in pipes:
        os.mkfifo(pipe)
        (root / f"{pipe.name}.tell_and_hang").write_text(str(pipe))
    words = [sys.executable, "-c", RUN, base, root]
    with subprocess.Popen(words, cwd=CHECKOUT, stderr=subprocess.DEVNULL) as run:
        try:
            # Who reads a named pipe waits for who writes: afterwards both workers hang.
            workers = [psutil.Process(int(pipe.read_text())) for pipe in pipes]
            run.send_signal(how)
            assert run.wait(timeout=30) != 0
        finally:
            run.kill()
    psutil.wait_procs(workers, timeout=10)
    assert not [it for it in workers if it.is_running() and it.status() != psutil.STATUS_ZOMBIE]
    for pipe in pipes:
        (root / f"{pipe.name}.tell_and_hang").unlink()
    again = added(base, [str(root)], parse_workers=2)
    assert again.count(FileOutcome.ADDED) + again.count(FileOutcome.UNCHANGED) == 1
    assert len(stored(base)) == 2 + 6
