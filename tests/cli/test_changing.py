"""init, add and rebuild: the report tells the fate of every file."""

import json
from dataclasses import replace

from ingest.report import FileOutcome, FileReport, Report
from tests.cli.fakes import REPORT, UNCHANGED

SHOWN = ", ".join(f"pictures/{n}.png" for n in range(5))


def test_add_reports_a_summary_then_each_file_with_trouble(touchstone, seam):
    result = touchstone("add", "laws", "pictures")
    assert result.out.splitlines() == [
        "2 added, 0 changed, 1 unchanged, 1 refused, 9 not documents (0 passages embedded, 1.2 s)",
        "",
        "refused:",
        "  laws/c.md: not UTF-8",
        "",
        "not a document:",
        f"  9 files, {SHOWN} and 4 more (--json lists all): unknown type",
        "",
        "read, with remarks:",
        "  laws/d.md: article 7 occurs twice",
    ]
    assert seam.work.calls == [
        ("add", ["laws", "pictures"], {"instrument": None}),
        ("close", None, {}),
    ]


def test_add_ends_with_4_when_a_named_input_was_refused(touchstone):
    assert touchstone("add", "laws/c.md").code == 4


def test_add_as_json_lists_every_file(touchstone):
    document = json.loads(touchstone("add", "laws", "--json").out)
    assert len(document["files"]) == len(REPORT.files)
    assert document["counts"]["not_a_document"] == 9
    assert document["exit_code"] == 4
    assert document["files"][2]["reason"] == "not UTF-8"


def test_a_second_run_says_that_nothing_changed(touchstone, seam):
    seam.work.report = UNCHANGED
    result = touchstone("add", "laws")
    assert result.code == 0
    assert result.out.startswith("0 added, 0 changed, 1 unchanged ")


def test_add_names_a_file_that_was_only_partly_read(touchstone, seam):
    partly = FileReport("a.md", FileOutcome.ADDED, partly_read=True)
    seam.work.report = Report((partly,))
    result = touchstone("add", "a.md")
    assert "partly read:\n  a.md: part of the text is missing" in result.out
    assert result.code == 4


def test_many_reasons_are_cut_short_but_counted(touchstone, seam):
    refused = FileOutcome.REFUSED
    files = tuple(FileReport(f"{n}.md", refused, reason=f"reason {n}") for n in range(60))
    seam.work.report = Report(files)
    assert "  ... and 20 more reasons; --json lists all" in touchstone("add", "x").out


def test_a_file_name_cannot_steer_the_terminal(touchstone, seam):
    nasty = FileReport("\x1b[2Ja.md", FileOutcome.REFUSED, reason="empty")
    seam.work.report = Report((nasty,))
    assert "\x1b" not in touchstone("add", "x").out


def test_add_takes_the_instrument_that_files_belong_to(touchstone, seam):
    touchstone("add", "a.md", "--instrument", "cn:product-quality-law")
    assert seam.work.calls[0][2] == {"instrument": "cn:product-quality-law"}


def test_init_says_where_the_base_is(touchstone, seam, own_data_dir):
    seam.work.report = replace(UNCHANGED, notices=("Nothing to do.",))
    result = touchstone("init")
    assert result.code == 0
    assert result.err == f"note: Nothing to do.\nnote: The base is in {own_data_dir}\n"


def test_rebuild_reports_like_add(touchstone, seam):
    seam.work.report = UNCHANGED
    assert touchstone("rebuild").out.startswith("0 added")
    assert seam.work.calls[0][0] == "rebuild"


def test_a_pipe_gets_no_progress_bar(touchstone, seam):
    touchstone("add", "laws")
    assert seam.work.progress is None


def test_add_without_a_source_is_refused(touchstone):
    result = touchstone("add")
    assert result.code == 2
    assert "SOURCE" in result.err
