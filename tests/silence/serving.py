"""Starts ``touchstone serve``, calls every route, prints what came back. A program of its own, so
that it can run in a namespace: ``python serving.py REQUESTS COMMAND...``.
"""

import fcntl
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import urllib.request
from typing import Any

_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 0x1


def raise_loopback() -> None:
    """A new namespace has a loopback that is down."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        asked = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(handle, _GET_FLAGS, asked))[1]
        if not flags & _UP:
            fcntl.ioctl(handle, _SET_FLAGS, struct.pack("16sh14x", b"lo", flags | _UP))


def announced(server: subprocess.Popen[str]) -> str:
    """The address in the JSON document that the command prints first."""
    assert server.stdout is not None
    text = ""
    while line := server.stdout.readline():
        text += line
        if line.startswith("}"):
            return str(json.loads(text)["listening"])
    raise SystemExit(f"the server ended: {text}")


def called(url: str, path: str, body: Any) -> list[Any]:
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"} if data else {}
    request = urllib.request.Request(url + path, data, headers)
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=60) as response:
        return [response.status, response.read().decode("utf-8")]


def main() -> None:
    requests, command = json.loads(sys.argv[1]), sys.argv[2:]
    raise_loopback()
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    )
    try:
        url = announced(server)
        answers = {path: called(url, path, body) for path, body in requests}
    finally:
        # The whole group: the tracer lets the signal pass to what it traces.
        os.killpg(server.pid, signal.SIGINT)
        server.wait(timeout=60)
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
