"""GET /v1/search."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.dependencies import Base
from api.openapi import errors
from api.schemas.requests import MAX_FILTER, Id, Language
from api.schemas.texts import SearchModel
from ingest.topics import narrowed
from kb.domain.answers import MAX_K, MAX_QUESTION
from kb.domain.retrieval import Filters
from kb.domain.vocabulary import Level
from kb.rendering.as_json import search_document

router = APIRouter(tags=["answers"])

Words = Annotated[
    str,
    Query(min_length=1, max_length=MAX_QUESTION, description="Words to find.", examples=["召回"]),
]
Count = Annotated[int, Query(ge=1, le=MAX_K, description="How many passages.")]
Levels = Annotated[
    list[Level], Query(max_length=MAX_FILTER, description="Only these; may be given again.")
]
Instruments = Annotated[
    list[Id], Query(max_length=MAX_FILTER, description="Only these instruments' ids.")
]
Languages = Annotated[
    list[Language], Query(max_length=MAX_FILTER, description="Only texts in these.")
]
Topics = Annotated[
    list[Id],
    Query(max_length=MAX_FILTER, description="Only instruments that carry one; by any name."),
]


@router.get(
    "/search",
    summary="Passages with scores and why they matched",
    response_model=SearchModel,
    responses=errors(400, 422),
)
def search(  # noqa: PLR0913 - every parameter of a query is an argument
    *,
    base: Base,
    q: Words,
    k: Count = 10,
    level: Levels = [],  # noqa: B006 - FastAPI copies it
    instrument: Instruments = [],  # noqa: B006 - as above
    language: Languages = [],  # noqa: B006 - as above
    topic: Topics = [],  # noqa: B006 - as above
) -> dict[str, Any]:
    """Best first; ``rejected`` holds what was found and not kept, with the reason."""
    filters = Filters(tuple(map(str, level)), tuple(instrument), tuple(language))
    result = base.search(q, filters=narrowed(filters, topic), k=k)
    return search_document(q, result, base.describe)
