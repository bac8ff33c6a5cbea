"""An answer over HTTP."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from api.schemas.examples import ANSWER
from api.schemas.parts import (
    ClauseModel,
    EditionModel,
    InstrumentModel,
    LocatedModel,
    RowModel,
    SourceModel,
    StatusModel,
)
from kb.domain.vocabulary import OutcomeCode


class SentenceModel(BaseModel):
    """One sentence and the numbers of its citations."""

    text: str
    citations: list[int]


class CoverageModel(BaseModel):
    """How many sentences there are, cite, and were verified again."""

    sentences: int
    cited: int
    verified: int


class CitationModel(LocatedModel, RowModel):
    """An exact quote: the stored text's code points from ``start`` to ``end``."""

    n: int
    instrument: InstrumentModel
    edition: EditionModel
    clause: ClauseModel
    quote: str
    start: int
    end: int
    status: StatusModel
    source: SourceModel


class AnswerModel(BaseModel):
    """The whole answer; ``outcome`` says how the question ended."""

    model_config = ConfigDict(json_schema_extra={"examples": [ANSWER]})

    record: str
    question: str
    language: str
    as_of: date
    outcome: OutcomeCode
    message: str
    next_step: str | None
    sentences: list[SentenceModel]
    coverage: CoverageModel
    citations: list[CitationModel]
    notices: list[str]
    timings_ms: dict[str, float]
