"""What the OpenAPI document says beyond the routes themselves."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from typing import Any

from fastapi import FastAPI

from api.problems import INVALID, MEDIA_TYPE, OURS, problem_body
from api.schemas.problem import Problem
from kb.errors import DataDirectoryError, NotFound, UsageError

DESCRIPTION = (
    "Questions about quality policy, answered only with what the sources prove. Every sentence "
    "of an answer carries exact quotes; `start` and `end` count Unicode code points in the "
    "stored text of the edition. A question without an answer is no error: the status is 200 "
    "and `outcome` says why."
)
TAGS = [
    {"name": "answers", "description": "Questions and passages."},
    {"name": "texts", "description": "Clauses by their ids."},
    {"name": "service", "description": "The state of the service."},
]

_EXAMPLES = {
    400: ("usage-error", "The question is empty.", 'Send {"question": "..."}.'),
    404: ("not-found", "No clause 'cn:x@undated.zh~art_1'.", "Search for it: GET /v1/search?q=..."),
    422: ("invalid-request", "question: Field required", "Compare with the example at /docs."),
    500: ("internal-error", "The request failed.", "Look at the log of the service."),
    503: ("data-directory-error", "No knowledge base.", "Make one: touchstone init"),
}
_TITLES = {
    400: UsageError.title,
    404: NotFound.title,
    422: INVALID,
    500: OURS,
    503: DataDirectoryError.title,
}


def version() -> str:
    try:
        return installed_version("touchstone")
    except PackageNotFoundError:
        return "0"


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route: each error as a problem document with an example."""
    return {status: _response(status) for status in sorted({*statuses, 500, 503})}


def _response(status: int) -> dict[str, Any]:
    kind, detail, next_step = _EXAMPLES[status]
    example = problem_body(status, kind, _TITLES[status], detail, next_step)
    schema = {"$ref": "#/components/schemas/Problem"}
    content = {MEDIA_TYPE: {"schema": schema, "example": example}}
    return {"description": _TITLES[status], "content": content}


def install(app: FastAPI) -> None:
    """Adds the schema that the error responses name, which no route returns as a model."""
    describe = app.openapi

    def with_problems() -> dict[str, Any]:
        document = describe()
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas.setdefault("Problem", Problem.model_json_schema())
        return document

    app.openapi = with_problems  # type: ignore[method-assign]  # how FastAPI has it replaced
