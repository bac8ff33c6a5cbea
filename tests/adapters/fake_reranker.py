"""A reranker without a model: the share of the question's words that a text has."""

from collections.abc import Sequence


class FakeReranker:
    """``kb.ports.Reranker``: 1.0 where all words of the question are in the text, 0.0 for none."""

    name = "fake"

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        wanted = set(question.lower().split())
        return [len(wanted.intersection(it.lower().split())) / max(1, len(wanted)) for it in texts]
