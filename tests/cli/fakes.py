"""Fakes for both composition roots: they answer from samples and remember how they were called."""

import sys
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from ingest.doctor.findings import Diagnosis, Finding, Verdict
from ingest.removal import Probe, Removal
from ingest.report import FileOutcome, FileReport, Report
from kb.errors import NotFound
from kb.ports import Removed
from tests.rendering import samples

REPORT = Report(
    files=(
        FileReport("laws/a.md", FileOutcome.ADDED, edition_id="local:a@undated.zh", passages=3),
        FileReport("laws/b.md", FileOutcome.UNCHANGED),
        FileReport("laws/c.md", FileOutcome.REFUSED, reason="not UTF-8", explicit=True),
        *(
            FileReport(f"pictures/{n}.png", FileOutcome.NOT_A_DOCUMENT, reason="unknown type")
            for n in range(9)
        ),
        FileReport("laws/d.md", FileOutcome.ADDED, warnings=("article 7 occurs twice",)),
    ),
    seconds=1.25,
)
UNCHANGED = Report(files=(FileReport("laws/b.md", FileOutcome.UNCHANGED),), seconds=0.1)
REMOVAL = Removal(
    editions=("cn:law@2001-01-01.zh",),
    removed=Removed(1, 1, 5, 3, 0, 1, 1),
    probe=Probe(passages=3),
    notices=("Something else.",),
)
DIAGNOSIS = Diagnosis(
    findings=(
        Finding("database", Verdict.SOUND, "revision 7"),
        Finding("leftovers", Verdict.MENDED, "Deleted x."),
    ),
    facts={"runtime and precision": "OpenVINO, bf16"},
    settings={"TOUCHSTONE_DENSE": "auto"},
)


@dataclass
class FakeKnowledgeBase:
    """Knows one article; ``text`` has no final newline added."""

    answer: Any = None
    found: Any = samples.FOUND
    raises: BaseException | None = None
    calls: list[tuple[str, Any, dict[str, Any]]] = field(default_factory=list)
    closed: bool = False

    def _note(self, name: str, first: Any = None, **others: Any) -> None:
        self.calls.append((name, first, others))
        if self.raises:
            raise self.raises

    def ask(self, text: str, **others: Any) -> Any:
        self._note("ask", text, **others)
        return self.answer or samples.answered(text)

    def search(self, query: str, **others: Any) -> Any:
        self._note("search", query, **others)
        return self.found

    def show(self, reference: str, **others: Any) -> Any:
        self._note("show", reference, **others)
        return (samples.READ,)

    def clause(self, clause_id: str, **others: Any) -> Any:
        self._note("clause", clause_id, **others)
        if clause_id != samples.CLAUSE_ID:
            raise NotFound(f"No clause '{clause_id}'.", "Search for it.")
        return samples.READ

    def describe(self, clause_id: str, **others: Any) -> Any:
        return samples.SHOWN

    def overview(self, instrument_id: str | None = None, **others: Any) -> Any:
        self._note("overview", instrument_id, **others)
        return (samples.OVERVIEW,)

    def diff(self, old: str, new: str | None = None, **others: Any) -> Any:
        self._note("diff", old, new=new, **others)
        return samples.DIFFERENCE

    def text(self, edition_id: str) -> str:
        self._note("text", edition_id)
        return samples.TEXT.rstrip("\n")

    def health(self) -> dict[str, Any]:
        self._note("health")
        return {"status": "ok", "revision": 3, "degraded": False}

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeIngestion:
    """Reports without reading anything."""

    report: Report = REPORT
    removal: Removal = REMOVAL
    diagnosis: Diagnosis = DIAGNOSIS
    progress: Any = None
    calls: list[tuple[str, Any, dict[str, Any]]] = field(default_factory=list)

    def init(self) -> Report:
        self.calls.append(("init", None, {}))
        return self.report

    def add(self, sources: Any, **others: Any) -> Report:
        self.calls.append(("add", list(sources), others))
        return self.report

    def rebuild(self) -> Report:
        self.calls.append(("rebuild", None, {}))
        return self.report

    def remove(self, targets: Any, **others: Any) -> Removal:
        self.calls.append(("remove", list(targets), others))
        return self.removal

    def doctor(self) -> Diagnosis:
        self.calls.append(("doctor", None, {}))
        return self.diagnosis

    def settle(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        self.calls.append(("close", None, {}))


@dataclass
class Seam:
    """What the commands find behind both composition roots."""

    base: FakeKnowledgeBase = field(default_factory=FakeKnowledgeBase)
    work: FakeIngestion = field(default_factory=FakeIngestion)
    settings: Any = None
    one_shot: bool | None = None

    def open_knowledge_base(self, settings: Any, *, one_shot: bool = False) -> FakeKnowledgeBase:
        self.settings, self.one_shot = settings, one_shot
        return self.base

    def open_ingestion(
        self, settings: Any, progress: Any = None, *, create: bool = True, **others: Any
    ) -> FakeIngestion:
        self.command = others.get("command")
        self.creates = create
        self.settings, self.work.progress = settings, progress
        return self.work

    def modules(self) -> dict[str, ModuleType]:
        kb, ingest = ModuleType("kb.bootstrap"), ModuleType("ingest.bootstrap")
        kb.open_knowledge_base = self.open_knowledge_base  # type: ignore[attr-defined]
        ingest.open_ingestion = self.open_ingestion  # type: ignore[attr-defined]
        return {"kb.bootstrap": kb, "ingest.bootstrap": ingest}


def install() -> None:
    """For a process of its own: ``python -c 'from tests.cli import fakes; fakes.install()...'``."""
    sys.modules.update(Seam().modules())
