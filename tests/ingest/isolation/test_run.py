"""A folder with documents that break their parsers: the others are taken in."""

import pytest

from ingest.report import FileOutcome
from tests.ingest.conftest import PROSE
from tests.ingest.isolation.conftest import NAMES

BAD = [".hang", ".eat_memory", ".segfault", ".abort", ".leave", ".recurse", ".fail", ".flood"]

pytestmark = pytest.mark.usefixtures("nothing_left")


def test_what_breaks_its_parser_costs_itself_alone(open_ingestion, store, tmp_path) -> None:
    root = tmp_path / "texts"
    root.mkdir()
    for number, suffix in enumerate(BAD):
        (root / f"{number}{suffix}").write_bytes(b"bad")
        (root / f"{number}-good.html").write_text(f"<h1>Audit {number}</h1><p>Text {number}.</p>")
    (root / "audit.md").write_text(PROSE, encoding="utf-8")
    work = open_ingestion(parse_seconds=5, parse_memory_mb=200, parse_text_mb=2)
    report = work.add([str(root)])
    refused = {file.name: file for file in report.files if file.outcome is FileOutcome.REFUSED}
    assert set(refused) == {f"texts/{number}{suffix}" for number, suffix in enumerate(BAD)}
    for name, file in refused.items():
        assert str(root / name.removeprefix("texts/")) in file.reason
        assert "\n" not in file.reason
    assert report.summary.startswith(f"{len(BAD) + 1} added")
    assert [file.name for file in report.files] == sorted(file.name for file in report.files)
    assert report.exit_code == 4


def test_a_document_that_breaks_its_parser_later_keeps_its_former_text(
    open_ingestion, store, tmp_path
) -> None:
    file = tmp_path / "a.behave"
    file.write_text("One text.")
    work = open_ingestion(parse_seconds=1)
    assert work.add([str(file)]).exit_code == 0
    assert "segfault" in NAMES
    file.with_suffix(".segfault").write_text("x")
    report = work.add([str(tmp_path / "a.segfault"), str(file)])
    assert [it.outcome for it in report.files] == [FileOutcome.REFUSED, FileOutcome.UNCHANGED]
