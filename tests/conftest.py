"""Fixtures for every test: a data directory of one's own, and the folder of real documents."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

CHECKOUT = Path(__file__).parent.parent

# A deadline would measure the machine; under CI the same examples run every time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def own_data_dir(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No test sees the base, the settings or the debug switch of whoever runs it."""
    for name in list(os.environ):
        if name.startswith("TOUCHSTONE_") and name != "TOUCHSTONE_SHARED":
            monkeypatch.delenv(name)
    data_dir = tmp_path / "data"
    monkeypatch.setenv("TOUCHSTONE_DATA_DIR", str(data_dir))
    return data_dir


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents."""
    return real_documents()


def real_documents() -> Path:
    """The real documents: ``data`` below TOUCHSTONE_SHARED, or ``../shared/data``.

    They are not part of the repository, so a test that needs them is skipped where they are
    absent; under CI it fails, because there they must be.
    """
    stated = os.environ.get("TOUCHSTONE_SHARED")
    folder = (Path(stated) if stated else CHECKOUT.parent / "shared") / "data"
    if not folder.is_dir():
        reason = f"no real documents in {folder}; set TOUCHSTONE_SHARED to the folder around it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
