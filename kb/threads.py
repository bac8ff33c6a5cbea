"""One pool of threads: that of the model's runtime.

numpy brings a pool of its own (OpenBLAS; Accelerate on macOS), which has nothing to do but one
product of a matrix and a vector for each question, and waits by spinning: beside the other pool it
takes the cores from it. Three hundred questions in one process beside other work took 16.7 s with
it and 4.7 s without.
"""

import os

_POOLS = ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def one_pool() -> None:
    """To be called before numpy is imported; what the user has set himself stays."""
    for name in _POOLS:
        os.environ.setdefault(name, "1")
