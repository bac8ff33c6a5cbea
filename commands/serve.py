"""``touchstone serve``: the HTTP door, on this machine only."""

import ipaddress
import socket
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from commands import exit_codes
from commands.context import ingestion, settings_of
from commands.options import JsonFlag, QuietFlag, new_app
from commands.output import note, print_json
from kb.errors import UsageError

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase

app = new_app()

Host = Annotated[
    str | None, typer.Option(metavar="HOST", help="A loopback address; 127.0.0.1 by default.")
]
Port = Annotated[
    int | None, typer.Option(min=0, max=65535, help="8321 by default; 0 takes a free one.")
]


@app.command()
def serve(
    ctx: typer.Context,
    *,
    host: Host = None,
    port: Port = None,
    as_json: JsonFlag = False,
    quiet: QuietFlag = False,
) -> int:
    """Answer over HTTP on this machine."""
    settings = settings_of(ctx)
    address = settings.host if host is None else host
    require_loopback(address)

    from kb.bootstrap import open_knowledge_base

    # Its owner: nobody changes the base, or takes an index away, while it answers.
    with ingestion(ctx, silent=quiet, create=False) as work:
        listener = listen(address, settings.port if port is None else port)
        with listener:
            note(work.settle(), quiet=quiet)
            with closing(open_knowledge_base(settings)) as base:
                url = url_of(listener)
                if as_json:
                    print_json({"listening": url, "docs": f"{url}/docs"})
                note((f"Listening on {url}; {url}/docs describes it. Ctrl-C ends.",), quiet=quiet)
                _run(base, listener)
    return exit_codes.DONE


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it; a name but localhost is not looked up."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def require_loopback(host: str) -> None:
    """Refuses to be reachable from other machines, since there are no keys yet."""
    if not is_loopback(host):
        problem = f"Listening on '{host}' would let others in, and this version has no keys yet."
        cure = "Leave --host out, or put a proxy that asks for a password before 127.0.0.1."
        raise UsageError(problem, cure)


def listen(host: str, port: int) -> socket.socket:
    """Takes the port before anything is announced."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        problem = f"Port {port} on {host} cannot be used: {error.strerror}."
        raise UsageError(problem, f"Try 'touchstone serve --port {port + 1}'.") from None


def url_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _run(base: "KnowledgeBase", listener: socket.socket) -> None:
    import uvicorn

    from api.app import LOOPBACK_HOSTS, create_app

    app = create_app(base, trusted_hosts=LOOPBACK_HOSTS)
    # The access log would go to stdout, and a question is nobody's business.
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listener])
