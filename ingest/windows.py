"""Windows of a long text: cut by tokens, at the end of a sentence where one is near."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.language.sentences import sentence_spans
from kb.ports import Embedder

CHARACTERS = 800
"""Window of a language that is not embedded: some 400 words of Chinese, one long article."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How much fits into one passage: the embedder's tokens, or characters without one."""

    embedder: Embedder | None
    limit: int

    @classmethod
    def for_language(cls, embedder: Embedder, language: str) -> "Measure":
        if language in embedder.languages:
            return cls(embedder, embedder.max_tokens)
        return cls(None, CHARACTERS)

    def fits(self, text: str) -> bool:
        if self.embedder is None:
            return len(text) <= self.limit
        # A token is at least one character, so short texts need no tokenizer.
        return len(text) <= self.limit or len(self.embedder.token_spans(text)) <= self.limit

    def ends(self, text: str) -> list[int]:
        """Where each token (or character) of ``text`` ends."""
        if self.embedder is None:
            return list(range(1, len(text) + 1))
        return [end for _, end in self.embedder.token_spans(text)]


def windows(
    text: str, span: tuple[int, int], measure: Measure, context: str
) -> Iterator[tuple[int, int]]:
    """Consecutive spans that cover text[slice(*span)]; each fits together with ``context``."""
    start, end = span
    piece = text[start:end]
    if measure.fits(f"{context}\n{piece}"):
        yield start, end
        return
    budget = max(measure.limit // 2, measure.limit - len(measure.ends(context)) - 2)
    stops = {stop for _, stop in sentence_spans(piece)}
    for first, last in _cut(measure.ends(piece), stops, budget, len(piece)):
        begin = first + len(piece[first:last]) - len(piece[first:last].lstrip())
        if begin < last:
            yield start + begin, start + last


def _cut(ends: list[int], stops: set[int], budget: int, length: int) -> Iterator[tuple[int, int]]:
    """Spans of up to ``budget`` tokens, ended early at a sentence's end in the last 40 %."""
    at, first = 0, 0
    while at < len(ends):
        last = min(at + budget, len(ends))
        if last < len(ends):
            early = range(last, at + max(1, int(budget * 0.6)), -1)
            last = next((n for n in early if ends[n - 1] in stops), last)
        stop = length if last == len(ends) else ends[last - 1]
        yield first, stop
        first, at = stop, last
    if not ends and length:
        yield 0, length
