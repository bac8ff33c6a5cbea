"""Whatever README.md and docs/commands.md tell people to type works as written.

Commands of ``touchstone`` run here against fakes; ``make`` targets and pip lines are compared
with the Makefile, whose demo and tests .ci/run executes whole.
"""

import re
import shlex
import tomllib

import pytest

import cli
from kb.settings import Settings
from tests.cli.conftest import seam, touchstone  # noqa: F401 - fixtures of the command line
from tests.conftest import CHECKOUT

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
COMMANDS = (CHECKOUT / "docs" / "commands.md").read_text(encoding="utf-8")
MAKEFILE = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(sh|bat)\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)


def typed_lines(text):
    """Every command line in a fenced block, with Windows paths written as on Linux."""
    for language, block in FENCE.findall(text):
        for line in block.splitlines():
            words = line.split("#")[0].strip()
            if language == "bat":
                words = words.replace("\\", "/").replace(".venv/Scripts/", ".venv/bin/")
            yield from (part.strip() for part in re.split(r"&&", words) if part.strip())


LINES = sorted({*typed_lines(README), *typed_lines(COMMANDS)})
TOUCHSTONE = [line for line in LINES if "touchstone " in line]
OTHERS = [line for line in LINES if line not in TOUCHSTONE]


@pytest.mark.parametrize("line", TOUCHSTONE)
def test_a_touchstone_command_that_is_shown_works(line, touchstone, monkeypatch):  # noqa: F811
    monkeypatch.setattr("commands.serve._run", lambda base, listener: None)
    monkeypatch.setattr("commands.options._read_stdin", lambda: "piped words")
    words = shlex.split(line.split("|")[-1].split(">")[0])
    program = next(i for i, word in enumerate(words) if word.endswith("touchstone"))
    for setting in words[:program]:
        monkeypatch.setenv(*setting.split("=", 1))
    result = touchstone(*words[program + 1 :])
    assert result.code in (0, 4), result.err


@pytest.mark.parametrize("line", OTHERS)
def test_any_other_line_is_a_make_target_or_what_the_makefile_does(line):
    words = line.split()
    if words[0] == "make":
        targets = set(re.findall(r"^([a-z]+):", MAKEFILE, flags=re.MULTILINE))
        assert {word for word in words[1:] if "=" not in word} <= targets
        return
    shown = re.sub(r"^(py|\.venv/bin/python) ", "", line).replace(".venv/bin/pip", "-m pip")
    made = MAKEFILE.replace("$(VENV)", ".venv").replace("--disable-pip-version-check ", "")
    made = made.replace("$(PIP)", "-m pip").replace("'", "").replace(" --quiet", "")
    assert shown in made


def test_the_two_commands_come_before_all_others():
    assert list(typed_lines(README))[:2] == ["make demo", "make test"]


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_is_described(name):
    assert re.search(rf"^## `touchstone {name}\b", COMMANDS, flags=re.MULTILINE)


def test_no_command_is_described_that_does_not_exist():
    described = re.findall(r"^## `touchstone (\w+)", COMMANDS, flags=re.MULTILINE)
    assert sorted(described) == sorted(cli.COMMANDS)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described(name):
    settings = (CHECKOUT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert f"`TOUCHSTONE_{name.upper()}`" in settings


def test_the_changelog_knows_the_version():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"## [{project['version']}]" in (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_links_between_our_documents_lead_somewhere():
    documents = [*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")]
    for document in documents:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
