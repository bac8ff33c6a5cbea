"""What a search is asked, and what it finds: kept and rejected candidates with their scores."""

from dataclasses import dataclass, field

from kb.domain.clauses import Clause, Passage
from kb.domain.places import Place


@dataclass(frozen=True, slots=True)
class Filters:
    """Limits of a search; an empty tuple does not limit.

    ``instruments`` are ids, or names where a knowledge base is asked; ``issuers`` parts of an
    issuer's name; ``statuses`` hold on the day asked for. A passage passes ``norms`` and
    ``bearers`` where one of its sentences has such a norm with such a bearer; all other words are
    those of the closed lists.
    """

    levels: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    renditions: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One index's opinion of a passage; higher scores are better, scales differ by index."""

    passage_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with the scores that led to it, each in [0, 1] but ``lexical_raw`` (BM25).

    ``score`` orders the candidates of one search. Its parts: ``lexical`` is BM25 divided by the
    greatest of the search, ``strength`` by what the words could reach at most, ``dense`` the cosine
    of the passage, ``sentence`` that of its best sentence, ``exact`` 1 where the words name its
    instrument, ``reranked`` what a cross-encoder says, ``prior`` the authority of its
    text, which answers alone look at; each None where nobody looked.
    ``coverage`` is the share of the question's matter, weighed by rarity, that the passage and its
    headings carry; ``relevance`` is the calibrated probability that the passage bears on the
    question, which may be compared between searches; ``bears`` is False where it is too small for
    any answer. They are told of what is kept.

    ``matched_by`` names the ways it was found: lexical, or translated where its words are
    those of the question in the other language, dense, sentence, name.
    ``reason`` says why a rejected candidate was not kept. ``places`` are where the passage stands
    in its source, told of what a search gives to its reader.
    """

    passage: Passage
    score: float
    lexical: float | None = None
    lexical_raw: float | None = None
    strength: float | None = None
    dense: float | None = None
    sentence: float | None = None
    exact: float | None = None
    reranked: float | None = None
    prior: float | None = None
    coverage: float | None = None
    relevance: float | None = None
    bears: bool = True
    matched_by: tuple[str, ...] = ()
    reason: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Candidates best first, what was rejected and why, and notices for people.

    ``clauses`` are those that the words name by number.
    """

    kept: tuple[Candidate, ...]
    rejected: tuple[Candidate, ...] = ()
    clauses: tuple[Clause, ...] = ()
    notices: tuple[str, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
