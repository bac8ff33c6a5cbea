"""What a document may do to its parser, and what that costs: this document alone."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from ingest.isolation.parsing import ParserFailed
from ingest.parsers import registry
from kb.domain.places import Box, Place, PlaceUnit
from kb.errors import InputRefused
from tests.conftest import CHECKOUT

pytestmark = pytest.mark.usefixtures("nothing_left")


def test_a_document_comes_back_from_the_worker_as_it_was_made(parsing) -> None:
    (block,) = parsing().parse(".behave", "乙".encode()).blocks
    assert block.text == "乙"
    box = Box(1, 0.5, 1.0, 2.0, 3.0)
    assert block.at == Place(PlaceUnit.PAGE, 1, 2, "annex", (box,), 0.5)


@pytest.mark.parametrize(
    ("suffix", "words", "cure"),
    [
        (".hang", "more than 1 s", "TOUCHSTONE_PARSE_SECONDS"),
        (".hang_in_c", "more than 1 s", "TOUCHSTONE_PARSE_SECONDS"),
        (".eat_memory", "more than 200 MB of memory", "TOUCHSTONE_PARSE_MEMORY_MB"),
        (".eat_memory_unlimited", "more than 200 MB of memory", "TOUCHSTONE_PARSE_MEMORY_MB"),
        (".segfault", "SIGSEGV", "save it anew"),
        (".abort", "SIGABRT", "save it anew"),
        (".leave", "exit code 0", "save it anew"),
        (".recurse", "RecursionError", "save it anew"),
        (".fail", "KeyError: 'a key\\nthat is missing'", "save it anew"),
        (".exit_politely", "SystemExit", "save it anew"),
        (".flood", "more than 2 MB of text", "TOUCHSTONE_PARSE_TEXT_MB"),
        (".lie", "another question", "save it anew"),
        (".write_too_much", "more than 2 MB of text", "TOUCHSTONE_PARSE_TEXT_MB"),
        (".have_many_pages", "98 pages; the limit is 50", "TOUCHSTONE_PARSE_PAGES"),
        (".give_surrogates", "no Unicode", "save it anew"),
        (".give_nothing", "TypeError", "save it anew"),
        (".give_wrong_rows", "1 places for 2 rows", "save it anew"),
        (".connect", "may not do this: socket", "save it anew"),
        (".start_a_process", "may not do this: subprocess", "save it anew"),
    ],
)
def test_a_parser_that_misbehaves_is_told_of_and_the_next_document_is_read(
    parsing, suffix, words, cure
) -> None:
    seconds = 1 if "hang" in suffix else 60
    reader = parsing(seconds=seconds, memory_mb=200, pages=50, text_mb=2)
    with pytest.raises(InputRefused) as refused:
        reader.parse(suffix, b"")
    assert words in refused.value.problem
    assert cure in refused.value.cure
    assert "\n" not in str(refused.value)
    assert reader.parse(".behave", b"next").blocks[0].text == "next"


@pytest.mark.parametrize(
    ("suffix", "text"),
    [(".print_much", "read in spite of it"), (".read_all_input", "there were 0 characters")],
)
def test_what_a_parser_prints_or_reads_is_not_the_pipe(parsing, suffix, text) -> None:
    assert parsing().parse(suffix, b"").blocks[0].text == text


def test_a_parser_that_has_a_program_convert_may_start_it_and_it_ends_with_its_parser(
    parsing, monkeypatch
) -> None:
    names = {registry.PARSERS[f".start_and_{it}"] for it in ("hang", "end")}
    monkeypatch.setattr("ingest.isolation.parsing.BY_PROGRAM", names)
    reader = parsing(seconds=5)
    assert reader.parse(".start_and_end", b"").blocks[0].text == "made"
    with pytest.raises(InputRefused, match="may not do this"):
        reader.parse(".start_a_process", b"")
    with pytest.raises(ParserFailed, match="more than 5 s"):
        reader.parse(".start_and_hang", b"")


def test_the_limit_of_time_is_kept_within_a_second(parsing) -> None:
    reader = parsing(seconds=1)
    reader.parse(".behave", b"the worker runs")
    started = time.monotonic()
    with pytest.raises(ParserFailed):
        reader.parse(".hang_in_c", b"")
    assert 1 <= time.monotonic() - started < 2


def test_each_page_that_is_recognised_gives_the_next_one_its_time(parsing) -> None:
    heard: list[tuple[int, int]] = []
    reader = parsing(seconds=1, ocr_page_seconds=2)
    document = reader.parse(".recognise_slowly", b"5", lambda *page: heard.append(page))
    assert document.blocks[0].text == "5 pages"
    assert heard == [(page, 5) for page in range(1, 6)]


def test_pages_buy_no_more_time_than_their_own(parsing) -> None:
    with pytest.raises(ParserFailed, match="more than 1 s"):
        parsing(seconds=1, ocr_page_seconds=0.01).parse(".recognise_slowly", b"9")
    started = time.monotonic()
    with pytest.raises(ParserFailed, match="more than 1 s"):
        parsing(seconds=1, ocr_page_seconds=60).parse(".recognise_and_hang", b"")
    assert time.monotonic() - started < 5
    with pytest.raises(ParserFailed, match="more pages than the limit"):
        parsing(seconds=1, ocr_max_pages=50).parse(".seem_alive", b"")


def test_a_worker_that_was_killed_between_two_documents_is_replaced_unsaid(parsing) -> None:
    reader = parsing()
    worker = psutil.Process(int(reader.parse(".tell_surroundings", b"").blocks[2].text))
    worker.kill()
    worker.wait()
    assert reader.parse(".behave", b"next").blocks[0].text == "next"


def test_many_documents_are_read_by_one_worker(parsing) -> None:
    reader = parsing()
    pids = {reader.parse(".tell_surroundings", b"").blocks[2].text for _ in range(5)}
    assert len(pids) == 1
    assert pids != {str(os.getpid())}


def test_a_worker_sees_no_settings_and_stands_in_a_folder_that_goes_with_it(
    parsing, monkeypatch
) -> None:
    monkeypatch.setenv("TOUCHSTONE_KEY", "secret")
    reader = parsing()
    folder, names, _ = (block.text for block in reader.parse(".tell_surroundings", b"").blocks)
    assert Path(folder).is_dir()
    assert Path(folder) != Path.cwd()
    assert "TOUCHSTONE" not in names
    reader.close()
    assert not Path(folder).exists()


def test_text_files_are_read_without_a_worker(parsing) -> None:
    before = set(psutil.Process().children())
    assert parsing().parse(".md", b"# Title\n\nText.").blocks
    assert set(psutil.Process().children()) == before


PARENT = """
import os, sys, threading
from ingest.isolation.parsing import Parsing
from ingest.limits import Limits
from ingest.parsers import registry
registry.PARSERS[".tell"] = "tests.ingest.isolation.misbehaving:tell_surroundings"
registry.PARSERS[".hang"] = "tests.ingest.isolation.misbehaving:" + sys.argv[1]
reader = Parsing(Limits())
print(reader.parse(".tell", b"").blocks[2].text, flush=True)
if sys.argv[1] != "rest":
    reader.parse(".hang", b"")
sys.stdin.read()
"""


@pytest.mark.parametrize("doing", ["rest", "hang", "hang_in_c"])
def test_a_worker_dies_with_a_parent_that_is_killed(doing) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, doing],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        parent.wait()
        psutil.wait_procs([worker], timeout=10)
        assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE
