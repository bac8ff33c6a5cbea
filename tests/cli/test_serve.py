"""``touchstone serve`` listens on this machine only."""

import socket

import pytest

from commands.serve import is_loopback, listen, url_of
from kb.errors import UsageError


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.9.10"])
def test_loopback_addresses_are_allowed(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", "", "127.1 "])
def test_other_addresses_are_refused_before_anything_opens(touchstone, seam, host):
    result = touchstone("serve", "--host", host)
    assert result.code == 2
    assert "no keys yet" in result.err
    assert seam.settings is None


def test_a_host_from_the_environment_is_checked_too(touchstone, monkeypatch):
    monkeypatch.setenv("TOUCHSTONE_HOST", "0.0.0.0")
    assert touchstone("serve").code == 2


def test_a_taken_port_is_advice():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError) as caught:
            listen("127.0.0.1", port)
    assert f"--port {port + 1}" in caught.value.cure


def test_the_announced_address_is_the_one_that_was_bound():
    with listen("127.0.0.1", 0) as listener:
        assert url_of(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_server_that_cannot_listen_lets_go_of_the_base(touchstone, seam):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = touchstone("serve", "--port", str(taken.getsockname()[1]))
    assert result.code == 2
    assert seam.command == "serve"
    assert seam.work.calls == [("close", None, {})]
