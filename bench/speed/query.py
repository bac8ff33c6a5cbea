"""Questions to a warm base of one size: milliseconds by step, memory, disk.

Each size has a process of its own, so that memory is its own. Questions are real ones, each asked
once: those of ObliQA's and STARD's dev sets. A step that this version does not time is left out.
Beside the milliseconds of the clock stand those of the processor, which other work on the machine
disturbs less; they count all cores.
"""

import csv
import json
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil

from bench.growth import disk
from bench.measure import percentile, shared_data
from bench.speed import base
from kb.bootstrap import open_knowledge_base, open_store
from kb.settings import Settings

CHECKOUT = Path(__file__).parents[2]
QUESTIONS = {"en": 300, "zh": 200}
WARM = 10
SHARES = {"p50": 0.50, "p95": 0.95, "p99": 0.99}


def questions(language: str, most: int) -> list[str]:
    """Every n-th of the dev set of a language."""
    root = shared_data()
    if language == "en":
        rows = json.loads((root / "obliqa" / "ObliQA_dev.json").read_text(encoding="utf-8"))
        found = [row["Question"] for row in rows]
    else:
        with (root / "stard" / "queries_dev.tsv").open(encoding="utf-8", newline="") as file:
            found = [row[1] for row in csv.reader(file, delimiter="\t")]
    return found[:: max(1, len(found) // most)][:most]


def measured(settings: Settings) -> dict[str, Any]:
    """In this process: percentiles by language and step, and memory."""
    process = psutil.Process()
    with closing(open_store(settings)) as store:
        held = base.counts(store)
        found: dict[str, Any] = {"passages": held, "editions": len(store.editions())}
    started = time.perf_counter()
    with closing(open_knowledge_base(settings)) as opened:
        opened.search(questions("en", 1)[0])
        found["first search ms"] = (time.perf_counter() - started) * 1e3
        for language in filter(held.get, QUESTIONS):
            asked = questions(language, QUESTIONS[language] + WARM)
            for question in asked[:WARM]:
                opened.search(question)
            steps: dict[str, list[float]] = defaultdict(list)
            for question in asked[WARM:]:
                began, worked = time.perf_counter(), time.process_time()
                result = opened.search(question, k=10)
                steps["all"].append((time.perf_counter() - began) * 1e3)
                steps["CPU"].append((time.process_time() - worked) * 1e3)
                for step, spent in result.timings_ms.items():
                    steps[step].append(spent)
            found[language] = {
                step: {name: percentile(spent, share) for name, share in SHARES.items()}
                for step, spent in steps.items()
            }
        found["resident MB"] = process.memory_info().rss / 1e6
        found["own MB"] = _own() or process.memory_info().rss / 1e6
    return found


def _own() -> float:
    """Without the files that are mapped, which the system may drop: MB; 0 where it does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(it.split()[1]) / 1e3 for it in lines if it.startswith("RssAnon:")), 0.0)


def measure(size: str) -> dict[str, Any]:
    """Of a base that is made where there is none yet."""
    made = base.make(size)
    given = base.settings(size)
    command = [sys.executable, "-m", "bench.speed.query", size]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=False, text=True)
    if done.returncode:
        raise SystemExit(f"Searching in {given.data_dir} ended with:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found | {"disk": disk(given.data_dir), "made": made}


if __name__ == "__main__":
    print(json.dumps(measured(base.settings(sys.argv[1]))))
