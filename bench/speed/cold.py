"""One question to a process that has just been started: seconds and peak memory, by size."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.asking import PEAK
from bench.measure import spread
from bench.speed import base

CHECKOUT = Path(__file__).parents[2]
SIZES = ("13k", "55k", "100k")
"""Those of a user's own machine; of larger bases one question is asked as well."""
TIMES = 7
ASKED = {
    "ask": "What must a firm disclose to its clients?",
    "search": "What must a firm disclose to its clients?",
}


def measure(size: str) -> dict[str, object]:
    """Median, least and greatest, after one more that fills the system's cache of files."""
    base.make(size)
    figures: dict[str, object] = {}
    for command in ASKED:
        runs = [_asked(size, command) for _ in range(TIMES + 1)][1:]
        figures[f"{command} s"] = str(spread([seconds for seconds, _ in runs]))
        figures[f"{command} peak MB"] = round(statistics.median(peak for _, peak in runs))
    return figures


def _asked(size: str, command: str) -> tuple[float, float]:
    """Seconds, and megabytes at most."""
    given = base.settings(size)
    line = [sys.executable, "-c", PEAK, "--data-dir", str(given.data_dir), command, ASKED[command]]
    environment = {**os.environ, "TOUCHSTONE_MODEL_DIR": str(given.model_dir)}
    started = time.perf_counter()
    done = subprocess.run(
        line, cwd=CHECKOUT, env=environment, capture_output=True, check=False, text=True
    )
    seconds = time.perf_counter() - started
    # 3 to 5 say how a question ended that was not answered: see commands/exit_codes.py.
    if not done.stderr.split() or not done.stderr.split()[-1].isdigit():
        raise SystemExit(f"touchstone {command} ended with {done.returncode}:\n{done.stderr}")
    return seconds, int(done.stderr.split()[-1]) / 1024


if __name__ == "__main__":
    for wanted in sys.argv[1:] or SIZES:
        print(wanted, measure(wanted))
