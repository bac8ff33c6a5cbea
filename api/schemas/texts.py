"""Clauses and search results over HTTP."""

from pydantic import BaseModel, ConfigDict

from api.schemas.examples import CLAUSE, SEARCH
from api.schemas.parts import (
    ClauseModel,
    EditionModel,
    InstrumentModel,
    LocatedModel,
    RowModel,
    SourceModel,
    StatusModel,
)
from kb.domain.vocabulary import ClauseKind


class FullClauseModel(ClauseModel):
    """A clause with its kind and its own heading."""

    kind: ClauseKind
    heading: str


class ShownClauseModel(LocatedModel, RowModel):
    """One clause with its wording, the stored text's ``[start:end]``."""

    model_config = ConfigDict(json_schema_extra={"examples": [CLAUSE]})

    instrument: InstrumentModel
    edition: EditionModel
    clause: FullClauseModel
    text: str
    start: int
    end: int
    status: StatusModel
    source: SourceModel


class ScoresModel(BaseModel):
    """Scores in [0, 1], but ``lexical_raw``, which is BM25; null where nobody looked.

    ``score`` orders one search. ``relevance`` is the calibrated probability that the passage bears
    on the question; it may be compared between searches. The others are parts of the two.
    """

    score: float
    relevance: float | None
    exact: float | None
    lexical: float | None
    lexical_raw: float | None
    strength: float | None
    dense: float | None
    sentence: float | None
    reranked: float | None
    prior: float | None
    coverage: float | None


class PassageModel(LocatedModel, ScoresModel):
    """A passage that was kept, and why it matched."""

    passage: str
    instrument: InstrumentModel
    edition: EditionModel
    clause: ClauseModel
    text: str
    start: int
    end: int
    status: StatusModel
    matched_by: list[str]


class RejectedModel(ScoresModel):
    """A passage that was found and not kept."""

    passage: str
    clause: str
    reason: str


class SearchModel(BaseModel):
    """Clauses that the query names, passages best first, and what was not kept."""

    model_config = ConfigDict(json_schema_extra={"examples": [SEARCH]})

    query: str
    clauses: list[ShownClauseModel]
    passages: list[PassageModel]
    rejected: list[RejectedModel]
    notices: list[str]
    timings_ms: dict[str, float]
