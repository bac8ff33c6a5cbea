"""Text to vectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class SentenceVectors:
    """The sentences of one passage: spans [start, end) in its text; rows of length 1, (n, dim)."""

    spans: tuple[Span, ...]
    rows: Vector


@dataclass(frozen=True, slots=True)
class EmbedderIdentity:
    """What makes vectors comparable: weights, tokenizer settings, pooling, dimension."""

    name: str
    weights_sha256: str
    tokenizer: str
    pooling: str
    dimension: int

    @property
    def key(self) -> str:
        """A short file- and collection-safe key of the identity (not of the precision)."""
        from kb.identifiers import sha256_text

        material = (self.weights_sha256, self.tokenizer, self.pooling, str(self.dimension))
        return sha256_text("|".join(material))[:16]


class Embedder(Protocol):
    """Turns text of its declared languages into unit vectors."""

    @property
    def identity(self) -> EmbedderIdentity: ...

    @property
    def languages(self) -> frozenset[str]: ...

    @property
    def max_tokens(self) -> int:
        """Tokens that one text may have, special tokens not counted."""
        ...

    def token_spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Code-point spans [start, end) of the tokens of ``text``, untruncated, no specials."""
        ...

    def embed(self, texts: Sequence[str]) -> Vector:
        """Shape (len(texts), dimension), float32, rows of length 1; order as given."""
        ...

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[Vector, list[Vector]]:
        """As ``embed``, and for each text a row for each of its parts, (len(parts[n]), dimension).

        Parts are code-point spans in their text and may be read with the text around them. Rows
        have length 1; a part without a word has its text's.
        """
        ...

    def runtime(self) -> str:
        """What computes the vectors and how exactly: ``OpenVINO 2026.1, bf16``."""
        ...

    def tidy(self) -> tuple[str, ...]:
        """Deletes what an interrupted conversion left; a sentence for each."""
        ...
