"""Two runs of one set side by side: is B better than A, and for which questions?"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import numpy as np

from bench.retrieval.metrics import METRICS, p_value
from bench.retrieval.runs import Run

MOVED = 10
_MOVED_BY = "AP@10"


def difference(a: Run, b: Run, texts: Mapping[str, str] = MappingProxyType({})) -> str:
    """Means, difference, p of a paired test, wins, and the questions that moved most.

    ``texts`` are those of the questions by id, where they are to be shown.
    """
    return "\n".join([*_warnings(a, b), *_table(a, b, texts)])


def _warnings(a: Run, b: Run) -> Iterator[str]:
    if a.config["set"] != b.config["set"]:
        yield f"Warning: these are runs of two sets, {a.name} and {b.name}."
    theirs = {row.question for row in a.rows}, {row.question for row in b.rows}
    if theirs[0] != theirs[1]:
        both = len(theirs[0] & theirs[1])
        yield (
            f"Warning: other questions were asked, {len(theirs[0])} in A and {len(theirs[1])} "
            f"in B; only the {both} in both are compared."
        )


def _table(a: Run, b: Run, texts: Mapping[str, str]) -> Iterator[str]:
    first, second = ({row.question: row for row in run.rows} for run in (a, b))
    shared = [key for key in first if key in second]
    if not shared:
        yield "No question is in both."
        return
    was = np.array([first[key].metrics for key in shared], np.float64)
    now = np.array([second[key].metrics for key in shared], np.float64)
    yield f"A {a.name}, B {b.name}, {len(shared)} questions"
    yield f"{'':<8} {'A':>7} {'B':>7} {'B - A':>8} {'p':>7}  better worse same"
    for column, name in enumerate(METRICS):
        moved = now[:, column] - was[:, column]
        better, worse = int((moved > 0).sum()), int((moved < 0).sum())
        means = f"{was[:, column].mean():7.4f} {now[:, column].mean():7.4f} {moved.mean():+8.4f}"
        same = len(shared) - better - worse
        yield f"{name:<8} {means} {p_value(moved):7.4f}  {better:6} {worse:5} {same:4}"
    column = METRICS.index(_MOVED_BY)
    moved = now[:, column] - was[:, column]
    most = [at for at in np.argsort(-np.abs(moved), kind="stable")[:MOVED] if moved[at]]
    if most:
        yield f"moved most ({_MOVED_BY}):"
    for at in most:
        words = texts.get(shared[at], "")
        yield f"  {shared[at]}  {was[at, column]:.3f} to {now[at, column]:.3f}  {words}".rstrip()
