"""What a run says to people: a table, the outcomes that came instead, the questions that failed."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from bench.questions.asking import Result
from bench.questions.figures import Row, confusions
from bench.questions.folder import ABOUT
from bench.retrieval.metrics import Mean

TITLE = "## Questions of the starter corpus"
_INTRODUCTION = """Written by `python -m bench.questions --keep`; its run folder is
`bench/runs/questions/default`. The questions of `corpus/questions`, asked of the starter corpus as
`touchstone init` loads it, each on its own date. *Outcome*: the very outcome that is due; *answered
or refused*: answered where an answer is due and refused, in whatever words, where none is. *Gold in
k*: of the questions that are to be answered, those with a gold clause among the first k citations.
*Mentions*: every word that the answer must hold stands in a quote. In brackets the 95 % interval
(bootstrap over questions). Gold was chosen from the digests, not from answers."""


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """The table in Markdown."""
    names = [name for name, _ in rows[0].shares]
    head = ["questions of", "number", "with gold", *names]
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    for row in rows:
        cells = [row.group, str(row.questions), str(row.with_gold)]
        yield f"| {' | '.join([*cells, *(_cell(mean) for _, mean in row.shares)])} |"


def _cell(mean: Mean | None) -> str:
    return f"{mean.value:.3f} ({mean.low:.3f} to {mean.high:.3f})" if mean else "-"


def instead(results: Sequence[Result]) -> Iterator[str]:
    """Which outcomes came in place of which, in Markdown."""
    found = confusions(results)
    if found:
        yield "| due | came | questions |"
        yield "|---|---|---|"
        for (due, came), times in found.items():
            yield f"| {due.value} | {came.value} | {times} |"


def failures(results: Sequence[Result], k: int) -> Iterator[str]:
    """A line for each question that failed in whatever way."""
    for it in results:
        told = list(_told(it, k))
        if told:
            yield f"{it.case.id} {it.case.language} {it.case.persona}: {it.case.question}"
            yield from (f"    {one}" for one in told)


def _told(it: Result, k: int) -> Iterator[str]:
    if not it.is_outcome_right:
        yield f"outcome {it.outcome.value}; due: {it.case.outcome.value}"
    if it.case.gold and it.cited and not it.within(k):
        yield f"no gold clause among the first {k}; first: {it.cited[0]}"
    if it.lacking and it.cited:
        yield f"not mentioned: {', '.join(it.lacking)}"


def section(folder: Path, rows: Sequence[Row], results: Sequence[Result]) -> str:
    """The section of docs/benchmarks.md, for a run that was written to ``folder``."""
    about: Mapping[str, object] = yaml.safe_load((folder / ABOUT).read_text(encoding="utf-8"))
    where = f"Measured on {about['machine']}; load {about['load']}; {about['day']}."
    times = f"Milliseconds of an answer: p50 {about['ms_p50']}, p95 {about['ms_p95']}."
    parts = [TITLE, _INTRODUCTION, "\n".join(lines(rows))]
    if other := "\n".join(instead(results)):
        parts += ["Outcomes that came in place of those due:", other]
    return "\n\n".join([*parts, f"{times} {where}"])
