"""GET /v1/clauses/{clause_id}."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from api.dependencies import Base
from api.openapi import errors
from api.schemas.content import ReadClauseModel
from kb.rendering.as_json import shown_document

router = APIRouter(tags=["texts"])

ClauseId = Annotated[
    str,
    Path(
        max_length=600,
        description="As citations carry it; percent-encoded where the client asks for it.",
        examples=["cn:product-quality-law@2018-12-29.zh~art_26"],
    ),
]
AsOf = Annotated[date | None, Query(description="The day whose status is told; default today.")]


@router.get(
    "/clauses/{clause_id}",
    summary="One clause with its wording and status",
    response_model=ReadClauseModel,
    responses=errors(404, 422),
)
def clause(base: Base, clause_id: ClauseId, as_of: AsOf = None) -> dict[str, Any]:
    """The wording is exact: the stored text of the edition from ``start`` to ``end``.

    ``norms``, ``definitions`` and ``references`` are what was read in it.
    """
    return shown_document(base.clause(clause_id, as_of=as_of))
