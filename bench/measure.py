"""Timing, statistics and a word on the machine."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and range of repeated measurements, in the unit that the caller names."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.median:.3g} ({self.low:.3g} to {self.high:.3g})"


def spread(values: Sequence[float]) -> Spread:
    return Spread(statistics.median(values), min(values), max(values))


def percentile(values: Sequence[float], share: float) -> float:
    """Nearest rank; ``share`` from 0 to 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def repeat(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of each of ``times`` runs."""
    return [seconds(work) for _ in range(times)]


def peak_kilobytes() -> int:
    """The most memory that this process has had.

    On Linux from /proc: ``ru_maxrss`` would count what the parent had when it started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def machine() -> str:
    """Processor, cores and system, without the machine's name."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        model = next((x.split(":")[1].strip() for x in lines if x.startswith("model name")), model)
        if any("avx512_bf16" in line for line in lines if line.startswith("flags")):
            model += ", bf16"
    python = platform.python_version()
    return f"{model}; {os.cpu_count()} cores; {platform.system()}; Python {python}"


def shared_data() -> Path:
    """The folder of real documents. Raises SystemExit with advice where it is absent."""
    stated = os.environ.get("TOUCHSTONE_SHARED")
    root = Path(stated) if stated else Path(__file__).parents[2] / "shared"
    folder = root / "data"
    if not folder.is_dir():
        message = f"No real documents in {folder}; set TOUCHSTONE_SHARED to the folder around it."
        raise SystemExit(message)
    return folder
