"""What happened to every file of a run, for people and for exit codes."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from ingest.clause_changes import ClauseChanges
from ingest.sanitation.remarks import SanitationRemark
from kb.errors import InputRefused


class FileOutcome(StrEnum):
    """The fate of one file."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    NOT_A_DOCUMENT = "not_a_document"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file. ``name`` is the path below the source that was added.

    ``explicit`` is True where the path itself was named in the call. ``reason`` says why a file
    was refused, passed over, or read again; ``warnings`` what was only partly understood.
    ``partly_read`` is True only where text of the document is missing from the base. ``changes``
    compares a changed file with its former text. ``remarks`` tell what of the warnings is
    about safety, as data.
    """

    name: str
    outcome: FileOutcome
    reason: str = ""
    explicit: bool = False
    edition_id: str = ""
    title: str = ""
    structure: str = ""
    articles: int = 0
    clauses: int = 0
    passages: int = 0
    embedded: int = 0
    partly_read: bool = False
    warnings: tuple[str, ...] = ()
    changes: ClauseChanges | None = None
    remarks: tuple[SanitationRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run."""

    files: tuple[FileReport, ...] = ()
    seconds: float = 0.0
    notices: tuple[str, ...] = field(default=())

    def count(self, outcome: FileOutcome) -> int:
        return sum(file.outcome is outcome for file in self.files)

    @property
    def embedded(self) -> int:
        """Passages that were embedded in this run."""
        return sum(file.embedded for file in self.files)

    @property
    def summary(self) -> str:
        """``3 added, 0 changed, 41 unchanged`` and, where there are any, the others."""
        outcomes = (FileOutcome.ADDED, FileOutcome.CHANGED, FileOutcome.UNCHANGED)
        words = [f"{self.count(outcome)} {outcome.value}" for outcome in outcomes]
        if refused := self.count(FileOutcome.REFUSED):
            words.append(f"{refused} refused")
        if passed := self.count(FileOutcome.NOT_A_DOCUMENT):
            words.append(f"{passed} not documents")
        return ", ".join(words)

    @property
    def exit_code(self) -> int:
        """4 where a named input or a document was refused or only partly read, else 0."""
        bad = (f.outcome is FileOutcome.REFUSED or f.partly_read for f in self.files)
        return InputRefused.exit_code if any(bad) else 0


class Progress(Protocol):
    """Hears how far a run is; the terminal draws a bar, a test counts."""

    def start(self, total: int) -> None: ...

    def expect(self, passages: int, seconds: float) -> None:
        """So many passages are to be embedded, which will take about so long."""
        ...

    def advance(self, name: str) -> None: ...

    def page(self, name: str, count: int, of: int) -> None:
        """Of this file so many pages were recognised; told from any thread."""
        ...

    def finish(self) -> None: ...


class SilentProgress:
    """Draws nothing."""

    def start(self, total: int) -> None: ...

    def expect(self, passages: int, seconds: float) -> None: ...

    def advance(self, name: str) -> None: ...

    def page(self, name: str, count: int, of: int) -> None: ...

    def finish(self) -> None: ...
