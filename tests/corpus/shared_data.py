"""Finds the folder with the source texts that digests are checked against."""

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LAW = Path("data/laws-cn/economic/product-quality-law/README.md")
SEEDS = Path("data/seeds")


def shared_folder() -> Path:
    """TOUCHSTONE_SHARED, or `shared` beside the checkout; it need not exist."""
    named = os.environ.get("TOUCHSTONE_SHARED")
    return Path(named) if named else CHECKOUT.parent / "shared"


def require(relative: Path) -> Path:
    """The path below the folder; where it is absent the test is skipped, or fails under CI."""
    path = shared_folder() / relative
    if not path.exists():
        reason = f"source texts are not here: {path} (set TOUCHSTONE_SHARED to their folder)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path
