"""A second look at the best passages: question and text read together."""

from collections.abc import Sequence
from typing import Protocol


class Reranker(Protocol):
    """Tells how well each of a few texts fits a question."""

    @property
    def name(self) -> str:
        """Which model judges, for records and notices."""
        ...

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """One for each text, in their order, each in [0, 1]; the higher the better it fits.

        Comparable between texts for one question; no probability. A text longer than the model
        takes is judged by its beginning. Raises MissingDependency where the model is not there.
        """
        ...
