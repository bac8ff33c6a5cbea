"""One small base with the starter corpus and two texts, for tests that copy it."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.tools import run, settings, touchstone

ENGLISH, CHINESE = "What must a producer answer for?", "谁对产品质量负责？"


@pytest.fixture(scope="session")
def user(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of every command here; the converted model is shared."""
    folder = tmp_path_factory.mktemp("user")
    return settings(folder / "home", TOUCHSTONE_MODEL_DIR=str(folder / "models"))


@pytest.fixture(scope="session")
def filled(user: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "base"
    done = run(touchstone("--data-dir", folder, "init", "--quiet"), user)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def copied(filled: Path, tmp_path: Path) -> Path:
    """A base of the test's own; whatever became of its permissions, pytest can remove it."""
    return shutil.copytree(filled, tmp_path / "copied")


def snapshot(folder: Path) -> dict[str, str]:
    """Every file and folder below, with the digest of what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "a folder"
        for path in sorted(folder.rglob("*"))
    }


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Commands over damaged, full and shared folders take minutes: `make whole` runs them."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and item.path.name != "test_odd_questions.py":
            item.add_marker(pytest.mark.whole)
