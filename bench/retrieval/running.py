"""One run: every question of a set through ``KnowledgeBase.search``, and what came of it."""

import os
import random
import statistics
import subprocess
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.measure import machine, percentile
from bench.retrieval import runs
from bench.retrieval.metrics import DEPTH, SEED, evaluate
from bench.retrieval.packs import HOME, Ready, ready
from bench.retrieval.remembering import remembered
from bench.retrieval.saying import progress
from bench.retrieval.testset import Question, TestSet, check
from kb.bootstrap import open_embedder, open_knowledge_base, open_store
from kb.domain.answers import MAX_K
from kb.domain.retrieval import Filters, SearchResult
from kb.errors import UsageError
from kb.identifiers import PASSAGE_SCHEME
from kb.knowledge_base import KnowledgeBase
from kb.language.segment import SEGMENTER_VERSION
from kb.settings import Settings

FIRST_K = 20
"""Passages asked for at first: nearly always of ten documents or more."""
DEFAULTS = {"dense": "exact"}
"""Scans are exact unless the run says otherwise, so that no figure rests on an approximation."""
PART_WEIGHTS = (
    "dense_weight",
    "sentence_weight",
    "chinese_dense_weight",
    "chinese_sentence_weight",
    "across_dense_weight",
    "across_sentence_weight",
)
"""All 0 leaves the words alone."""
_NOT_RETRIEVAL = tuple("archive_ data_dir host lock_ max_file model_dir ocr parse_ port".split())
_EVERY = 50


@dataclass(frozen=True, slots=True)
class Wish:
    """What to run: settings other than the defaults, how many questions (all), where to write.

    ``fast`` takes the vectors of questions from former runs; times then leave them out.
    """

    settings: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""
    sample: int | None = None
    fresh: bool = False
    fast: bool = False
    into: Path = runs.RESULTS
    home: Path = HOME


def words_alone() -> dict[str, Any]:
    """The settings that switch every part but words off."""
    return {name: 0.0 for name in PART_WEIGHTS if name in Settings.model_fields}


def overrides(given: Sequence[str]) -> dict[str, Any]:
    """``name=value`` as settings take them. Raises UsageError."""
    found: dict[str, Any] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or name not in Settings.model_fields or name.startswith(_NOT_RETRIEVAL):
            raise UsageError(
                f"'{one}' names no setting of retrieval.", "Write it as --set dense_weight=0.4"
            )
        found[name] = value
    return found


def run(test_set: TestSet, root: Path, wish: Wish) -> runs.Run:
    """Builds the pack where it is missing, asks everything, writes the folder.

    Raises InputRefused where the data set is not whole.
    """
    wanted = DEFAULTS | dict(wish.settings)
    pack = ready(test_set.pack, root, wanted, home=wish.home, fresh=wish.fresh)
    wanted |= {"data_dir": pack.data, "model_dir": wish.home / "models"}
    settings = Settings(**wanted)
    with closing(open_store(settings)) as store:
        asked = test_set.ask(root, store)
    check(test_set, asked, pack.held)
    questions = _sampled(asked.questions, wish.sample)
    started = time.perf_counter()
    found = _Found(pack)
    with (
        remembered(wish.home) if wish.fast else nullcontext(),
        closing(open_knowledge_base(settings)) as base,
    ):
        found.ask_all(base, questions, test_set)
    values = evaluate(questions, found.documents)
    rows = [runs.Row(it.id, it.language, values[it.id], found.ms[it.id]) for it in questions]
    label = wish.label or label_of(wish.settings, wish.sample)
    config = {
        "set": test_set.name,
        "label": label,
        "settings": _told(settings),
        "changed": {name: _plain(value) for name, value in wish.settings.items()},
        **_versions(settings, embedded=found.embedded),
        "documents": len(pack.held),
        "passages": pack.passages,
        "questions": len(questions),
        "sample": wish.sample,
        "fast": wish.fast,
        "notes": [*asked.notes, *found.notices],
        **_machine(),
        "seconds": round(time.perf_counter() - started, 1),
        "seconds_to_build": pack.seconds,
        **found.times(),
    }
    return runs.write(wish.into / test_set.name / label, config, rows, found.documents.items())


