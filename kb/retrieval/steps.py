"""How long each step of a search takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Steps:
    """Milliseconds by step; a step taken twice adds up."""

    def __init__(self, **spent: float) -> None:
        self.spent = spent

    @contextmanager
    def taking(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        took = (time.perf_counter() - begun) * 1000
        self.spent[name] = self.spent.get(name, 0.0) + took
