"""Parsers registered for a test, each for a suffix of its own name: ``.hang``."""

import sys
from collections.abc import Callable, Iterator

import psutil
import pytest

from ingest.isolation.parsing import Parsing
from ingest.limits import Limits
from ingest.parsers import registry
from tests.ingest.isolation import misbehaving

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
NAMES = [
    name
    for name, it in vars(misbehaving).items()
    if getattr(it, "__module__", "") == misbehaving.__name__
]


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        target = f"{misbehaving.__name__}:{name}"
        monkeypatch.setitem(registry.PARSERS, f".{name}", target)


@pytest.fixture
def parsing() -> Iterator[Callable[..., Parsing]]:
    """Opens one with the limits that a test gives."""
    opened: list[Parsing] = []

    def open_it(**limits: float) -> Parsing:
        opened.append(Parsing(Limits(**limits)))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


@pytest.fixture
def nothing_left() -> Iterator[None]:
    """No process that the test started outlives it."""
    before = set(psutil.Process().children(recursive=True))
    yield
    assert set(psutil.Process().children(recursive=True)) <= before
    # What was left by a parent that is gone has another one: it is known by its words.
    ours = [it for it in psutil.process_iter(["cmdline"]) if it.info["cmdline"] == SLEEPER]
    assert ours == []
