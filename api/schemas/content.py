"""What was read in a clause, over HTTP."""

from pydantic import BaseModel, ConfigDict

from api.schemas.examples import READ_CLAUSE
from api.schemas.texts import ShownClauseModel
from kb.domain.norms import BearerKind, NormKind
from kb.domain.references import ReferenceKind


class NormModel(BaseModel):
    """What a sentence does to whom; ``verb`` and ``bearer`` are words of the text."""

    kind: NormKind
    start: int
    end: int
    verb: str
    bearer: str
    bearer_kind: BearerKind
    protects: str


class DefinitionModel(BaseModel):
    """A term that the clause defines."""

    term: str
    start: int
    end: int


class ReferenceModel(BaseModel):
    """A pointer in the clause, with the instruments and clauses held that it leads to."""

    kind: ReferenceKind
    words: str
    start: int
    end: int
    instruments: list[str]
    clauses: list[str]


class ReadClauseModel(ShownClauseModel):
    """A clause with what was read in it, and the clauses that point to it."""

    model_config = ConfigDict(json_schema_extra={"examples": [READ_CLAUSE]})

    norms: list[NormModel]
    definitions: list[DefinitionModel]
    references: list[ReferenceModel]
    referred_to_by: list[str]
