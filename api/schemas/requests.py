"""What may be asked, and its limits."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ingest.topics import narrowed
from kb.domain.answers import MAX_K, MAX_QUESTION
from kb.domain.norms import BearerKind, NormKind
from kb.domain.retrieval import Filters
from kb.domain.vocabulary import Level, Rendition, Standing, StatusCode

MAX_FILTER = 50

Language = Literal["zh", "en"]
Id = Annotated[str, Field(min_length=1, max_length=300)]


class FilterRequest(BaseModel):
    """Limits of a question; an empty list does not limit."""

    model_config = ConfigDict(extra="forbid")

    levels: list[Level] = Field(default=[], max_length=MAX_FILTER)
    instruments: list[Id] = Field(default=[], max_length=MAX_FILTER)
    languages: list[Language] = Field(default=[], max_length=MAX_FILTER)
    standings: list[Standing] = Field(default=[], max_length=MAX_FILTER)
    renditions: list[Rendition] = Field(default=[], max_length=MAX_FILTER)
    jurisdictions: list[Id] = Field(default=[], max_length=MAX_FILTER)
    issuers: list[Id] = Field(default=[], max_length=MAX_FILTER)
    statuses: list[StatusCode] = Field(default=[], max_length=MAX_FILTER)
    norms: list[NormKind] = Field(default=[], max_length=MAX_FILTER)
    bearers: list[BearerKind] = Field(default=[], max_length=MAX_FILTER)
    topics: list[Id] = Field(
        default=[],
        max_length=MAX_FILTER,
        description="Instruments that carry one of these, by any name; not beside instruments.",
    )

    def to_filters(self) -> Filters:
        """Raises UsageError for an unknown topic."""
        given = {name: tuple(map(str, words)) for name, words in self if name != "topics"}
        return narrowed(Filters(**given), self.topics)


class AskRequest(BaseModel):
    """A question, the day its answer must hold for, and limits."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"question": "生产者应当对其生产的产品承担什么质量责任？"},
                {
                    "question": "What must a producer answer for?",
                    "as_of": "2026-11-20",
                    "language": "en",
                    "filters": {"levels": ["law"], "languages": ["en"]},
                    "k": 5,
                },
            ]
        },
    )

    question: str = Field(min_length=1, max_length=MAX_QUESTION)
    as_of: date | None = Field(default=None, description="Default: today in Asia/Shanghai.")
    language: Language | None = Field(default=None, description="Default: the question's.")
    filters: FilterRequest = FilterRequest()
    k: int = Field(default=5, ge=1, le=MAX_K, description="Passages that may answer.")
