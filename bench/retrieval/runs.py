"""Run folders: written once, read by ``diff`` and ``report``.

``config.yaml`` says what was run; ``questions.csv`` has every question's metrics, no text of a
data set; ``aggregate.csv`` their means with 95 % intervals; ``run.trec`` the documents found.
"""

import csv
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from bench.retrieval.metrics import METRICS, Scores, means
from kb.errors import UsageError

CHECKOUT = Path(__file__).parents[2]
RESULTS = CHECKOUT / "bench" / "results"
"""Not kept in the repository."""
KEPT = CHECKOUT / "bench" / "runs"
"""Those that figures in the documentation rest on."""
CONFIG, QUESTIONS, AGGREGATE, TREC = "config.yaml", "questions.csv", "aggregate.csv", "run.trec"
_HEAD = ("question", "language", *METRICS, "ms")


@dataclass(frozen=True, slots=True)
class Row:
    """One question: its metrics in the order of ``METRICS``, and how long its search took."""

    question: str
    language: str
    metrics: tuple[float, ...]
    ms: float


@dataclass(frozen=True, slots=True)
class Run:
    folder: Path
    config: dict[str, Any]
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        return f"{self.config['set']}/{self.config['label']}"

    @property
    def values(self) -> Scores:
        """Shape (questions, metrics)."""
        return np.array([row.metrics for row in self.rows], np.float64)


def write(
    folder: Path,
    config: dict[str, Any],
    rows: Sequence[Row],
    found: Iterable[tuple[str, list[str]]],
) -> Run:
    """A run in place of the one that the folder held."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    run = Run(folder, config, tuple(rows))
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (folder / CONFIG).write_text(text, encoding="utf-8")
    table = [[it.question, it.language, *map(_short, it.metrics), f"{it.ms:.1f}"] for it in rows]
    _write_table(folder / QUESTIONS, _HEAD, table)
    each = zip(METRICS, means(run.values), strict=True)
    lines = [[name, *(f"{it:.4f}" for it in (m.value, m.low, m.high))] for name, m in each]
    _write_table(folder / AGGREGATE, ("metric", "mean", "low", "high"), lines)
    with (folder / TREC).open("w", encoding="utf-8") as file:
        for question, documents in found:
            for rank, document in enumerate(documents, 1):
                place = document.replace(" ", "_")
                file.write(f"{question} Q0 {place} {rank} {1 / rank:.6f} {config['label']}\n")
    return run


def _short(value: float) -> str:
    return f"{value:.4g}"


def _write_table(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def read(name: str) -> Run:
    """A folder, or SET/LABEL among the results, else among the kept. Raises UsageError."""
    for folder in (Path(name), RESULTS / name, KEPT / name):
        if (folder / CONFIG).is_file():
            return _read(folder)
    raise UsageError(
        f"There is no run '{name}'.", "Give its folder, or SET/LABEL as bench/results has it."
    )


def kept() -> list[Run]:
    return [_read(path.parent) for path in sorted(KEPT.glob(f"*/*/{CONFIG}"))]


def _read(folder: Path) -> Run:
    config = yaml.safe_load((folder / CONFIG).read_text(encoding="utf-8"))
    try:
        with (folder / QUESTIONS).open(encoding="utf-8", newline="") as file:
            rows = tuple(map(_row, csv.DictReader(file)))
    except (OSError, KeyError, TypeError, ValueError) as error:
        reason = f"{folder / QUESTIONS} cannot be read: {error}."
        raise UsageError(reason, "Run it again.") from None
    return Run(folder, config, rows)


def _row(row: dict[str, str]) -> Row:
    values = tuple(float(row[name]) for name in METRICS)
    return Row(row["question"], row["language"], values, float(row["ms"]))
