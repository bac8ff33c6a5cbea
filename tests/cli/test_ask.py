"""``touchstone ask``: what reaches the knowledge base, what comes out, and how it ends."""

import io
import json
from datetime import date

import pytest

from kb.domain.retrieval import Filters
from kb.domain.vocabulary import OutcomeCode
from kb.rendering.as_json import answer_document
from tests.rendering import samples


def test_the_answer_goes_to_stdout_and_notices_to_stderr(touchstone, seam):
    result = touchstone("ask", "生产者承担什么责任？")
    assert result.code == 0
    assert result.out.startswith(f"{samples.QUOTE} [1]\n")
    assert result.err == f"note: {samples.NOTICE}\n"
    assert seam.one_shot is True
    assert seam.base.closed


def test_json_is_the_whole_document_and_nothing_else(touchstone):
    result = touchstone("ask", "生产者承担什么责任？", "--json")
    assert json.loads(result.out) == answer_document(samples.answered())
    assert result.err == ""


def test_quiet_leaves_stderr_empty(touchstone):
    assert touchstone("ask", "x", "--quiet").err == ""


def test_every_option_reaches_the_knowledge_base(touchstone, seam):
    options = ["--as-of", "2019-01-01", "--lang", "en", "--k", "7", "--no-llm"]
    filters = ["--where", "level=law", "--where", "instrument=cn:a", "--where", "language=zh"]
    assert touchstone("ask", "x", *options, *filters).code == 0
    assert seam.base.calls == [
        (
            "ask",
            "x",
            {
                "as_of": date(2019, 1, 1),
                "language": "en",
                "filters": Filters(("law",), ("cn:a",), ("zh",)),
                "k": 7,
            },
        )
    ]


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (OutcomeCode.PARTLY_ANSWERED, 0),
        (OutcomeCode.CONFLICTING, 0),
        (OutcomeCode.NOT_IN_SOURCES, 3),
        (OutcomeCode.OUT_OF_SCOPE, 3),
        (OutcomeCode.ONLY_OUTDATED, 3),
        (OutcomeCode.NEEDS_DETAIL, 3),
        (OutcomeCode.ERROR, 1),
    ],
)
def test_the_exit_code_follows_the_outcome(touchstone, seam, outcome, code):
    seam.base.answer = samples.unanswered(outcome)
    result = touchstone("ask", "x")
    assert result.code == code
    assert "Add the document: touchstone add PATH" in result.out


def test_a_dash_reads_the_question_from_stdin(touchstone, seam, monkeypatch):
    raw = io.BytesIO("\ufeff产品质量法第二十六条\r\n".encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw, encoding="latin-1"))
    assert touchstone("ask", "-").code == 0
    assert seam.base.calls[0][1] == "产品质量法第二十六条"


def test_a_question_on_stdin_that_is_not_utf8_is_refused(touchstone, monkeypatch):
    raw = io.BytesIO("产品质量".encode("gb18030"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw, encoding="latin-1"))
    result = touchstone("ask", "-")
    assert result.code == 2
    assert "not UTF-8" in result.err


def test_a_stdin_without_end_is_not_read_to_its_end(touchstone, seam, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Endless(), encoding="utf-8"))
    result = touchstone("search", "-")
    assert result.code == 2
    assert "touchstone add PATH" in result.err
    assert seam.base.calls == []


class Endless(io.RawIOBase):
    """Writes without end, as ``yes`` does."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        buffer[:] = b"a" * len(buffer)
        return len(buffer)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["ask", ""], "The question is empty"),
        (["ask", " \n "], "The question is empty"),
        (["ask", "x", "--where", "colour=red"], "level=..."),
        (["ask", "x", "--where", "topic=chain length"], "chain-quality"),
        (["ask", "x", "--where", "level"], "level=..."),
        (["ask", "x", "--where", "level="], "level=..."),
        (["ask", "x", "--where", "level=lex"], "administrative_regulation"),
        (["ask", "x", "--where", "language=fr"], "zh, en"),
        (["ask", "x", "--as-of", "2018"], "YYYY-MM-DD"),
        (["ask", "x", "--as-of", "2018-02-30"], "YYYY-MM-DD"),
        (["ask", "x", "--lang", "fr"], "'zh'"),
        (["ask", "x", "--k", "0"], "greater than or equal to 1"),
        (["ask", "x", "--k", "many"], "--k"),
        (["ask", "x", "--colour"], "touchstone ask --help"),
        (["ask", "-recall"], "behind '--'"),
        (["ask"], "QUESTION"),
        (["ask", "x", "--data-dir", "y"], "before the command"),
        (["aks", "x"], "Did you mean 'ask'?"),
        (["--colour"], "touchstone --help"),
    ],
)
def test_words_that_are_off_end_with_2_and_one_advice(touchstone, seam, arguments, hint):
    result = touchstone(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert hint in result.err
    assert len(result.err.splitlines()) <= 2
    assert seam.base.calls == []
