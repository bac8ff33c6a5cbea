"""The application in this process, with a fake base behind it."""

import pytest
from fastapi.testclient import TestClient

from api.app import LOOPBACK_HOSTS, create_app
from tests.cli.fakes import FakeKnowledgeBase


@pytest.fixture
def base():
    return FakeKnowledgeBase()


@pytest.fixture
def client(base):
    app = create_app(base, trusted_hosts=LOOPBACK_HOSTS)
    return TestClient(app, base_url="http://127.0.0.1:8321", raise_server_exceptions=False)
