"""An embedder without a model: the same words give the same vector, in any process."""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from kb.ports import EmbedderIdentity, Span, Vector


class FakeEmbedder:
    """``kb.ports.Embedder``: unit vectors of hashed words; tokens are what white space parts.

    Texts that share words are near each other; word order does not matter. ``name`` makes another
    identity (its vectors differ as well). Texts of any length are embedded whole.
    """

    def __init__(
        self,
        name: str = "fake",
        dimension: int = 32,
        max_tokens: int = 64,
        languages: frozenset[str] = frozenset({"en"}),
    ) -> None:
        self._name = name
        self._dimension = dimension
        self._max_tokens = max_tokens
        self._languages = languages

    @property
    def identity(self) -> EmbedderIdentity:
        digest = hashlib.sha256(self._name.encode()).hexdigest()
        return EmbedderIdentity(self._name, digest, "whitespace", "sum", self._dimension)

    @property
    def languages(self) -> frozenset[str]:
        return self._languages

    @property
    def max_tokens(self) -> int:
        return self._max_tokens

    def runtime(self) -> str:
        return "nothing but hashes"

    def tidy(self) -> tuple[str, ...]:
        return ()

    def token_spans(self, text: str) -> Sequence[tuple[int, int]]:
        return [match.span() for match in re.finditer(r"\S+", text)]

    def embed(self, texts: Sequence[str]) -> Vector:
        sums = [sum(map(self._word, text.lower().split() or [""])) for text in texts]
        rows = np.array(sums, np.float32).reshape(len(texts), self._dimension)
        unit: Vector = rows / np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-12)
        return unit

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[Vector, list[Vector]]:
        whole = self.embed(texts)
        rows = [
            self.embed([text[a:b] if text[a:b].strip() else text for a, b in own])
            for text, own in zip(texts, parts, strict=True)
        ]
        return whole, rows

    def _word(self, word: str) -> Vector:
        return _vector(f"{self._name} {word}", self._dimension)


@lru_cache(maxsize=100_000)
def _vector(word: str, dimension: int) -> Vector:
    seed = hashlib.sha256(word.encode()).digest()[:8]
    random = np.random.default_rng(int.from_bytes(seed, "big"))
    return random.standard_normal(dimension).astype(np.float32)
