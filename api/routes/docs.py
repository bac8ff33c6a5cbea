"""GET /docs: a page of our own over /openapi.json, so that nothing is fetched from elsewhere."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import Response

router = APIRouter(include_in_schema=False)

_WEB = Path(__file__).parent.parent / "web"
# Says to the browser what the page promises: nothing from other hosts, no inline script.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def _file(name: str, media_type: str) -> Response:
    return Response((_WEB / name).read_bytes(), media_type=media_type, headers=_HEADERS)


@router.get("/docs")
def page() -> Response:
    return _file("docs.html", "text/html")


@router.get("/docs/page.js")
def script() -> Response:
    return _file("docs.js", "text/javascript")


@router.get("/docs/page.css")
def style() -> Response:
    return _file("docs.css", "text/css")
