"""One pool of threads beside the model's runtime."""

import os

from kb.threads import one_pool


def test_numpy_brings_no_pool_of_its_own(monkeypatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setenv("VECLIB_MAXIMUM_THREADS", "4")
    one_pool()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    assert os.environ["VECLIB_MAXIMUM_THREADS"] == "4", "what the user has set stays"
