"""Errors are one or two lines of advice with the right exit code, and never a traceback."""

import json

import pytest

from kb.errors import (
    DataDirectoryError,
    EmbedderMismatch,
    InputRefused,
    InternalError,
    MissingDependency,
    NotFound,
    UsageError,
)

FAMILY = [
    (UsageError, 2),
    (NotFound, 3),
    (InputRefused, 4),
    (DataDirectoryError, 5),
    (EmbedderMismatch, 5),
    (MissingDependency, 5),
    (InternalError, 1),
]


@pytest.mark.parametrize(("error", "code"), FAMILY)
def test_an_error_of_the_family_is_said_with_its_cure(touchstone, seam, error, code):
    seam.base.raises = error("It is not there.", "Type 'touchstone init'.")
    result = touchstone("ask", "x")
    assert result.code == code
    assert result.err == "touchstone: It is not there.\n  Type 'touchstone init'.\n"
    assert result.out == ""
    assert seam.base.closed


def test_with_json_an_error_is_an_object_on_stderr(touchstone, seam):
    seam.base.raises = NotFound("No clause 'x'.", "Search for it.")
    result = touchstone("show", "x", "--json")
    assert result.out == ""
    assert json.loads(result.err) == {
        "error": {
            "title": "Not in the knowledge base",
            "problem": "No clause 'x'.",
            "cure": "Search for it.",
        }
    }


def test_with_json_a_wrong_option_is_an_object_too(touchstone):
    error = json.loads(touchstone("ask", "x", "--json", "--colour").err)["error"]
    assert "--colour" in error["problem"]


def test_an_unexpected_error_is_owned_and_tells_how_to_report_it(touchstone, seam):
    seam.base.raises = ZeroDivisionError("division by zero")
    result = touchstone("ask", "x")
    assert result.code == 1
    assert "ZeroDivisionError: division by zero" in result.err
    assert "error of ours" in result.err
    assert "Traceback" not in result.err


def test_the_traceback_is_there_for_those_who_ask(touchstone, seam, monkeypatch):
    monkeypatch.setenv("TOUCHSTONE_DEBUG", "1")
    seam.base.raises = ZeroDivisionError("division by zero")
    assert "Traceback" in touchstone("ask", "x").err


def test_ctrl_c_ends_with_130(touchstone, seam):
    seam.base.raises = KeyboardInterrupt()
    result = touchstone("ask", "x")
    assert result.code == 130
    assert "Traceback" not in result.err


@pytest.mark.parametrize(("name", "value"), [("PORT", "many"), ("CANDIDATES", "x")])
def test_a_setting_that_cannot_be_used_is_named(touchstone, monkeypatch, name, value):
    monkeypatch.setenv(f"TOUCHSTONE_{name}", value)
    result = touchstone("ask", "x")
    assert result.code == 2
    assert f"TOUCHSTONE_{name}" in result.err


def test_a_broken_settings_file_is_named(touchstone, monkeypatch, tmp_path):
    (tmp_path / "touchstone.toml").write_text("port = = 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = touchstone("ask", "x")
    assert result.code == 2
    assert "touchstone.toml" in result.err


def test_the_data_dir_of_the_call_wins(touchstone, seam, tmp_path):
    touchstone("--data-dir", str(tmp_path / "other"), "ask", "x")
    assert seam.settings.data_dir == tmp_path / "other"


def test_the_data_dir_of_the_environment_is_used_otherwise(touchstone, seam, own_data_dir):
    touchstone("ask", "x")
    assert seam.settings.data_dir == own_data_dir
