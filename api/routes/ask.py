"""POST /v1/ask."""

from typing import Any

from fastapi import APIRouter

from api.dependencies import Base
from api.openapi import errors
from api.schemas.answers import AnswerModel
from api.schemas.requests import AskRequest
from kb.rendering.as_json import answer_document

router = APIRouter(tags=["answers"])


@router.post(
    "/ask",
    summary="One question, one answer with exact quotes",
    response_model=AnswerModel,
    responses=errors(400, 422),
)
def ask(request: AskRequest, base: Base) -> dict[str, Any]:
    """Without an answer the status is 200 as well: read ``outcome`` and ``next_step``."""
    answer = base.ask(
        request.question,
        as_of=request.as_of,
        language=request.language,
        filters=request.filters.to_filters(),
        k=request.k,
    )
    return answer_document(answer)
