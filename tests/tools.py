"""Tools of the system that some tests stand on: skipped without them, but never under CI."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

_SPEAKS_FOR_OTHERS = ("CI", "TF_BUILD", "JENKINS_URL")
"""Where one of these is set, OpenVINO reports nothing: a test under CI would see nothing."""
_BEYOND_PERMISSIONS = "-dac_override,-dac_read_search"


def need(*tools: str) -> None:
    """Skips the test where a tool is missing; fails it under CI."""
    if lacking := [tool for tool in tools if shutil.which(tool) is None]:
        _miss(f"not installed: {', '.join(lacking)}")


def need_root() -> None:
    if os.geteuid() != 0:
        _miss("only root may do this")


def _miss(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def settings(home: Path, **more: str) -> dict[str, str]:
    """The environment of a user with an empty home and no settings, on a machine that is no CI."""
    home.mkdir(exist_ok=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("TOUCHSTONE_") and name not in _SPEAKS_FOR_OTHERS
    }
    return {**kept, "HOME": str(home), **more}


def touchstone(*words: str | Path) -> list[str]:
    """A command line of the product, as a process of its own."""
    return [sys.executable, "-m", "cli", *map(str, words)]


def run(
    words: list[str], environment: dict[str, str], timeout: int = 120
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words,
        cwd=CHECKOUT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


@cache
def without_network() -> tuple[str, ...]:
    """Words that run a command where there is no network, not even loopback."""
    need("unshare")
    words = ("unshare", "--net") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--net")
    _try((*words, "true"))
    return words


@cache
def under_permissions() -> tuple[str, ...]:
    """Words that run a command for which permissions hold, also where the tests run as root.

    The user stays the same, so that it can read the checkout and its libraries wherever they are;
    what goes is root's power to read and write what its permissions forbid.
    """
    if os.geteuid() != 0:
        return ()
    need("setpriv")
    drop = _BEYOND_PERMISSIONS
    words = ("setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}")
    _try((*words, "true"))
    return words


def _try(words: tuple[str, ...]) -> None:
    tried = subprocess.run(words, capture_output=True, text=True, check=False)
    if tried.returncode:
        _miss(f"{' '.join(words)}: {tried.stderr.strip()}")
