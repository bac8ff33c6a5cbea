"""The vectors of questions, kept from run to run while numbers are tuned.

They depend on the embedder alone, and take most of the time of a search over a small base.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from kb import bootstrap
from kb.identifiers import sha256_text
from kb.ports import Embedder, EmbedderIdentity, Span, Vector
from kb.settings import Settings


class Remembering:
    """An embedder that asks the true one for a single text only once."""

    def __init__(self, embedder: Embedder, home: Path) -> None:
        self._embedder = embedder
        self._path = home / f"questions-{embedder.identity.key}.npz"
        self._held: dict[str, Vector] = {}
        self._count = 0
        if self._path.exists():
            with np.load(self._path) as held:
                self._held = dict(zip(held["keys"].tolist(), held["rows"], strict=True))
                self._count = len(self._held)

    @property
    def identity(self) -> EmbedderIdentity:
        return self._embedder.identity

    @property
    def languages(self) -> frozenset[str]:
        return self._embedder.languages

    @property
    def max_tokens(self) -> int:
        return self._embedder.max_tokens

    def token_spans(self, text: str) -> Sequence[tuple[int, int]]:
        return self._embedder.token_spans(text)

    def embed(self, texts: Sequence[str]) -> Vector:
        if len(texts) != 1:
            return self._embedder.embed(texts)
        key = sha256_text(texts[0])
        if key not in self._held:
            self._held[key] = self._embedder.embed(texts)[0]
        return self._held[key][np.newaxis]

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[Vector, list[Vector]]:
        return self._embedder.embed_parts(texts, parts)

    def runtime(self) -> str:
        return self._embedder.runtime()

    def tidy(self) -> tuple[str, ...]:
        return self._embedder.tidy()

    def save(self) -> None:
        """Nothing is lost where two runs save: the next one asks again."""
        if len(self._held) > self._count:
            rows = np.stack(list(self._held.values()))
            with self._path.open("wb") as file:
                np.savez(file, keys=np.array(list(self._held)), rows=rows)


@contextmanager
def remembered(home: Path) -> Iterator[None]:
    """Knowledge bases opened meanwhile embed each question once and for all."""
    true, made = bootstrap.open_embedder, list[Remembering]()

    def opened(settings: Settings) -> Embedder:
        made.append(Remembering(true(settings), home))
        return made[-1]

    bootstrap.open_embedder = opened
    try:
        yield
    finally:
        bootstrap.open_embedder = true
        for embedder in made:
            embedder.save()
