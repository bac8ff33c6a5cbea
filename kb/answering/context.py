"""What the steps of answering hand on to one another."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.domain.answers import Citation, Question, Sentence
from kb.domain.clauses import Clause
from kb.domain.instruments import Edition
from kb.domain.retrieval import Candidate, SearchResult
from kb.domain.vocabulary import OutcomeCode
from kb.ports import Vector
from kb.retrieval.catalogue_view import CatalogueView
from kb.retrieval.naming import Named

PRIOR_WEIGHT = 0.03
"""Enough to part two texts that say the same, too little to outdo what fits the question."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a source, ``stored text[start:end]``, and how well it supports an answer.

    ``coverage`` is the share of the question's matter (weighted by rarity) that the sentence
    and its headings carry; ``similarity`` the cosine of sentence and question, where embedded.
    ``retrieval`` is the score of its passage among those found, which knows length and place;
    ``bears`` is False where the passage hardly bears on the question at all; ``prior`` is the
    authority of its text.
    """

    edition_id: str
    start: int
    end: int
    text: str
    coverage: float
    similarity: float | None = None
    retrieval: float = 0.0
    bears: bool = True
    prior: float = 0.0

    @property
    def support(self) -> float:
        """How well the sentence alone supports an answer, in [0, 1]; refusal looks at this."""
        if self.similarity is None:
            return self.coverage
        return 0.5 * self.coverage + 0.5 * max(0.0, self.similarity)

    @property
    def rank(self) -> float:
        """Support, retrieval and a little authority; the order of sentences follows this."""
        return 0.75 * self.support + 0.25 * self.retrieval + PRIOR_WEIGHT * self.prior


@dataclass(frozen=True, slots=True)
class Context:
    """One question on its way to an answer. Each step returns a new one.

    A step that sets ``outcome`` ends the run; the steps after it are passed over.
    ``vector`` is the question's own, where it was embedded for the search.
    ``missing`` are clause numbers that the instrument named does not have here.
    ``outdated`` are sentences of texts that do not hold on the day; they are never quoted.
    ``languages`` are those whose texts are looked through for this answer: the filters', or first
    the question's own, and the others where it gives none.
    ``is_quoted`` is True where the evidence is the clauses that the question names.
    """

    question: Question
    view: CatalogueView
    named: Named = Named((), ())
    found: SearchResult = SearchResult(kept=())
    languages: tuple[str, ...] = ()
    vector: Vector | None = None
    clauses: tuple[Clause, ...] = ()
    missing: tuple[str, ...] = ()
    usable: tuple[Candidate, ...] = ()
    set_aside: tuple[Candidate, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    outdated: tuple[Evidence, ...] = ()
    terms: float = 0.0
    is_quoted: bool = False
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    verified: int = 0
    outcome: OutcomeCode | None = None
    detail: str = ""
    notices: tuple[str, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)

    @property
    def only_recorded(self) -> bool:
        """True where of the instruments named the base has nothing but the catalogue's records."""
        editions = list(self.named_editions)
        return bool(editions) and all(edition.is_record for edition in editions)

    @property
    def named_editions(self) -> Iterator[Edition]:
        """The editions held of the instruments that the question names."""
        for instrument_id in self.named.instrument_ids:
            yield from self.view.editions_of.get(instrument_id, ())
