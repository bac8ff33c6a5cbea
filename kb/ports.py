"""The ports: what the knowledge base asks of the world. Adapters are in ``kb/adapters``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kb.domain.clauses import Clause, Passage
from kb.domain.instruments import Edition, Instrument, Source, StoredText
from kb.domain.retrieval import Filters, Hit

Vector = NDArray[np.float32]


class Clock(Protocol):
    """Tells which day it is."""

    def today(self) -> date:
        """The date in Asia/Shanghai."""
        ...


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


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """A passage as the lexical index takes it: tokens already segmented and folded."""

    passage_id: str
    edition_id: str
    tokens: tuple[str, ...]
    heading_tokens: tuple[str, ...] = ()


class Indexes(Protocol):
    """Opens the derived indexes of one data directory by generation name."""

    def dense(self, name: str) -> "DenseIndex":
        """The stored dense index ``name``, made where it is missing."""
        ...

    def exact(self) -> "DenseIndex":
        """An exact scan over the vectors in the store; needs no generation."""
        ...

    def lexical(self, name: str | None) -> "LexicalIndex":
        """The stored lexical index ``name``; None gives an empty one in memory."""
        ...

    def exists(self, name: str) -> bool:
        """False where the files of a generation are gone."""
        ...

    def drop(self, name: str) -> None:
        """Deletes the files of a generation."""
        ...


class LexicalIndex(Protocol):
    """BM25 over segmented text, one space for each language. Not thread-safe for writing."""

    def add(self, language: str, entries: Iterable[LexicalEntry]) -> None: ...

    def remove_edition(self, edition_id: str) -> None: ...

    def commit(self) -> None:
        """Makes what was added and removed visible to ``search``, here and in other readers."""
        ...

    def search(self, language: str, weights: Mapping[str, float], limit: int) -> list[Hit]:
        """Best first. ``weights`` maps query tokens to boosts; never parsed as a query."""
        ...

    def frequencies(self, language: str, tokens: Sequence[str]) -> dict[str, int]:
        """In how many passages each token occurs (body or heading)."""
        ...

    def count(self, language: str) -> int: ...

    def close(self) -> None: ...


class DenseIndex(Protocol):
    """Nearest neighbours by cosine, one space for each language."""

    def add(self, language: str, passage_ids: Sequence[str], vectors: Vector) -> None: ...

    def remove(self, language: str, passage_ids: Sequence[str]) -> None: ...

    def search(self, language: str, vector: Vector, limit: int) -> list[Hit]:
        """Best first; scores are cosines in [-1, 1]. ``vector`` has shape (dimension,)."""
        ...

    def count(self, language: str) -> int: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class EditionBundle:
    """All that one committed edition consists of; the store takes it in one transaction.

    ``vectors`` maps the SHA-256 of ``passage.indexed_text`` to a row; texts of languages that
    the embedder does not declare have none.
    """

    instrument: Instrument
    edition: Edition
    text: StoredText
    clauses: tuple[Clause, ...]
    passages: tuple[Passage, ...]
    source: Source
    original: bytes
    embedder_key: str = ""
    vectors: Mapping[str, Vector] | None = None


@dataclass(frozen=True, slots=True)
class Generation:
    """One derived index directory: ``indexes/<name>``; ``state`` is dirty or clean."""

    name: str
    kind: str
    key: str
    state: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an edition consists of; sections count as ``articles`` where it has none."""

    articles: int
    clauses: int
    passages: int


class StoreReader(Protocol):
    """Reads the truth. Everything it returns is committed."""

    def revision(self) -> int:
        """A number that grows with every committed change; equal means nothing changed."""
        ...

    def instruments(self) -> tuple[Instrument, ...]: ...

    def instrument(self, instrument_id: str) -> Instrument | None: ...

    def editions(self, instrument_id: str | None = None) -> tuple[Edition, ...]: ...

    def edition(self, edition_id: str) -> Edition | None: ...

    def text(self, edition_id: str) -> StoredText | None: ...

    def source(self, edition_id: str) -> Source | None: ...

    def sources(self) -> dict[tuple[str, str], tuple[str, str]]:
        """(origin, name) -> (source SHA-256, edition id) of every source taken in."""
        ...

    def clauses(self, edition_id: str) -> tuple[Clause, ...]:
        """In reading order."""
        ...

    def clause(self, clause_id: str) -> Clause | None: ...

    def clauses_by_eid(
        self, eids: Sequence[str], instrument_ids: Sequence[str] = ()
    ) -> tuple[Clause, ...]:
        """Clauses with one of these eids, in these instruments (in all where none is given)."""
        ...

    def counts(self, edition_id: str) -> Counts: ...

    def clause_at(self, edition_id: str, start: int, end: int) -> Clause | None:
        """The smallest clause whose span contains [start, end)."""
        ...

    def passages(self, passage_ids: Sequence[str], filters: Filters) -> dict[str, Passage]:
        """The visible ones among these ids that pass the filters."""
        ...

    def edition_passages(self, edition_id: str) -> tuple[Passage, ...]: ...

    def count_passages(self, language: str) -> int: ...

    def vectors(self, embedder_key: str, language: str) -> tuple[list[str], Vector]:
        """Passage ids and their vectors, shape (n, dimension), for visible passages."""
        ...

    def vectors_of(self, embedder_key: str, digests: Sequence[str]) -> dict[str, Vector]:
        """Vectors by the SHA-256 of the indexed text."""
        ...

    def embedder_keys(self) -> tuple[str, ...]:
        """Keys of the embedders whose vectors the store holds."""
        ...

    def generation(self, kind: str) -> Generation | None:
        """The current generation of ``dense`` or ``lexical``."""
        ...

    def setting(self, name: str) -> str | None:
        """A value that the base keeps about itself (corpus digest, embedder key)."""
        ...


class StoreWriter(Protocol):
    """Changes the truth; each call is one transaction."""

    def commit_edition(self, bundle: EditionBundle) -> None:
        """Adds an edition, or replaces the one of the same id, with all it consists of."""
        ...

    def add_source(self, edition_id: str, source: Source, original: bytes) -> None:
        """One more place where the same text was found; moves it from another edition."""
        ...

    def remove_edition(self, edition_id: str) -> None: ...

    def replace_passages(self, edition_id: str, passages: Sequence[Passage]) -> None: ...

    def add_vectors(self, embedder_key: str, vectors: Mapping[str, Vector]) -> None: ...

    def drop_vectors(self, embedder_key: str) -> None: ...

    def set_generation(self, generation: Generation) -> None:
        """Makes it the current one of its kind, or updates its state."""
        ...

    def set_setting(self, name: str, value: str) -> None: ...

    def save_record(self, record_id: str, content: str) -> None: ...


class Store(StoreReader, StoreWriter, Protocol):
    """Both halves, and an end."""

    def close(self) -> None: ...
