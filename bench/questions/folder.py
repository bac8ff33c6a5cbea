"""The folder of a run: what was run, every question's result, and the shares."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from bench.measure import machine, percentile
from bench.questions.asking import Result
from bench.questions.figures import Row
from kb.bootstrap import open_embedder
from kb.identifiers import PASSAGE_SCHEME
from kb.language.segment import SEGMENTER_VERSION
from kb.settings import Settings

CHECKOUT = Path(__file__).parents[2]
RESULTS = CHECKOUT / "bench" / "results" / "questions"
"""Not kept in the repository."""
KEPT = CHECKOUT / "bench" / "runs" / "questions"
"""Those that figures in the documentation rest on."""
ABOUT, QUESTIONS, AGGREGATE = "run.yaml", "questions.csv", "aggregate.csv"
_HEAD = ("question", "language", "persona", "due", "outcome", "gold rank", "mentions", "ms")


def write(folder: Path, results: Sequence[Result], rows: Sequence[Row], **chosen: Any) -> None:
    """In place of what was there; ``chosen`` is what the run was limited to."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    about = {**chosen, "questions": len(results), **_versions(), **_machine(), **_times(results)}
    text = yaml.safe_dump(about, allow_unicode=True, sort_keys=False)
    (folder / ABOUT).write_text(text, encoding="utf-8")
    _table(folder / QUESTIONS, _HEAD, map(_cells, results))
    names = [f"{name}{end}" for name, _ in rows[0].shares for end in ("", " low", " high")]
    shares = (
        [row.group, row.questions, row.with_gold, *_numbers(row)] for row in rows if row.questions
    )
    _table(folder / AGGREGATE, ("group", "questions", "with gold", *names), shares)


def _cells(it: Result) -> Sequence[object]:
    case = it.case
    due, came = case.outcome.value, it.outcome.value
    mentions = "" if not case.must_mention else int(not it.lacking)
    return case.id, case.language, case.persona, due, came, it.rank or "", mentions, f"{it.ms:.1f}"


def _numbers(row: Row) -> list[str]:
    found: list[str] = []
    for _, mean in row.shares:
        found += [f"{it:.4f}" for it in (mean.value, mean.low, mean.high)] if mean else [""] * 3
    return found


def _table(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def _versions() -> dict[str, Any]:
    identity = open_embedder(Settings()).identity
    return {
        "commit": _git("rev-parse", "HEAD"),
        "uncommitted": bool(
            _git("status", "--porcelain", "--", "kb", "ingest", "corpus", "bench/questions")
        ),
        "embedder": Path(identity.name).name,
        "embedder_key": identity.key,
        "segmenter": SEGMENTER_VERSION,
        "passage_scheme": PASSAGE_SCHEME,
    }


def _git(*words: str) -> str:
    command = ["git", "-C", str(CHECKOUT), *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()


def _machine() -> dict[str, Any]:
    load = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
    return {"machine": machine(), "load": load, "day": datetime.now(UTC).date().isoformat()}


def _times(results: Sequence[Result]) -> dict[str, float]:
    ms = [it.ms for it in results]
    return {"ms_p50": round(percentile(ms, 0.5), 2), "ms_p95": round(percentile(ms, 0.95), 2)}
