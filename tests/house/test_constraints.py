"""Every dependency that pyproject.toml names is pinned, once, to one version."""

import re
import tomllib
from itertools import chain

from tests.conftest import CHECKOUT

PINS = [
    line
    for line in (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_line_pins_one_version_that_exists_on_every_platform():
    assert [pin for pin in PINS if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    names = [canonical(pin.split("==")[0]) for pin in PINS]
    assert len(names) == len(set(names))


def test_every_direct_dependency_is_pinned():
    pinned = {canonical(pin.split("==")[0]) for pin in PINS}
    wanted = list(chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()))
    names = {canonical(re.split(r"[<>=!~\[; ]", line)[0]) for line in wanted}
    assert names - pinned == set()


def test_torch_is_the_version_that_every_index_has():
    assert "torch==2.13.0" in PINS
