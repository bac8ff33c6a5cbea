"""Errors as problem documents (RFC 9457) with a ``next_step`` for people."""

import re
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from kb.errors import TouchstoneError, UsageError

MEDIA_TYPE = "application/problem+json"
INVALID = UsageError.title
OURS = "An error of ours"
_UNREADABLE = "Send JSON in UTF-8; compare with the example at /docs."
_OUR_ERROR = "Look at the log of the service, and report what it says."


def problem(
    status: int, kind: str, title: str, detail: str, next_step: str | None = None
) -> JSONResponse:
    """``type`` leads to the description of this kind of problem on the page at /docs."""
    body = problem_body(status, kind, title, detail, next_step)
    return JSONResponse(body, status, media_type=MEDIA_TYPE)


def problem_body(
    status: int, kind: str, title: str, detail: str, next_step: str | None
) -> dict[str, object]:
    """The JSON of a problem document."""
    return {
        "type": f"/docs#problem-{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        "next_step": next_step,
    }


def kind_of(error: TouchstoneError) -> str:
    """``NotFound`` is ``not-found``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type(error).__name__).lower()


def install(app: FastAPI) -> None:
    """One handler for our own errors, one for each way that FastAPI itself refuses."""
    app.add_exception_handler(TouchstoneError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _unexpected)


def _known(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, TouchstoneError)
    return problem(
        error.http_status, kind_of(error), error.title, error.problem, error.cure or None
    )


def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    faults = "; ".join(_fault(fault) for fault in error.errors())
    return problem(422, "invalid-request", INVALID, faults, "Compare with the example at /docs.")


def _fault(fault: Mapping[str, object]) -> str:
    """``question: Field required``; what was sent is not repeated."""
    place = fault.get("loc")
    names = [str(part) for part in place[1:]] if isinstance(place, tuple) else []
    return f"{'.'.join(names) or 'body'}: {fault.get('msg')}"


def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    detail = f"{request.method} {request.url.path}: {error.detail}"
    kind = "no-such-route" if error.status_code == HTTPStatus.NOT_FOUND else "refused"
    next_step = _UNREADABLE if error.status_code == HTTPStatus.BAD_REQUEST else "See /docs."
    answer = problem(error.status_code, kind, str(error.detail), detail, next_step)
    answer.headers.update(error.headers or {})
    return answer


def _unexpected(_: Request, __: Exception) -> JSONResponse:
    return problem(500, "internal-error", OURS, "The request failed.", _OUR_ERROR)
