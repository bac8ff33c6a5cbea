"""The section on retrieval in docs/benchmarks.md, from the runs that are kept."""

from collections.abc import Iterator, Sequence

from bench.retrieval.metrics import METRICS, Mean, means
from bench.retrieval.runs import Run

TITLE = "## Retrieval"
_NAMES = {"AP@10": "MAP@10", "RR@10": "MRR@10"}
_INTRODUCTION = """Written by `python -m bench.retrieval report` from the run folders in
`bench/runs`, which hold every question's figures, the settings and the commit. In brackets the
95 % interval (bootstrap over questions). The words alone are every other part switched off. Sets
named dev are those that numbers are chosen by; a test set is run once a release."""


def section(runs: Sequence[Run]) -> str:
    head = ["set", "run", "questions", "documents", *(_NAMES.get(it, it) for it in METRICS)]
    lines = [f"| {' | '.join(head)} |", "|---" * len(head) + "|", *map(_row, runs)]
    parts = [TITLE, _INTRODUCTION, "\n".join(lines), *_notes(runs), _measured(runs)]
    return "\n\n".join(parts)


def _row(run: Run) -> str:
    config = run.config
    cells = [config["set"], config["label"], config["questions"], config["documents"]]
    cells += [_cell(it) for it in means(run.values)]
    return "| " + " | ".join(map(str, cells)) + " |"


def _cell(mean: Mean) -> str:
    return f"{mean.value:.3f} ({mean.low:.3f} to {mean.high:.3f})"


def _notes(runs: Sequence[Run]) -> Iterator[str]:
    told = dict.fromkeys(
        f"{run.config['set']}: {note}" for run in runs for note in run.config["notes"]
    )
    if told:
        yield "\n".join(f"- {note}" for note in told)


def _measured(runs: Sequence[Run]) -> str:
    places = dict.fromkeys(f"{run.config['machine']}, {run.config['day']}" for run in runs)
    return f"Measured on {'; '.join(places)}."
