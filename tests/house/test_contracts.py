"""The architecture is a contract, and the contracts hold."""

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

from tests.conftest import CHECKOUT


def lint_imports(config, folder):
    command = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [str(command), "--no-cache", "--config", str(config)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_contracts_hold():
    result = lint_imports(CHECKOUT / ".importlinter", CHECKOUT)
    assert result.returncode == 0, result.stdout


def test_every_package_of_the_house_is_under_the_contracts():
    config = ConfigParser()
    config.read(CHECKOUT / ".importlinter", encoding="utf-8")
    roots = set(config["importlinter"]["root_packages"].split())
    assert roots == {"api", "commands", "ingest", "kb"}
