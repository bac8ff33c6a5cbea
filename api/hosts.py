"""Refuses foreign Host headers.

A web page can point its own name at 127.0.0.1 and then read the answers of a service that
listens there (DNS rebinding); the Host header still carries that page's name.
"""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem


class TrustedHosts:
    """ASGI middleware; ``hosts`` are names without a port."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._trusts(Request(scope)):
            await self._app(scope, receive, send)
            return
        answer = problem(
            421,
            "foreign-host",
            "This service does not answer to that name",
            "The Host header names another host.",
            f"Call it as {self._hosts[0]}.",
        )
        await answer(scope, receive, send)

    def _trusts(self, request: Request) -> bool:
        return (request.url.hostname or "") in self._hosts
