"""How the time and the disk that a base takes grow with what is in it.

One base is filled step by step, by ``add``: the real files in one random order that is always the
same, so that every step has the same mix of languages, then variations of them. Figures are those
of a step alone, since a whole hides what the last step costs; phases are told in milliseconds of
processor time a passage, which other work on the machine disturbs less than those of the clock.
"""

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.measure import shared_data
from ingest import pipeline
from ingest.bootstrap import open_ingestion
from ingest.comparison import Comparison
from ingest.index_writer import IndexWriter
from ingest.report import Report
from kb.adapters.sqlite.store import SqliteStore
from kb.identifiers import sha256_text
from kb.settings import Settings

SIZES = (1_000, 5_000, 20_000, 50_000, 100_000)
LIMIT_S = 480
"""No step is begun that would probably end after so many seconds."""
CLAUSES_A_FILE = 130
"""Of the real files, to guess how many make a step."""
LINEAR = 1.3
"""So many times the milliseconds a passage of an early step are noise and the mix."""
SHARE = 0.05
"""Of a step's time: what takes less is not told of."""
FOLDERS = ("laws-cn", "rules-cn", "regs-en")
Phase = tuple[str, Any, str]
"""Its name, and the function that does it: the module or class, and the name there."""
PHASES: tuple[Phase, ...] = (
    ("reading", pipeline, "read_draft"),
    ("assembling", pipeline, "assemble"),
    ("embedding", pipeline, "with_vectors"),
    ("comparing", Comparison, "of"),
    ("twins", Comparison, "twins"),
    ("indexes", IndexWriter, "add"),
    ("commits", SqliteStore, "commit_edition"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """Up to ``clauses``: seconds, and what was taken in in them; the disk afterwards, in MB.

    ``cpu_s`` is that of this process, without the workers that parse.
    """

    clauses: int
    files: int
    passages: int
    embedded: int
    seconds: float
    cpu_s: float
    phases: dict[str, float]
    disk: dict[str, float]


def grow(folder: Path, limit_s: float = LIMIT_S) -> list[Step]:
    """Fills a new base; fewer steps than ``SIZES`` where the time is up."""
    with timed(PHASES) as spent:
        return _grown(folder, limit_s, spent)


def _grown(folder: Path, limit_s: float, spent: dict[str, float]) -> list[Step]:
    steps: list[Step] = []
    ended, clauses = time.perf_counter() + limit_s, 0
    files = _files(folder / "variations")
    for size in SIZES:
        if steps:
            guess = steps[-1].seconds / (steps[-1].files or 1) * (size - clauses) / CLAUSES_A_FILE
            if time.perf_counter() + guess > ended:
                break
        spent.clear()
        held: list[Report] = []
        count, cpu = 0, time.process_time()
        while clauses < size:
            wanted = max(1, round((size - clauses) / CLAUSES_A_FILE))
            held.append(_added(folder / "base", [str(next(files)) for _ in range(wanted)]))
            clauses += sum(file.clauses for file in held[-1].files)
            count += wanted
        steps.append(
            Step(
                clauses=clauses,
                files=count,
                passages=sum(file.passages for report in held for file in report.files),
                embedded=sum(report.embedded for report in held),
                seconds=sum(report.seconds for report in held),
                cpu_s=time.process_time() - cpu,
                phases=dict(spent),
                disk=disk(folder / "base"),
            )
        )
    return steps


def _added(base: Path, paths: list[str]) -> Report:
    with closing(open_ingestion(Settings(data_dir=base))) as work:
        work.warm_up()
        return work.add(paths)


def measure(limit_s: float = LIMIT_S) -> str:
    """The table, with a word on what is not linear."""
    with tempfile.TemporaryDirectory() as folder:
        steps = grow(Path(folder), limit_s)
    names = [name for name, _, _ in PHASES]
    head = "clauses | files | passages | embedded | s | passages/s | CPU ms | SQLite MB"
    head += " | words MB | vectors MB | " + " | ".join(names)
    rows = [f"| {head} |", "|---" * (head.count("|") + 1) + "|", *(_row(it, names) for it in steps)]
    return "\n".join(rows) + "\n\n" + "\n".join(_verdict(steps, names)) + "\n"


def _row(it: Step, names: list[str]) -> str:
    told = [it.clauses, it.files, it.passages, it.embedded, f"{it.seconds:.1f}"]
    told += [f"{it.passages / it.seconds:.0f}", f"{_each(it):.2f}"]
    told += [f"{it.disk[k]:.0f}" for k in it.disk] + [f"{_each(it, name):.2f}" for name in names]
    return "| " + " | ".join(map(str, told)) + " |"


def _each(it: Step, phase: str = "") -> float:
    """Milliseconds of processor time a passage; of embedding, a passage that was embedded."""
    spent = it.phases.get(phase, 0.0) if phase else it.cpu_s
    return 1000 * spent / max(1, it.embedded if phase == "embedding" else it.passages)


def _verdict(steps: list[Step], names: list[str]) -> Iterator[str]:
    """Milliseconds a passage of the last step against the second: the first has to load things.

    The whole is not told of: how much of a step is embedded makes the most of it.
    """
    if len(steps) < 3:  # noqa: PLR2004 - two steps beside the first
        yield "Too few steps were reached to tell how it grows."
        return
    told = False
    first, last = steps[1], steps[-1]
    for name in names:
        was, now = _each(first, name), _each(last, name)
        if was and now / was > LINEAR and now > SHARE * _each(last):
            told = True
            yield f"Not linear: {name}, {now / was:.1f} times the time a passage."
    if not told:
        yield f"Linear: no phase takes {LINEAR} times the time a passage that it took at first."


def _files(folder: Path) -> Iterator[Path]:
    """Every real file once, then variations without end."""
    root = shared_data()
    real = [path for name in FOLDERS for path in sorted((root / name).rglob("*.md"))]
    real.sort(key=lambda path: sha256_text(str(path.relative_to(root))))
    yield from real
    number = 0
    while True:
        number += 1
        for at, path in enumerate(real):
            varied = folder / str(number) / f"{at:04}.md"
            varied.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            varied.write_text(_variation(text, f"{number}-{at}"), encoding="utf-8")
            yield varied


def _variation(text: str, name: str) -> str:
    """Every line of words differs from that of the original, and so does the title."""
    return "\n".join(f"{line} [{name}]" if line.strip() else line for line in text.splitlines())


def disk(base: Path) -> dict[str, float]:
    def size(pattern: str) -> float:
        found = (it for path in base.glob(pattern) for it in [path, *path.rglob("*")])
        return sum(it.stat().st_size for it in found if it.is_file()) / 1e6

    return {
        "SQLite": size("touchstone.sqlite3*"),
        "words": size("indexes/lexical-*"),
        "vectors": size("indexes/dense-*"),
    }


@contextmanager
def timed(phases: Sequence[Phase]) -> Iterator[dict[str, float]]:
    """Seconds of processor time of each phase until the end of the block, in this process."""
    spent: dict[str, float] = defaultdict(float)
    former = [(owner, attribute, getattr(owner, attribute)) for _, owner, attribute in phases]

    def wrapped(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return work(*args, **named)
            finally:
                spent[name] += time.process_time() - started

        return counted

    for (name, owner, attribute), (_, _, work) in zip(phases, former, strict=True):
        setattr(owner, attribute, wrapped(name, work))
    try:
        yield spent
    finally:
        for owner, attribute, work in former:
            setattr(owner, attribute, work)


if __name__ == "__main__":
    print(measure(float(sys.argv[1]) if sys.argv[1:] else LIMIT_S))
