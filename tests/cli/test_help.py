"""Help lists every command that exists, in the commands' own words, and no other."""

import re
from importlib import import_module
from inspect import getdoc

import pytest

import cli
from tests.conftest import CHECKOUT


def test_help_lists_exactly_the_commands_that_have_a_file(touchstone):
    result = touchstone("--help")
    section = result.out.split("Commands:\n")[1]
    listed = re.findall(r"^  (\w+)  ", section, flags=re.MULTILINE)
    assert listed == list(cli.COMMANDS)
    assert all((CHECKOUT / "commands" / f"{name}.py").is_file() for name in listed)


def test_the_bare_command_prints_the_same_help(touchstone):
    bare, asked = touchstone(), touchstone("--help")
    assert bare == asked
    assert bare.code == 0


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_registry_says_what_the_command_itself_says(name):
    function = getattr(import_module(f"commands.{name}"), name)
    assert (getdoc(function) or "").splitlines()[0] == cli.COMMANDS[name]


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_takes_json_and_quiet(touchstone, name):
    result = touchstone(name, "--help")
    assert result.code == 0
    assert "--json" in result.out
    assert "--quiet" in result.out


def test_the_version_is_printed(touchstone):
    result = touchstone("--version")
    assert result.code == 0
    assert result.out.startswith("touchstone ")
