"""The report of a run that changed the base: a summary, then every file with trouble."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from commands.output import note, print_json, print_lines
from ingest.clause_changes import ClauseChanges
from ingest.report import FileOutcome, FileReport, Report
from kb.rendering.phrases import clean

_SHOWN_NAMES = 5
"""Of files with the same reason; a folder of pictures must not hide the one broken law."""
_SHOWN_REASONS = 40


def print_report(report: Report, *, as_json: bool, quiet: bool) -> int:
    """Prints it and returns the exit code of the run."""
    if as_json:
        print_json(report_document(report))
    else:
        print_lines(report_lines(report))
        note(report.notices, quiet=quiet)
    return report.exit_code


def report_document(report: Report) -> dict[str, Any]:
    """Every file, nothing shortened."""
    return {
        "summary": report.summary,
        "seconds": report.seconds,
        "embedded": report.embedded,
        "counts": {outcome.value: report.count(outcome) for outcome in FileOutcome},
        "files": [_file_document(file) for file in report.files],
        "notices": list(report.notices),
        "exit_code": report.exit_code,
    }


def _file_document(file: FileReport) -> dict[str, Any]:
    return {
        "name": file.name,
        "outcome": file.outcome.value,
        "reason": file.reason,
        "explicit": file.explicit,
        "edition": file.edition_id,
        "title": file.title,
        "structure": file.structure,
        "articles": file.articles,
        "clauses": file.clauses,
        "passages": file.passages,
        "embedded": file.embedded,
        "partly_read": file.partly_read,
        "warnings": list(file.warnings),
        "sanitation": [asdict(remark) for remark in file.remarks],
        "changes": _jsonable(asdict(file.changes)) if file.changes else None,
    }


def _jsonable(changes: dict[str, Any]) -> dict[str, Any]:
    return {name: list(it) if isinstance(it, tuple) else it for name, it in changes.items()}


def report_lines(report: Report) -> list[str]:
    """The summary first; then refusals, passed-over files and warnings, grouped by reason."""
    lines = [f"{report.summary} ({report.embedded} passages embedded, {report.seconds:.1f} s)"]
    lines += _section("new editions", _changed(report, FileOutcome.ADDED))
    lines += _section("changed", _changed(report, FileOutcome.CHANGED))
    lines += _section("renamed", _renamed(report))
    lines += _section("read again", _read_again(report))
    lines += _section("refused", _of(report, FileOutcome.REFUSED))
    lines += _section("not a document", _of(report, FileOutcome.NOT_A_DOCUMENT))
    lines += _section("partly read", _warned(report, partly_read=True))
    lines += _section("read, with remarks", _warned(report, partly_read=False))
    return [clean(line) for line in lines]


def _of(report: Report, outcome: FileOutcome) -> Iterator[tuple[str, str]]:
    return ((file.name, file.reason) for file in report.files if file.outcome is outcome)


def _changed(report: Report, outcome: FileOutcome) -> Iterator[tuple[str, str]]:
    for file in report.files:
        if file.changes is not None and file.outcome is outcome:
            yield file.name, _change_words(file.changes)


def _change_words(changes: ClauseChanges) -> str:
    """``against EDITION: 3 changed (...); 1 repealed (...); 212 the same``."""
    named = {
        "changed": changes.changed,
        "added": changes.added,
        "repealed" if changes.against else "dropped": changes.dropped,
        "renumbered" if changes.against else "moved": changes.moved,
    }
    parts = [
        f"{len(it)} {name} ({_names(list(it), 'clauses')})" for name, it in named.items() if it
    ]
    if not parts and not changes.against:
        return "no clause, only what is known about the text"
    parts += [f"{changes.same} the same"] if changes.same else []
    return (f"against {changes.against}: " if changes.against else "") + "; ".join(parts)


def _renamed(report: Report) -> Iterator[tuple[str, str]]:
    for file in report.files:
        if file.outcome is FileOutcome.UNCHANGED and file.reason.startswith("renamed"):
            yield file.name, file.reason


def _read_again(report: Report) -> Iterator[tuple[str, str]]:
    for file in report.files:
        if file.outcome is FileOutcome.CHANGED and file.reason:
            yield file.name, file.reason


def _warned(report: Report, *, partly_read: bool) -> Iterator[tuple[str, str]]:
    passed_over = (FileOutcome.REFUSED, FileOutcome.NOT_A_DOCUMENT)
    for file in report.files:
        if file.partly_read is partly_read and file.outcome not in passed_over:
            warnings = file.warnings or (("part of the text is missing",) if partly_read else ())
            yield from ((file.name, warning) for warning in warnings)


def _section(title: str, troubles: Iterable[tuple[str, str]]) -> list[str]:
    names_by_reason: dict[str, list[str]] = {}
    for name, reason in troubles:
        names_by_reason.setdefault(reason or "no reason given", []).append(name)
    if not names_by_reason:
        return []
    groups = list(names_by_reason.items())
    lines = ["", f"{title}:"]
    lines += [f"  {_counted(names)}: {reason}" for reason, names in groups[:_SHOWN_REASONS]]
    if hidden := len(groups) - _SHOWN_REASONS:
        lines += [f"  ... and {hidden} more reasons; --json lists all"] if hidden > 0 else []
    return lines


def _counted(names: list[str]) -> str:
    return f"{len(names)} files, {_names(names)}" if len(names) > _SHOWN_NAMES else _names(names)


def _names(names: list[str], what: str = "") -> str:
    shown = ", ".join(names[:_SHOWN_NAMES])
    hidden = len(names) - _SHOWN_NAMES
    more = f"{hidden} more {what}".strip()
    return f"{shown} and {more} (--json lists all)" if hidden > 0 else shown
