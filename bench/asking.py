"""Answers, cold and warm, over a base with all the real documents."""

import os
import subprocess
import sys
import time
from pathlib import Path

import yaml

from bench.measure import percentile, shared_data, spread
from ingest.bootstrap import open_ingestion
from kb.bootstrap import open_knowledge_base
from kb.settings import Settings

CHECKOUT = Path(__file__).parents[1]
COLD = 10
ROUNDS = 5
PEAK = """
import sys, cli
from bench.measure import peak_kilobytes
code = cli.main(sys.argv[1:])
print(peak_kilobytes(), file=sys.stderr)
sys.exit(code)
"""


def fill(folder: Path) -> dict[str, object]:
    """Takes in seeds, laws-cn and regs-en."""
    ingestion = open_ingestion(Settings(data_dir=folder))
    ingestion.init()
    sources = [str(shared_data() / name) for name in ("seeds", "laws-cn", "regs-en")]
    report = ingestion.add(sources)
    ingestion.close()
    passages = sum(file.passages for file in report.files)
    return {
        "documents": len(report.files),
        "passages": passages,
        "embedded": report.embedded,
        "seconds to take in": round(report.seconds, 1),
        "passages/s": passages / report.seconds,
    }


def listed() -> dict[str, dict[str, list[str]]]:
    """Questions on and off the topic, by language."""
    text = (CHECKOUT / "tests/data/questions.yml").read_text(encoding="utf-8")
    found: dict[str, dict[str, list[str]]] = yaml.safe_load(text)
    return found


def questions() -> list[str]:
    return [q for kind in listed().values() for asked in kind.values() for q in asked]


def cold(folder: Path) -> tuple[list[float], list[int]]:
    """Seconds and peak kilobytes of a whole ``touchstone ask`` process, warm file cache."""
    command = [
        sys.executable,
        "-c",
        PEAK,
        "--data-dir",
        str(folder),
        "ask",
        listed()["on_topic"]["en"][0],
    ]
    times, peaks = [], []
    for _ in range(COLD + 1):
        started = time.perf_counter()
        done = subprocess.run(
            command, cwd=CHECKOUT, env=os.environ, capture_output=True, check=True, text=True
        )
        times.append(time.perf_counter() - started)
        peaks.append(int(done.stderr.split()[-1]))
    return times[1:], peaks[1:]


def warm(folder: Path) -> list[float]:
    """Milliseconds of answers in one process, each question ``ROUNDS`` times, after a few."""
    base = open_knowledge_base(Settings(data_dir=folder))
    for question in questions()[:10]:
        base.ask(question)
    times = []
    for _ in range(ROUNDS):
        for question in questions():
            started = time.perf_counter()
            base.ask(question)
            times.append((time.perf_counter() - started) * 1000)
    base.close()
    return times


def measure(folder: Path) -> dict[str, object]:
    """Fills ``folder`` and measures; the caller keeps it for other benchmarks."""
    filled = fill(folder)
    cold_s, peaks = cold(folder)
    warm_ms = warm(folder)
    return {
        **filled,
        "cold ask s": spread(cold_s),
        "cold ask peak MB": spread([peak / 1024 for peak in peaks]),
        "warm p50 ms": percentile(warm_ms, 0.50),
        "warm p95 ms": percentile(warm_ms, 0.95),
        "warm p99 ms": percentile(warm_ms, 0.99),
        "warm answers": len(warm_ms),
    }
