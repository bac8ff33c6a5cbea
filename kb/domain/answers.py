"""An answer: outcome, sentences, citations. Its JSON form is in kb/rendering/as_json.py."""

from dataclasses import dataclass, field
from datetime import date

from kb.domain.clauses import Clause
from kb.domain.instruments import Edition, Instrument, Source
from kb.domain.places import Place, page_of
from kb.domain.retrieval import Filters
from kb.domain.status import Status
from kb.domain.tables import TableRow
from kb.domain.vocabulary import OutcomeCode

MAX_QUESTION = 4_000
"""Characters; a longer text is a document and not a question."""

MAX_K = 100
"""The most sentences or passages that one call may ask for."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: the words, the date the answer must hold for, and limits."""

    text: str
    as_of: date
    language: str
    filters: Filters = Filters()
    k: int = 5


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact quote: ``quote == stored text[start:end]`` of the edition.

    ``places`` are where it stands in the source, () where that is not known; ``row`` holds the
    cells where the clause is a row of a table.
    """

    n: int
    instrument: Instrument
    edition: Edition
    clause: Clause
    quote: str
    start: int
    end: int
    status: Status
    source: Source
    places: tuple[Place, ...] = ()
    row: TableRow | None = None

    @property
    def page(self) -> int | None:
        """The page or slide on which the quote begins."""
        return page_of(self.places)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer with the numbers of the citations that it rests on."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences there are, how many cite, how many were verified again."""

    sentences: int = 0
    cited: int = 0
    verified: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer; ``next_step`` is advice where there is no (full) answer."""

    record: str
    question: Question
    outcome: OutcomeCode
    message: str
    next_step: str | None = None
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    coverage: Coverage = Coverage()
    notices: tuple[str, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