def label_of(settings: Mapping[str, Any], sample: int | None = None) -> str:
    """A name that says what differs from a plain run, so that it does not take that one's place."""
    if settings and all(settings.get(name) == value for name, value in words_alone().items()):
        settings = {"words": "alone"} | {k: v for k, v in settings.items() if k not in PART_WEIGHTS}
    parts = (f"{name}={_plain(value)}" for name, value in settings.items())
    own = ",".join(parts).replace("words=alone", "words") or "default"
    return f"{own},sample={sample}" if sample else own


def _plain(value: Any) -> str:
    """A model may be given as a folder: its own name tells, and the machine's paths do not."""
    return Path(str(value)).name


def _sampled(questions: Sequence[Question], count: int | None) -> Sequence[Question]:
    if count is None or count >= len(questions):
        return questions
    chosen = random.Random(SEED).sample(range(len(questions)), count)  # noqa: S311 - no secret
    return [questions[number] for number in sorted(chosen)]


class _Found:
    """What was found, question by question."""

    def __init__(self, pack: Ready) -> None:
        self._pack = pack
        self.documents: dict[str, list[str]] = {}
        self.ms: dict[str, float] = {}
        self.notices: dict[str, None] = {}
        self.embedded = False
        self._steps: dict[str, list[float]] = defaultdict(list)

    def ask_all(
        self, base: KnowledgeBase, questions: Sequence[Question], test_set: TestSet
    ) -> None:
        if questions:
            # Weights and vectors are read at the first question.
            base.search(questions[0].text, filters=test_set.filters)
        started = time.perf_counter()
        for number, question in enumerate(questions, 1):
            self._ask(base, question, test_set.filters)
            if number % _EVERY == 0:
                seconds = f"{time.perf_counter() - started:.0f} s"
                progress(f"{test_set.name}: {number} of {len(questions)} questions, {seconds}")
        progress()

    def _ask(self, base: KnowledgeBase, question: Question, filters: Filters) -> None:
        started = time.perf_counter()
        result = base.search(question.text, k=FIRST_K, filters=filters)
        self.ms[question.id] = (time.perf_counter() - started) * 1000
        documents = self._of(result)
        if len(documents) < DEPTH and result.rejected:
            documents = self._of(base.search(question.text, k=MAX_K, filters=filters))
        self.documents[question.id] = documents[:DEPTH]
        self.notices |= dict.fromkeys(result.notices)
        self.embedded |= any(candidate.dense is not None for candidate in result.kept)
        for step, ms in result.timings_ms.items():
            self._steps[step].append(ms)

    def _of(self, result: SearchResult) -> list[str]:
        """A document's score is that of its best passage, so its first place is its own."""
        clauses = (candidate.passage.clause_id for candidate in result.kept)
        return list(dict.fromkeys(self._pack.documents.get(key, key) for key in clauses))

    def times(self) -> dict[str, Any]:
        ms = list(self.ms.values())
        return {
            "ms_p50": round(percentile(ms, 0.5), 2),
            "ms_p95": round(percentile(ms, 0.95), 2),
            "ms_by_step": {k: round(statistics.median(v), 3) for k, v in self._steps.items()},
        }


def _told(settings: Settings) -> dict[str, Any]:
    """The settings that retrieval depends on, without paths of this machine."""
    whole = settings.model_dump(mode="json")
    told = {k: v for k, v in whole.items() if not k.startswith(_NOT_RETRIEVAL)}
    return told | {"embedder": Path(settings.embedder).name}


def _versions(settings: Settings, *, embedded: bool) -> dict[str, Any]:
    embedder = open_embedder(settings)
    return {
        "commit": _git("rev-parse", "HEAD"),
        "uncommitted": bool(_git("status", "--porcelain", "--", "kb", "ingest", "bench")),
        "embedder": Path(embedder.identity.name).name,
        "embedder_key": embedder.identity.key,
        "runtime": embedder.runtime() if embedded else "nothing was embedded",
        "segmenter": SEGMENTER_VERSION,
        "passage_scheme": PASSAGE_SCHEME,
    }


def _git(*words: str) -> str:
    command = ["git", "-C", str(runs.CHECKOUT), *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()


def _machine() -> dict[str, Any]:
    load = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
    return {"machine": machine(), "load": load, "day": datetime.now(UTC).date().isoformat()}
