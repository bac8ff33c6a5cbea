"""One target for its share of the time; the input that fails is kept and stays a test."""

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.targets import SEEDS, builders, parsers

SECONDS = float(os.environ.get("TOUCHSTONE_FUZZ_SECONDS", "30"))
"""For all targets together; 'make fuzz' gives more."""
SHARE = SECONDS / (len(parsers()) + len(builders()))
SEED = int(os.environ.get("TOUCHSTONE_FUZZ_SEED", "20181229"))
_AT_ONCE = 25
"""Examples between two looks at the clock."""
Input = TypeVar("Input")


def fuzz(
    inputs: st.SearchStrategy[Input], check: Callable[[Input], None], keep: Callable[[Input], Path]
) -> int:
    """How many inputs were tried. Raises what ``check`` raises, with the path of the input."""
    tried, until = 0, time.monotonic() + SHARE
    while time.monotonic() < until or not tried:

        @seed(SEED + tried)
        @settings(
            max_examples=_AT_ONCE,
            database=None,
            deadline=None,
            # Shrinking a document of kilobytes would take all the time there is.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(inputs)
        def some(one: Input) -> None:
            nonlocal tried
            tried += 1
            try:
                check(one)
            except BaseException as error:
                error.add_note(f"The input is kept as {keep(one)}")
                raise

        some()
    return tried


def keep(name: str, data: bytes) -> Path:
    """Under the name of its content, so that the same one is kept once."""
    path = SEEDS / name / hashlib.sha256(data).hexdigest()[:16]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
