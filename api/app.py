"""The application: routes, problem documents, the offline page at /docs."""

from collections.abc import Sequence

from fastapi import FastAPI

from api import openapi, problems
from api.hosts import TrustedHosts
from api.routes import ask, clauses, docs, health, search
from kb.knowledge_base import KnowledgeBase

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")


def create_app(base: KnowledgeBase, *, trusted_hosts: Sequence[str] | None = None) -> FastAPI:
    """The HTTP door to a knowledge base, which stays the caller's to close.

    Args:
        base: What answers.
        trusted_hosts: Names that the Host header may carry; any where it is None.
    """
    app = FastAPI(
        title="Touchstone 试金石",
        version=openapi.version(),
        description=openapi.DESCRIPTION,
        openapi_tags=openapi.TAGS,
        docs_url=None,
        redoc_url=None,
    )
    app.state.base = base
    for route in (ask, search, clauses):
        app.include_router(route.router, prefix="/v1")
    app.include_router(health.router)
    app.include_router(docs.router)
    problems.install(app)
    openapi.install(app)
    if trusted_hosts is not None:
        app.add_middleware(TrustedHosts, hosts=tuple(trusted_hosts))
    return app
