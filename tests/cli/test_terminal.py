"""On a terminal: the same facts, wrapped and coloured, and brackets of a law stay brackets."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from commands.progress import Bar
from commands.terminal import print_answer, print_overview
from kb.domain.places import Place, PlaceUnit
from kb.domain.tables import TableRow
from tests.cli.fakes import REPORT
from tests.rendering import samples


@pytest.fixture
def console():
    return Console(file=io.StringIO(), width=100, force_terminal=False)


def test_an_answer_shows_sentences_sources_status_and_kind(console):
    print_answer(samples.answered(), console)
    shown = console.file.getvalue()
    assert f"{samples.QUOTE} [1]" in shown
    assert "[1] 中华人民共和国产品质量法 (Product Quality Law) · 第二十六条" in shown
    assert "in force 有效" in shown
    assert "law 法律 · official text 官方文本 · full text 全文" in shown
    assert f'"{samples.QUOTE}"' in shown


def test_a_citation_tells_its_place_and_the_columns_of_a_row(console):
    place = Place(PlaceUnit.SLIDE, 3, 3, confidence=0.5)
    row = TableRow(("Kind", "Rate"), ("Tea", "5"))
    cited = replace(samples.CITATION, places=(place,), row=row)
    print_answer(replace(samples.answered(), citations=(cited,)), console)
    shown = console.file.getvalue()
    assert "slide 3 第3张幻灯片" in shown
    assert "50 % sure" in shown
    assert "columns 列: Kind | Rate" in shown


def test_no_answer_shows_why_and_what_next(console):
    print_answer(samples.unanswered(), console)
    shown = console.file.getvalue()
    assert "not in the sources 来源中没有" in shown
    assert "touchstone add PATH" in shown


def test_markup_and_escapes_in_a_document_are_only_words(console):
    sentence = replace(samples.answered().sentences[0], text="[bold]第一条[/bold]\x1b[2J")
    print_answer(replace(samples.answered(), sentences=(sentence,)), console)
    assert "[bold]第一条[/bold][2J [1]" in console.file.getvalue()


def test_the_overview_is_a_table_with_whole_ids(console):
    print_overview([samples.OVERVIEW], console)
    header, title, row = console.file.getvalue().splitlines()
    assert header.split() == ["edition", "status", "articles", "clauses"]
    assert title.startswith("中华人民共和国产品质量法 / Product Quality Law · law 法律")
    assert row.split() == [samples.EDITION_ID, "in", "force", "有效", "1", "2"]


def test_ask_draws_for_a_terminal_and_not_for_a_pipe(touchstone, monkeypatch):
    drawn = []
    monkeypatch.setattr("commands.ask.on_terminal", lambda: True)
    monkeypatch.setattr("commands.terminal.print_answer", drawn.append)
    assert touchstone("ask", "x").out == ""
    assert len(drawn) == 1


def test_the_bar_counts_through_a_run_and_vanishes(capsys):
    bar = Bar()
    bar.start(len(REPORT.files))
    for file in REPORT.files:
        bar.advance(f"[red]{file.name}")
    bar.finish()
    assert capsys.readouterr().out == ""
