"""GET /healthz."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict

from api.dependencies import Base
from api.openapi import errors

router = APIRouter(tags=["service"])

_EXAMPLE: JsonDict = {
    "status": "ok",
    "revision": 44,
    "instruments": 41,
    "editions": 44,
    "embedder": "touchstone-minilm-zh-en",
    "degraded": False,
}


class HealthModel(BaseModel):
    """The state of the base; further keys may be added."""

    model_config = ConfigDict(extra="allow", json_schema_extra={"examples": [_EXAMPLE]})

    status: str = "ok"


@router.get(
    "/healthz",
    summary="Whether the service can answer",
    response_model=HealthModel,
    responses=errors(),
)
def healthz(base: Base) -> dict[str, str | int | bool]:
    """503 with a problem document where the base cannot be used."""
    return base.health()
