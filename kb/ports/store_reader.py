"""Reading the truth."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from kb.domain.clauses import Clause, Passage
from kb.domain.instruments import BlockOrigin, Edition, Instrument, Source, StoredText
from kb.domain.legal_content import LegalContent
from kb.domain.references import Reference
from kb.domain.relations import Relation
from kb.domain.retrieval import Filters
from kb.ports.embedder import SentenceVectors, Vector
from kb.ports.values import Counts, Generation, Intents


class StoreReader(Protocol):
    """Reads the truth. Everything it returns is committed."""

    def revision(self) -> int:
        """A number that grows with every committed change; equal means nothing changed."""
        ...

    def instruments(self) -> tuple[Instrument, ...]: ...

    def instrument(self, instrument_id: str) -> Instrument | None: ...

    def editions(self, instrument_id: str | None = None) -> tuple[Edition, ...]: ...

    def edition(self, edition_id: str) -> Edition | None: ...

    def text(self, edition_id: str, *, with_origins: bool = True) -> StoredText | None:
        """Its source map may have thousands of rows: leave it out where words alone matter."""
        ...

    def origins(
        self, edition_id: str, start: int = 0, end: int | None = None
    ) -> tuple[BlockOrigin, ...]:
        """The rows of the source map that text[start:end) stands in, in order; () without one."""
        ...

    def parsers(self) -> dict[str, str]:
        """By edition id: the parser, and its version, that read the text."""
        ...

    def source(self, edition_id: str) -> Source | None: ...

    def original(self, sha256: str) -> bytes | None:
        """A source file as it came; None where it is not kept."""
        ...

    def originals(self) -> tuple[str, ...]:
        """SHA-256 of every source file that must be kept."""
        ...

    def damage(self) -> tuple[str, ...]:
        """What is wrong with the database itself, a line each; nothing where it is sound."""
        ...

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

    def content(self, edition_id: str) -> LegalContent:
        """What was read in its text; nothing where there is no such edition."""
        ...

    def relations(self) -> tuple[tuple[str, Relation], ...]:
        """(edition id, what it says that it does to another instrument), by edition."""
        ...

    def names_referred_to(self) -> tuple[str, ...]:
        """Every name or number of another instrument that a text refers to, as written."""
        ...

    def references_to(self, names: Sequence[str]) -> tuple[tuple[str, Reference], ...]:
        """(edition id, reference) where the instrument is written in one of these ways."""
        ...

    def sharing(self, edition_id: str) -> dict[str, int]:
        """By the id of each other edition: how many wordings of clauses both have."""
        ...

    def passages(self, passage_ids: Sequence[str], filters: Filters) -> dict[str, Passage]:
        """The visible ones among these ids that pass the filters."""
        ...

    def edition_passages(self, edition_id: str) -> tuple[Passage, ...]: ...

    def count_passages(self, language: str, most: int | None = None) -> int:
        """Counting takes time for each of them; it ends at ``most``."""
        ...

    def vectors(self, embedder_key: str, language: str) -> tuple[list[str], Vector]:
        """Passage ids and their vectors, shape (n, dimension), for visible passages."""
        ...

    def vectors_of(self, embedder_key: str, digests: Sequence[str]) -> dict[str, Vector]:
        """Vectors by the SHA-256 of the indexed text."""
        ...

    def sentences_of(self, embedder_key: str, digests: Sequence[str]) -> dict[str, SentenceVectors]:
        """Vectors of sentences by the SHA-256 of the indexed text; about .999 of them exact."""
        ...

    def with_sentences(self, embedder_key: str, digests: Sequence[str]) -> frozenset[str]:
        """Those of these texts whose sentences have vectors."""
        ...

    def count_vectors(self, embedder_key: str, language: str) -> int:
        """Visible passages of the language that have a vector."""
        ...

    def embedder_keys(self) -> tuple[str, ...]:
        """Keys of the embedders whose vectors the store holds."""
        ...

    def generation(self, kind: str) -> Generation | None:
        """The current generation of ``dense`` or ``lexical``."""
        ...

    def retired(self) -> tuple[str, ...]:
        """Names of generations that are not current: half built, or replaced and to be dropped."""
        ...

    def intents(self) -> Intents: ...

    def records(self) -> Iterator[tuple[str, str]]:
        """(record id, content) of every record kept."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """While it is open, this thread reads the base as it was at the beginning."""
        ...

    def setting(self, name: str) -> str | None:
        """A value that the base keeps about itself (corpus digest, embedder key)."""
        ...
