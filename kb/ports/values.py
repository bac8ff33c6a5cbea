"""What goes into the store and comes out of it as one piece."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.domain.clauses import Clause, Passage
from kb.domain.instruments import Edition, Instrument, Source, StoredText
from kb.domain.legal_content import NO_CONTENT, LegalContent
from kb.ports.embedder import SentenceVectors, Vector


@dataclass(frozen=True, slots=True)
class EditionBundle:
    """All that one committed edition consists of; the store takes it in one transaction.

    ``vectors`` maps the SHA-256 of ``passage.indexed_text`` to a row; texts of languages that
    the embedder does not declare have none. ``sentences`` has the same keys.
    """

    instrument: Instrument
    edition: Edition
    text: StoredText
    clauses: tuple[Clause, ...]
    passages: tuple[Passage, ...]
    source: Source
    original: bytes
    embedder_key: str = ""
    content: LegalContent = NO_CONTENT
    vectors: Mapping[str, Vector] | None = None
    sentences: Mapping[str, SentenceVectors] | None = None


@dataclass(frozen=True, slots=True)
class Generation:
    """One derived index directory: ``indexes/<name>``; ``state`` is dirty or clean."""

    name: str
    kind: str
    key: str
    state: str


@dataclass(frozen=True, slots=True)
class Intents:
    """What a run has begun and not ended: editions whose index entries may be off.

    ``erase`` names those whose traces in records and files are still to be wiped out.
    """

    index: tuple[str, ...] = ()
    erase: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """How much a removal took out of the truth."""

    instruments: int = 0
    editions: int = 0
    clauses: int = 0
    passages: int = 0
    vectors: int = 0
    sources: int = 0
    originals: int = 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a rebuild puts in place of the old, all at once.

    ``passages`` are the new ones of the editions whose windows changed; ``settings`` name the
    embedder; vectors of every other embedder than ``embedder_key`` go.
    """

    embedder_key: str
    generations: tuple[Generation, ...]
    passages: Mapping[str, Sequence[Passage]]
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an edition consists of; sections count as ``articles`` where it has none."""

    articles: int
    clauses: int
    passages: int
