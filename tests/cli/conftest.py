"""The command line in this process, with fakes behind it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

import cli
from tests.cli.fakes import Seam


@pytest.fixture
def seam(monkeypatch: pytest.MonkeyPatch) -> Seam:
    made = Seam()
    for name, module in made.modules().items():
        monkeypatch.setitem(sys.modules, name, module)
    return made


@dataclass(frozen=True)
class Result:
    """How a call ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def touchstone(seam: Seam, capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    def call(*arguments: str) -> Result:
        code = cli.main(arguments)
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return call
